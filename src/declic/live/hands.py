"""What the adult counts and settles: raised hands, table cards, a tie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from declic.kernel.steps import Ask, Item
from declic.live import pages, tallies
from declic.live.choices import asked, letters, shape
from declic.live.machine.screens import is_counted, takes_tables
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, current
from declic.live.rooms import Room

# Signs that stand for words everywhere.
SIGNS = {"T": gettext_noop("True"), "N": gettext_noop("Not true"), "P": gettext_noop("It depends")}


@dataclass(frozen=True, slots=True)
class Stepper:
    """One choice whose hands are counted."""

    ask: str
    choice: str
    shape: str
    label: str
    typed: int
    letter: str

    @property
    def named(self) -> str:
        """What the choice is called: its words, or its letter."""
        return self.label or (gettext(SIGNS[self.shape]) if self.shape in SIGNS else self.choice)

    @property
    def words(self) -> str:
        """What a sign without a letter says in words, for whoever counts cards."""
        return gettext(SIGNS[self.shape]) if self.shape in SIGNS else ""

    @property
    def fewer(self) -> int:
        """The number after one hand less."""
        return max(0, self.typed - 1)

    @property
    def much_more(self) -> int:
        """The number after five hands more: a class is not counted by sixteen presses."""
        return self.typed + 5

    @property
    def more(self) -> int:
        """The number after one hand more."""
        return self.typed + 1


def steppers(room: Room) -> list[Stepper]:
    """Give a stepper for each choice whose hands may be counted now."""
    item, place = current(room.script, room.state), room.state.place
    if item is None or place is None or room.state.phase is not Phase.OPEN:
        return []
    typed, words = tallies.typed(room, place), _words_by_hand(room, place, item)
    lettered = room.by_card and len(item.asks) == 1
    return [
        Stepper(
            ask.id,
            choice,
            shape(choice, ask.choices),
            words[ask.id, choice],
            typed.get(ask.id, {}).get(choice, 0),
            letters(ask.choices).get(choice, "") if lettered and not ask.counted else "",
        )
        for ask, choice in _by_hand(item)
    ]


def _by_hand(item: Item) -> list[tuple[Ask, str]]:
    """Give what an adult can count: what the item names, else all choices of its only ask."""
    if item.by_hand:
        known = {ask.id: ask for ask in item.asks}
        return [(known[ask], choice) for ask, choice in item.by_hand]
    asks = [ask for ask in item.asks if len(item.asks) == 1 or ask.counted]
    return [(ask, choice) for ask in asks for choice in ask.choices]


def _words_by_hand(room: Room, place: Place, item: Item) -> dict[tuple[str, str], str]:
    """Name a choice; where the same choice of several asks is counted, the ask says more."""
    counted = [(ask.id, choice) for ask, choice in _by_hand(item)]
    told = {
        ask: asked(room, place, ask, language=room.staff_language)
        for ask in dict.fromkeys(ask for ask, _choice in counted)
    }
    by_ask = bool(item.by_hand) and len(told) > 1
    return {
        (ask, choice): told[ask].text if by_ask else told[ask].choices.get(choice, "")
        for ask, choice in counted
    }


@dataclass(frozen=True, slots=True)
class Sum:
    """How the answers of the open item came so far, and whether they are more than people here."""

    phone: int = 0
    table: int = 0
    card: int = 0
    hand: int = 0
    paper: int = 0
    answered: int = 0
    here: int = 0
    too_many: bool = False


def summed(room: Room) -> Sum | None:
    """Add up phones, cards and hands against who is present; None while nobody's are counted.

    Ticks are not awaited from everybody, so that they are told without those who could.
    """
    place, stepping = room.state.place, steppers(room)
    item = current(room.script, room.state)
    if place is None or not stepping or is_counted(item):
        return None
    ways, counts = tallies.ways(room, place), pages.counted(room)
    most = room.state.tables if takes_tables(item) else room.state.present
    ticks = item is not None and any(ask.several for ask in item.asks)
    here = 0 if ticks else most or counts.here
    too_many = 0 < most < counts.answered
    return Sum(**ways, answered=counts.answered, here=here, too_many=too_many)


def tied(room: Room) -> dict[str, str]:
    """Give the choices between which the facilitator may settle, with their words.

    Nothing once the room has seen how it goes on: showing settles a tie by the usual way.
    """
    choices = room.state.tied if room.state.phase is Phase.CLOSED else ()
    if room.state.place is None or not choices:
        return {}
    words = _words_of(room, room.state.place)
    return {choice: words.get(choice, "") for choice in choices}


def _words_of(room: Room, place: Place) -> Mapping[str, str]:
    item = current(room.script, room.state)
    ask = item.asks[0].id if item and item.asks else ""
    return asked(room, place, ask, language=room.staff_language).choices

"""Answers on paper: what may be entered, and what was entered so far. Reading only."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from declic.activities.queries import kind
from declic.kernel.steps import Ask, Item, Way
from declic.live import choices
from declic.live.machine.script import Place
from declic.live.machine.state import Phase, item_at
from declic.live.models import Answer
from declic.live.rooms import Room

# More would be no room any more; a slip of the finger is.
SHEETS_MOST = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """One box of a question: its id and words, and on how many sheets it was ticked."""

    id: str
    text: str
    ticked: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question in the order of the printed form. `left`: the sheets without an answer to it."""

    id: str
    text: str
    choices: tuple[Choice, ...]
    left: int


def places(room: Room) -> tuple[Place, ...]:
    """Give the pages of questions that the plan has on paper, in their order."""
    return tuple(
        Place(activity.id, item.id)
        for activity in room.played.plan.activities
        if Way.PAPER in kind(activity.kind).ways
        for item in _items(room, activity.id)
        if item.asks and all(_ticked_once(ask) for ask in item.asks)
    )


def _ticked_once(ask: Ask) -> bool:
    """Say whether one box of several is ticked; what was ticked or written freely is no form."""
    return len(ask.choices) > 1 and not ask.several


def _items(room: Room, activity: str) -> tuple[Item, ...]:
    step = room.script.step(activity)
    return step.items[step.form] if step else ()


def may_enter(room: Room, place: Place) -> bool:
    """Say whether sheets of that page can be entered: not before the room has come to it."""
    if place not in places(room):
        return False
    asked = place == room.state.place or place in room.state.results
    return asked or room.state.phase is Phase.ENDED


def respondent(number: int) -> str:
    """Name a sheet as the one who answers. The number is the stack's and nobody's."""
    return f"paper:{number}"


def entered(room: Room, place: Place) -> int:
    """Count the sheets of that page."""
    item = item_at(room.script, room.state, place)
    return _rows(room, place, item.asks[0].id).count() if item and item.asks else 0


def coded(room: Room, place: Place) -> bool:
    """Say whether a sheet of that page has a code on it."""
    item = item_at(room.script, room.state, place)
    return bool(item and item.code)


def questions(room: Room, place: Place) -> tuple[Question, ...]:
    """Give the page's questions as printed, with the sums over the sheets entered."""
    item = item_at(room.script, room.state, place)
    return tuple(_question(room, place, ask.id, ask.choices) for ask in (item.asks if item else ()))


def _question(room: Room, place: Place, ask: str, ids: tuple[str, ...]) -> Question:
    words = choices.asked(room, place, ask, language=room.staff_language)
    ticked = Counter(_rows(room, place, ask).values_list("choices", flat=True))
    told = tuple(Choice(id_, words.choices.get(id_, id_), ticked[id_]) for id_ in ids)
    return Question(ask, words.text, told, ticked[""])


def _rows(room: Room, place: Place, ask: str) -> QuerySet[Answer]:
    return Answer.objects.filter(
        session_id=room.id,
        activity=place.activity,
        item=place.item,
        ask=ask,
        way=Way.PAPER,
    )

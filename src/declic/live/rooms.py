"""A room in memory: the plan it was opened with, its state, and how it is read from disk.

A `Room` is an immutable snapshot. Only the writer makes new ones; everybody else reads the one
that `latest` gives.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from uuid import UUID

from pydantic import BaseModel

from declic.activities.queries import kind
from declic.kernel.languages import chain
from declic.kernel.steps import Item, Way
from declic.live.drawn import Drawn
from declic.live.machine import facts
from declic.live.machine.decide import CAREFUL
from declic.live.machine.fold import fold_all
from declic.live.machine.script import FULL, SHORT, Script, Step
from declic.live.machine.state import State
from declic.live.models import Answer, Fact, Session
from declic.packs.models import Form, ResolvedActivity, ResolvedPlan

QUICK_STYLES = ("letters", "colours")
QUICK_KIND = "vote.quick"


@dataclass(frozen=True)
class Played:
    """A resolved plan ready to be led: its script and its contents as the kinds read them."""

    plan: ResolvedPlan
    may_jump: bool = False

    @cached_property
    def activities(self) -> Mapping[str, ResolvedActivity]:
        """The plan's activities by id."""
        return MappingProxyType({activity.id: activity for activity in self.plan.activities})

    @cached_property
    def script(self) -> Script:
        """The plan as the machine sees it."""
        steps = tuple(self._step(activity) for activity in self.plan.activities)
        quick = {style: self._quick(style) for style in QUICK_STYLES}
        return Script(steps, MappingProxyType(quick), self.may_jump)

    @cached_property
    def _contents(self) -> dict[tuple[str, str], BaseModel]:
        return {}

    def content(self, activity: str, language: str) -> BaseModel:
        """Give what the kind reads, in that language; parsed once."""
        key = (activity, language)
        if key not in self._contents:
            found = self.activities[activity]
            content: BaseModel = kind(found.kind).Content.model_validate(found.content[language])
            self._contents[key] = content
        return self._contents[key]

    def spoken(self, activity: str, language: str) -> str:
        """Give the language in which everybody can read the activity: this one, or a stand-in.

        A screen is in one language. So one that lacks a single text of an activity has none of it.
        """
        return self._whole(f"activities/{activity}:", language)

    def titled(self, language: str) -> str:
        """Give the language of the plan's title for a reader of this one."""
        return self._whole(f"plans/{self.plan.plan}:", language)

    def _whole(self, prefix: str, language: str) -> str:
        known = [code for code in chain(language) if code in (*self.plan.languages, language)]
        return next(
            (code for code in known if not self._lacks(prefix, code)), self.plan.languages[0]
        )

    def _lacks(self, prefix: str, language: str) -> bool:
        if language not in self.plan.partly:
            return False
        return any(key.startswith(prefix) for key in self.plan.missing.get(language, ()))

    def quick_content(self, style: str) -> BaseModel:
        """Give what the kind of quick votes reads: it has no words of its own."""
        content: BaseModel = kind(QUICK_KIND).Content.model_validate({"style": style})
        return content

    def _step(self, activity: ResolvedActivity) -> Step:
        content = self.content(activity.id, self.plan.languages[0])
        items = {
            name: kind(activity.kind).items(content, activity.forms[name]) for name in (FULL, SHORT)
        }
        minutes = {FULL: activity.minutes.full, SHORT: activity.minutes.short}
        return Step(
            activity.id,
            activity.kind,
            items,
            minutes,
            activity.form,
            activity.care,
            announced=_announced(activity, items),
        )

    def _quick(self, style: str) -> Item:
        return kind(QUICK_KIND).items(self.quick_content(style), Form())[0]


def _announced(activity: ResolvedActivity, items: Mapping[str, tuple[Item, ...]]) -> bool:
    """Say whether the activity begins by saying what comes.

    So it does when it is hard, so that the way out is offered before anything is seen, and when it
    asks at once although the facilitator has something to say first.
    """
    at_once = any(item.at_once for kept in items.values() for item in kept[:1])
    said = any(frame.say for frame in activity.frame.values())
    return activity.care >= CAREFUL or (at_once and said)


@dataclass(frozen=True)
class Room:
    """A snapshot of one room. `view` counts changes that are no facts.

    `typed`: how many of its seats came by the typed code. `cards`: the printed card that a seat
    picked as its own. `by_card`: a camera reads cards here, so screens say which letter stands for
    which choice. `help_place` and `help_until`: where the trusted adult is, and until what time of
    day; empty when nobody said.
    """

    id: UUID
    purpose: str
    languages: tuple[str, ...]
    staff_language: str
    played: Played
    state: State
    code: str
    secret: str
    wall_token: str
    responsible: str
    deputy: str
    trusted_adult: str
    help_place: str = ""
    help_until: str = ""
    view: int = 0
    seats: int = 0
    typed: int = 0
    cards: Mapping[UUID, int] = field(default_factory=lambda: MappingProxyType({}))
    by_card: bool = False
    drawn: Drawn = field(default_factory=Drawn, compare=False, repr=False)

    @property
    def script(self) -> Script:
        """The plan as the machine sees it."""
        return self.played.script

    @property
    def phone_languages(self) -> tuple[str, ...]:
        """What a phone may choose; the last ones hold only a part and fall back for the rest."""
        return (*self.languages, *self.played.plan.partly)

    def respondent(self, seat: UUID) -> str:
        """Name who answers from that seat: the seat, or its card, which then are one."""
        card = self.cards.get(seat)
        return card_of(card) if card else seat_of(seat)

    def holding(self, seat: UUID, card: int) -> Room:
        """Give the room in which the seat holds that card; 0 is none."""
        held = {whose: known for whose, known in self.cards.items() if whose != seat}
        return replace(self, cards=MappingProxyType({**held, seat: card} if card else held))


def seat_of(seat: UUID) -> str:
    """Name a seat as the one who answers."""
    return f"seat:{seat.hex}"


def card_of(number: int) -> str:
    """Name a printed card as the one who answers."""
    return f"card:{number}"


_rooms: dict[UUID, Room] = {}
_lock = threading.Lock()


def latest(session: UUID) -> Room | None:
    """Give the room's newest snapshot, reading it from disk the first time."""
    room = _rooms.get(session)
    return room or _keep(read(session))


def is_latest(room: Room) -> bool:
    """Say whether nothing changed since that snapshot, without looking at the disk."""
    return _rooms.get(room.id) is room


def known(session: UUID) -> Room | None:
    """Give the newest snapshot if it is in memory, without looking at the disk."""
    return _rooms.get(session)


def seated() -> int:
    """Count the seats of all rooms in memory."""
    return sum(room.seats for room in tuple(_rooms.values()))


def publish(room: Room) -> None:
    """Make this the newest snapshot. Called by the writer after its commit."""
    with _lock:
        _rooms[room.id] = room


def forget_all() -> None:
    """Drop every snapshot."""
    with _lock:
        _rooms.clear()


def _keep(room: Room | None) -> Room | None:
    if room is None:
        return None
    with _lock:
        return _rooms.setdefault(room.id, room)


def read(session: UUID) -> Room | None:
    """Read a room from disk: its session, and its facts folded."""
    row = Session.objects.filter(pk=session).first()
    if row is None:
        return None
    rows = Fact.objects.filter(session=row).order_by("seq")
    told = ((facts.decode(r.kind, r.version, r.data), r.at.timestamp()) for r in rows)
    living = row.seats.exclude(token=None)
    room = of_session(row, fold_all(State(), told), seats=living.count())
    cards = {seat.pk: seat.card for seat in row.seats.exclude(card=None) if seat.card}
    by_card = Answer.objects.filter(session=row, way=Way.CARD).exists()
    typed = living.filter(typed=True).count()
    return replace(room, typed=typed, cards=MappingProxyType(cards), by_card=by_card)


def of_session(row: Session, state: State, *, seats: int) -> Room:
    """Make the snapshot of a session's row and state."""
    plan = ResolvedPlan.model_validate(row.plan)
    return Room(
        id=row.pk,
        purpose=row.purpose,
        languages=tuple(row.languages),
        staff_language=row.staff_language,
        played=Played(plan, may_jump=row.purpose != Session.Purpose.REAL),
        state=state,
        code=row.code,
        secret=row.secret,
        wall_token=row.wall_token,
        responsible=row.responsible,
        deputy=row.deputy,
        trusted_adult=row.trusted_adult,
        help_place=row.help_place,
        help_until=row.help_until,
        seats=seats,
    )

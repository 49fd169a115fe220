"""Turn a command into facts, or refuse it with a reason.

Pure: the counts that closing needs are handed in. Asking twice on the same state is refused by
`at`, so that pressing twice is pressing once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from declic.kernel.steps import Item
from declic.live.machine import facts as f
from declic.live.machine.commands import TABLE, Command
from declic.live.machine.screens import is_counted
from declic.live.machine.script import FULL, QUICK, Place, Script
from declic.live.machine.state import Phase, State, current, first_place, form_of, item_at
from declic.live.machine.ways import (
    after_activity,
    decision,
    last_place,
    next_place,
    other_form,
)

PRESENT_MOST = 500
TABLES_MOST = 40
# From this care level on, closing shows nothing yet: the facilitator looks first.
CAREFUL = 2
Facts = tuple[f.Fact, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a command has no effect: unknown, phase, stale, field, at_start, paused, not_here."""

    reason: str


@dataclass(frozen=True, slots=True)
class Room:
    """What a decision may look at.

    `counts` of the open item; `beneath` of the plan's item that a quick vote interrupted.
    """

    script: Script
    state: State
    counts: f.Result = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    beneath: f.Result = field(default_factory=dict)

    @property
    def item(self) -> Item | None:
        """The item that the room is at."""
        return current(self.script, self.state)


def decide(room: Room, command: Command) -> Facts | Refused:
    """Give the facts that the command makes, or why it is refused."""
    rule = TABLE.get(command.name)
    if rule is None:
        return Refused("unknown")
    if room.state.phase not in rule.phases:
        return Refused("ended" if room.state.phase is Phase.ENDED else "phase")
    if rule.needs_at and command.at != room.state.seq:
        return Refused("stale")
    return DECIDERS[command.name](room, command.fields)


def _advance(room: Room, _fields: Mapping[str, str]) -> Facts:
    state, item = room.state, room.item
    if state.paused:
        return (f.Resumed(),)
    if item is None:
        return _arrive(room, next_place(room.script, state))
    if state.phase is Phase.SHOWN and item.asks:
        return (f.AnswersOpened(),)
    if state.phase is Phase.OPEN:
        return _close_and_show(room, item)
    if state.phase is Phase.CLOSED and item.reveals:
        return (f.ResultShown(),)
    return _onward(room)


def _onward(room: Room) -> Facts:
    if room.state.under is not None:
        return (f.QuickDone(),)
    return _arrive(room, next_place(room.script, room.state))


def _arrive(room: Room, place: Place | None) -> Facts:
    if place is None:
        return (f.Ended(),)
    shown = f.ItemShown(place.activity, place.item)
    step = room.script.step(place.activity)
    item = step.item(form_of(room.script, room.state, place.activity), place.item) if step else None
    opens = item is not None and item.at_once and place not in room.state.results
    return (shown, f.AnswersOpened()) if opens else (shown,)


def _close(item: Item, counts: f.Result) -> f.AnswersClosed:
    first = counts.get(item.asks[0].id, {}) if item.asks else {}
    choice, tied = decision(item, first)
    return f.AnswersClosed(counts, choice, tied)


def _close_and_show(room: Room, item: Item) -> Facts:
    closed = _close(item, room.counts)
    step = room.script.step(room.state.place.activity) if room.state.place else None
    careful = step is not None and step.care >= CAREFUL
    # What an adult counted was on the wall already.
    looks_first = careful and not is_counted(item)
    if item.reveals and not looks_first and not closed.tied:
        return (closed, f.ResultShown())
    return (closed,)


def _closing(room: Room) -> Facts:
    item = room.item
    if room.state.phase is Phase.OPEN and item is not None:
        return (_close(item, room.counts),)
    return ()


def _leaving(room: Room) -> Facts:
    """Close what is open, and, under a quick vote, what the plan had open when it was asked."""
    if room.state.under is None:
        return _closing(room)
    place, phase = room.state.under
    item = item_at(room.script, room.state, place) if place and phase is Phase.OPEN else None
    beneath = (_close(item, room.beneath),) if item else ()
    return (*_closing(room), f.QuickDone(), *beneath)


def _back(room: Room, _fields: Mapping[str, str]) -> Facts | Refused:
    if room.state.under is not None:
        return (*_closing(room), f.QuickDone())
    before = room.state.walked[-2:-1]
    if not before:
        return Refused("at_start")
    if _opened_too_early(room, before[0]):
        here = room.state.walked[-1]
        again = f.ItemShown(here.activity, here.item)
        return (f.WentBack(before[0].activity, before[0].item), again)
    return (*_closing(room), f.WentBack(before[0].activity, before[0].item))


def _opened_too_early(room: Room, before: Place) -> bool:
    """Say whether one press back is to the same item, before its answers were open.

    What was answered is kept, and counts when the answers open again.
    """
    item, here = room.item, room.state.place
    inside = here is not None and before.activity == here.activity
    return room.state.phase is Phase.OPEN and inside and item is not None and not item.at_once


def _skip(room: Room, _fields: Mapping[str, str]) -> Facts:
    if room.state.under is not None:
        return (*_closing(room), f.QuickDone())
    activity = room.state.place.activity if room.state.place else ""
    return (*_closing(room), *_arrive(room, after_activity(room.script, room.state, activity)))


def _last(room: Room, _fields: Mapping[str, str]) -> Facts | Refused:
    place = last_place(room.script, room.state)
    return (*_closing(room), *_arrive(room, place)) if place else Refused("not_here")


def _shorten(room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    here = room.state.place.activity if room.state.place else ""
    activity = fields.get("activity") or here
    step = room.script.step(activity)
    if step is None:
        return Refused("not_here" if activity.startswith(QUICK) else "field")
    form = other_form(form_of(room.script, room.state, activity))
    if form != FULL and not step.items.get(form):
        return Refused("not_here")
    return (f.FormChosen(activity, form),)


def _choose(room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    choice = fields.get("choice", "")
    if not room.state.tied:
        return Refused("not_here")
    if choice not in room.state.tied:
        return Refused("field")
    return (f.Chosen(choice),)


def _reopen(_room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.AnswersOpened(),)


def _show(room: Room, _fields: Mapping[str, str]) -> Facts | Refused:
    item = room.item
    return (f.ResultShown(),) if item and item.reveals else Refused("not_here")


def _hide(_room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.ResultHidden(),)


def _pause(room: Room, _fields: Mapping[str, str]) -> Facts:
    return () if room.state.paused else (f.Paused(),)


def _resume(room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.Resumed(),) if room.state.paused else ()


def _quick(room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    style = fields.get("style", "")
    if style not in room.script.quick:
        return Refused("field")
    quick_runs = room.state.under is not None
    closing = _closing(room) if quick_runs else ()
    return (*closing, f.QuickAsked(room.state.quick + 1, style))


def _jump(room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    if not room.script.may_jump:
        return Refused("not_here")
    step = room.script.step(fields.get("activity", ""))
    place = first_place(room.script, room.state, step) if step else None
    if place is None:
        return Refused("field")
    return (*_leaving(room), *_arrive(room, place))


def _lock(room: Room, _fields: Mapping[str, str]) -> Facts:
    return () if room.state.locked else (f.Locked(),)


def _unlock(room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.Unlocked(),) if room.state.locked else ()


def _new_code(_room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.CodeChanged(),)


def _all_out(_room: Room, _fields: Mapping[str, str]) -> Facts:
    return (f.CodeChanged(), f.EverybodyOut())


def _wall(room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    asked = tuple(dict.fromkeys(fields.get("languages", "").split()))
    if len(asked) not in {1, 2} or not set(asked) <= set(room.languages):
        return Refused("field")
    return (f.WallSpoke(asked),)


def _present(_room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    number = _whole(fields.get("present", ""), PRESENT_MOST)
    return Refused("field") if number is None else (f.PresentCounted(number),)


def _tables(_room: Room, fields: Mapping[str, str]) -> Facts | Refused:
    number = _whole(fields.get("tables", ""), TABLES_MOST)
    return Refused("field") if number is None else (f.TablesCounted(number),)


def _whole(typed: str, most: int) -> int | None:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):  # noqa: PLR2004  # 3 digits
        return None
    return int(typed) if int(typed) <= most else None


def _end(room: Room, _fields: Mapping[str, str]) -> Facts:
    return (*_leaving(room), f.Ended())


DECIDERS: dict[str, Callable[[Room, Mapping[str, str]], Facts | Refused]] = {
    "advance": _advance,
    "back": _back,
    "skip": _skip,
    "last": _last,
    "shorten": _shorten,
    "choose": _choose,
    "reopen": _reopen,
    "show": _show,
    "hide": _hide,
    "pause": _pause,
    "resume": _resume,
    "quick": _quick,
    "jump": _jump,
    "lock": _lock,
    "unlock": _unlock,
    "new_code": _new_code,
    "all_out": _all_out,
    "wall": _wall,
    "present": _present,
    "tables": _tables,
    "end": _end,
}

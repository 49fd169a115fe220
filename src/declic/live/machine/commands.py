"""The commands of a console, as one table: which fields, in which phases, whether `at` is needed.

`docs/protocol.md` prints this table; `decide` obeys it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from declic.live.machine.state import Phase

LOBBY, SHOWN, OPEN = Phase.LOBBY, Phase.SHOWN, Phase.OPEN
CLOSED, REVEALED, ENDED = Phase.CLOSED, Phase.REVEALED, Phase.ENDED
ON_AN_ITEM = frozenset({SHOWN, OPEN, CLOSED, REVEALED})
RUNNING = ON_AN_ITEM | {LOBBY}
NO_FIELDS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Command:
    """What a console asked for. `at`: the seq it was decided on, for changes of phase."""

    name: str
    fields: Mapping[str, str] = field(default_factory=lambda: NO_FIELDS)
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What the table says of a command."""

    phases: frozenset[Phase]
    needs_at: bool
    fields: tuple[str, ...]
    facts: str
    what: str


TABLE: Mapping[str, Rule] = MappingProxyType(
    {
        "advance": Rule(
            RUNNING,
            True,
            (),
            "item_shown, answers_opened, answers_closed, result_shown, quick_done, resumed, ended",
            "do the natural next thing; always leads on",
        ),
        "back": Rule(
            ON_AN_ITEM,
            True,
            (),
            "answers_closed, went_back, quick_done",
            "go back to the item before",
        ),
        "skip": Rule(
            ON_AN_ITEM,
            True,
            (),
            "answers_closed, item_shown, answers_opened, quick_done, ended",
            "leave this activity",
        ),
        "last": Rule(
            ON_AN_ITEM,
            True,
            (),
            "answers_closed, item_shown, answers_opened",
            "go to the last step of this activity",
        ),
        "shorten": Rule(
            ON_AN_ITEM,
            True,
            ("activity",),
            "form_chosen",
            "go on in the other form (short or full) from the next item",
        ),
        "choose": Rule(frozenset({CLOSED, REVEALED}), True, ("choice",), "chosen", "settle a tie"),
        "reopen": Rule(
            frozenset({CLOSED, REVEALED}), True, (), "answers_opened", "take answers again"
        ),
        "show": Rule(frozenset({CLOSED}), True, (), "result_shown", "show the result"),
        "hide": Rule(frozenset({REVEALED}), True, (), "result_hidden", "hide the result"),
        "pause": Rule(RUNNING, False, (), "paused", "eyes up: every screen waits"),
        "resume": Rule(RUNNING, False, (), "resumed", "go on after a pause"),
        "quick": Rule(
            RUNNING,
            True,
            ("style",),
            "answers_closed, quick_asked",
            "ask an unprepared question now",
        ),
        "jump": Rule(
            RUNNING,
            True,
            ("activity",),
            "answers_closed, quick_done, item_shown, answers_opened",
            "go to any activity (rehearsal and demo only)",
        ),
        "lock": Rule(RUNNING, False, (), "locked", "the short code lets nobody in any more"),
        "unlock": Rule(RUNNING, False, (), "unlocked", "the short code lets people in again"),
        "new_code": Rule(RUNNING, False, (), "code_changed", "make code and QR anew"),
        "all_out": Rule(
            RUNNING,
            True,
            (),
            "code_changed, everybody_out",
            "make code and QR anew and end all seats: everybody comes in again",
        ),
        "wall": Rule(
            RUNNING, False, ("languages",), "wall_spoke", "one or two languages on the wall"
        ),
        "present": Rule(
            RUNNING | {ENDED},
            False,
            ("present",),
            "present_counted",
            "how many are in the room, or were",
        ),
        "tables": Rule(RUNNING, False, ("tables",), "tables_counted", "how many tables answer"),
        "end": Rule(RUNNING, True, (), "answers_closed, quick_done, ended", "end the session"),
    }
)

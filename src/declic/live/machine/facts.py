"""What happened in a session, one frozen value per kind of fact.

Facts are kept for ever as (kind, version, data). A kind that changes gets a new version and an
upcaster from the old one; a kind that is not known here reads as `Unknown` and changes nothing.
Nobody's name, text or answer is ever in a fact, only counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import cast

Data = Mapping[str, object]
# ask -> choice -> way -> how many
Result = Mapping[str, Mapping[str, Mapping[str, int]]]


@dataclass(frozen=True, slots=True)
class Opened:
    """The session exists, with these languages on the wall."""

    wall: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnreviewedAllowed:
    """Somebody switched these languages on although no person has reviewed all their texts."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemShown:
    """The room moved on to an item."""

    activity: str
    item: str


@dataclass(frozen=True, slots=True)
class WentBack:
    """The room went back to the item before."""

    activity: str
    item: str


@dataclass(frozen=True, slots=True)
class AnswersOpened:
    """From now on answers to the current item are taken."""


@dataclass(frozen=True, slots=True)
class AnswersClosed:
    """No more answers. Holds the counts per ask, choice and way, and the choice that decides."""

    result: Result = field(default_factory=dict)
    choice: str | None = None
    tied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetsCounted:
    """Answers on paper came to an item that is closed. Holds its counts as they are now."""

    activity: str
    item: str
    result: Result = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The facilitator settled a tie."""

    choice: str


@dataclass(frozen=True, slots=True)
class ResultShown:
    """The result of the current item is on the wall and the phones."""


@dataclass(frozen=True, slots=True)
class ResultHidden:
    """The result is no longer shown."""


@dataclass(frozen=True, slots=True)
class Paused:
    """Eyes up: phones and wall wait."""


@dataclass(frozen=True, slots=True)
class Resumed:
    """The pause is over."""


@dataclass(frozen=True, slots=True)
class FormChosen:
    """An activity goes on in that form, from its next item."""

    activity: str
    form: str


@dataclass(frozen=True, slots=True)
class QuickAsked:
    """An unprepared question was put; the plan waits where it is."""

    number: int
    style: str


@dataclass(frozen=True, slots=True)
class QuickDone:
    """Back to where the plan was."""


@dataclass(frozen=True, slots=True)
class Locked:
    """The short code no longer lets anyone in."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The short code lets people in again."""


@dataclass(frozen=True, slots=True)
class CodeChanged:
    """Code and QR were made anew; the old ones are dead."""


@dataclass(frozen=True, slots=True)
class EverybodyOut:
    """All seats ended: whoever belongs here comes in again, by the new code."""


@dataclass(frozen=True, slots=True)
class SlipShown:
    """An approved slip is on the wall. The number says which, never what."""

    slip: int


@dataclass(frozen=True, slots=True)
class SlipHidden:
    """The slip was taken from the wall."""


@dataclass(frozen=True, slots=True)
class WallSpoke:
    """The wall shows these languages from now on."""

    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PresentCounted:
    """So many young people are in the room."""

    present: int


@dataclass(frozen=True, slots=True)
class TablesCounted:
    """So many tables answer together where tables answer."""

    tables: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The session is over."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact from a later version of the program: kept, and without effect."""

    kind: str = ""


Fact = (
    Opened
    | UnreviewedAllowed
    | ItemShown
    | WentBack
    | AnswersOpened
    | AnswersClosed
    | SheetsCounted
    | Chosen
    | ResultShown
    | ResultHidden
    | Paused
    | Resumed
    | FormChosen
    | QuickAsked
    | QuickDone
    | Locked
    | Unlocked
    | CodeChanged
    | EverybodyOut
    | SlipShown
    | SlipHidden
    | WallSpoke
    | PresentCounted
    | TablesCounted
    | Ended
    | Unknown
)

KINDS: dict[str, type[Fact]] = {
    "opened": Opened,
    "unreviewed_allowed": UnreviewedAllowed,
    "item_shown": ItemShown,
    "went_back": WentBack,
    "answers_opened": AnswersOpened,
    "answers_closed": AnswersClosed,
    "sheets_counted": SheetsCounted,
    "chosen": Chosen,
    "result_shown": ResultShown,
    "result_hidden": ResultHidden,
    "paused": Paused,
    "resumed": Resumed,
    "form_chosen": FormChosen,
    "quick_asked": QuickAsked,
    "quick_done": QuickDone,
    "locked": Locked,
    "unlocked": Unlocked,
    "code_changed": CodeChanged,
    "everybody_out": EverybodyOut,
    "slip_shown": SlipShown,
    "slip_hidden": SlipHidden,
    "wall_spoke": WallSpoke,
    "present_counted": PresentCounted,
    "tables_counted": TablesCounted,
    "ended": Ended,
}
NAMES = {cls: name for name, cls in KINDS.items()}
VERSION = 1
# (kind, old version) -> data of the next version
UPCASTERS: dict[tuple[str, int], Callable[[Data], Data]] = {}


def encode(fact: Fact) -> tuple[str, int, Data]:
    """Give what is stored: kind, version, data fit for JSON."""
    return NAMES[type(fact)], VERSION, asdict(fact)


def decode(kind: str, version: int, data: Data) -> Fact:
    """Read a stored fact, lifting old versions; anything not understood is `Unknown`."""
    cls = KINDS.get(kind)
    while (lift := UPCASTERS.get((kind, version))) is not None:
        data, version = lift(data), version + 1
    if cls is None or version != VERSION or {f.name for f in fields(cls)} != set(data):
        return Unknown(kind=kind)
    make = cast("Callable[..., Fact]", cls)
    return make(**{name: _tupled(value) for name, value in data.items()})


def _tupled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value

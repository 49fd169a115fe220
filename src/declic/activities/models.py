"""What a kind of activity is, and what it is told about the room when a screen is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel

from declic.kernel.cells import Told
from declic.kernel.steps import Counts, Item, Norm, Unit, Way
from declic.packs.models import Form, FormName

C = TypeVar("C", bound=BaseModel)

Role = Literal["phone", "wall", "console"]
Phase = Literal["shown", "open", "closed", "revealed"]
Hands = Literal["hands", "places", "thumbs"]

# The id of the item of an activity that has only one, and of the ask of an item that has only one.
ONE = "one"
ROLES: tuple[Role, ...] = ("phone", "wall", "console")


@dataclass(frozen=True, slots=True)
class Seen:
    """What one role may know of an activity at this moment; the room has left out the rest.

    `items`: the ids of the items of this form, in their order. `asks`: what the current item asks
    in this form; None where nobody says it. `settled`: the items that were closed when the form
    changed on the way. `results`: item, ask, choice, way:
    of closed items that the role may see. `told`: by ask, the small-cell result of the current
    item. `path`: items walked, the current one last. `chosen`: what was decided at walked items,
    ties included, as far as the role may know it. `answered` of `here`: how many answered the
    current item, of how many seats. `words`: approved ones only. `tenths`: the norm that the kind
    asked for, see `kernel.cells.tenths`. `alarmed`: how many chose an ask's `alarm`; for whoever
    leads alone, None where nothing is asked that has one.
    """

    role: Role
    phase: Phase = "shown"
    form: FormName = "full"
    items: tuple[str, ...] = ()
    asks: tuple[str, ...] | None = None
    settled: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    chosen: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))
    results: Mapping[str, Mapping[str, Counts]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    told: Mapping[str, Told] = field(default_factory=lambda: MappingProxyType({}))
    answered: int = 0
    here: int = 0
    words: tuple[str, ...] = ()
    tenths: int | None = None
    alarmed: int | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of an ask: what was asked, and those of its choices whose id says too little."""

    text: str = ""
    choices: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing that a kind's own code made, as SVG for each direction of writing.

    Every text in it is escaped by whoever made it; colours are tokens, as in `design.svg`.
    """

    ltr: str
    rtl: str


Layout = Literal["cards", "half", "page", "poster", "wide"]
Per = Literal["room", "table", "three", "two", "person"]
Style = Literal["", "head", "say", "note", "scale", "write"]


@dataclass(frozen=True, slots=True)
class Row:
    """Something on paper. `mark`: the letter or sign of a choice; `box`: a square to tick.

    `letter`: the side of an answer card that says it, for a choice whose mark is no letter.

    `words` are of the interface and in English: whoever prints them translates them. `style`:
    how a script sets it off; `rows` belong under it. `picture`: the name of a drawing; `drawing`:
    one of the kind's own. The style `write` is an empty line to write on.
    """

    text: str = ""
    words: str = ""
    mark: str = ""
    letter: str = ""
    style: Style = ""
    box: bool = False
    picture: str = ""
    drawing: Drawing | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that the activity needs in a room without phones. `title` and `lead` as `words`.

    `cards`: each row is cut out; `half`: two on a sheet; `poster`: each row is a sheet; `wide`:
    each row is a sheet of A3, lying. `lined`: the line about who is responsible may stand under
    it; not under what asks just that. `fitted`: it shall be one page, in smaller letters if need
    be.
    """

    name: str
    title: str
    layout: Layout
    per: Per
    rows: tuple[Row, ...]
    lead: str = ""
    lined: bool = True
    fitted: bool = False


class Kind(ABC, Generic[C]):
    """One kind of activity: pure, knows no session, no clock and no Django.

    The content that it is given is valid and in one language; ids are the same in all languages.
    """

    name: str
    Content: type[C]
    # Who answers and how; only for the table of kinds in the docs.
    units: tuple[Unit, ...] = ()
    ways: tuple[Way, ...] = ()
    # A debate, a story or a scene means little without the talk after it: a third of its minutes.
    talked_over: bool = False
    # What an adult counts of those without phone and card: hands, who stands where, or thumbs
    # that are shown with eyes closed, since nobody should see who shows none.
    hands: Hands = "hands"

    @abstractmethod
    def items(self, content: C, form: Form) -> tuple[Item, ...]:
        """Give the items of that form; the first is the start."""

    def wave(self, content: C) -> str:  # noqa: ARG002
        """Say whether it asks `before` or `after` a course, so that the two are compared."""
        return ""

    def faults(self, content: C, forms: Mapping[str, Form]) -> Iterator[str]:  # noqa: ARG002
        """Say in a sentence each what is wrong with content that its model accepted."""
        yield from ()

    def asked(self, content: C, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the words of one ask, for whoever counts hands or reads the counts afterwards."""
        return Asked()

    def called(self, content: C, item: str) -> str:  # noqa: ARG002
        """Name an item in its own words for whoever leads; empty where it has none."""
        return ""

    def numbered(
        self,
        content: C,  # noqa: ARG002
        item: str,
        items: Sequence[str],
        walked: Sequence[str],  # noqa: ARG002
    ) -> tuple[int, int] | None:
        """Tell which of how many an item is, as the wall tells it; None where it tells nothing.

        `items` are those of the form, `walked` those that were told, the item itself the last.
        """
        return (items.index(item) + 1, len(items)) if item in items else None

    def norm(self, content: C, item: str) -> Norm | None:  # noqa: ARG002
        """Name an earlier ask of the same session of which this item tells so many of ten.

        The room hands over that one number in `Seen.tenths` and nothing else, and only for an ask
        whose content says beforehand that this may happen.
        """
        return None

    def papers(self, content: C, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give what young people need on paper where they use no phone."""
        yield from ()

    def script(self, content: C, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give what the facilitator reads aloud from paper where there is no screen."""
        yield from ()

    def read_aloud(self, content: C, form: Form) -> Iterator[str]:
        """Give every text of the script that is said to the room, to reckon how long it takes."""
        yield from _said(self.script(content, form))

    @abstractmethod
    def view(self, content: C, item: str, seen: Seen) -> Mapping[str, object]:
        """Give what the role's template needs beyond the shared context, and no more."""


def _said(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if row.style != "note":
            yield row.text
            yield from _said(row.rows)

"""A letter as it is printed: in its language, and where nobody reviewed that, in a second one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from declic.letters.rules.templates import Style


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, and the same one in the other language; `beside` is empty without one."""

    style: Style
    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A language of a letter: its title, and what is said about how far it was reviewed."""

    language: str
    title: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole letter. Lists what was not known when it was made, for whoever looks at it first."""

    name: str
    main: Column
    lines: tuple[Line, ...]
    beside: Column | None = None
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    day: str = ""
    number: str = ""
    unknown: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()

    def signed(self) -> Iterator[Line]:
        """Give the places for signatures."""
        return (line for line in self.lines if line.style == "sign")

"""How many of each paper a group needs, and what a plan may be printed for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from declic.activities.models import Layout, Per, Row
from declic.prints.rules import Card

MOST_PEOPLE = 200
MOST_TABLES = 8
# A table is three or four people, as the plans say.
AT_A_TABLE = 4
SPARE_HELP_CARDS = 10
_SHARED_BY: Mapping[Per, int] = {"person": 1, "two": 2, "three": 3}


@dataclass(frozen=True, slots=True)
class Group:
    """For whom a kit is printed: people by the language in which they read, and tables."""

    readers: Mapping[str, int]
    tables: int

    @property
    def people(self) -> int:
        """How many there are."""
        return sum(self.readers.values())


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper in one language, in so many copies; `rows` and `title` are ready to be printed.

    `answers`: a page for each of `cards`, to be read by a camera. `beside`: the same paper in the
    language that its readers can go back to, when nobody has reviewed theirs; both are printed.
    `lined`: the line about who is responsible stands under it. `fitted`: it shall be one page.
    """

    name: str
    language: str
    layout: Layout | Literal["answers"]
    title: str
    rows: tuple[Row, ...]
    copies: int = 1
    lead: str = ""
    about: str = ""
    cards: tuple[Card, ...] = ()
    beside: Sheet | None = None
    lined: bool = True
    fitted: bool = False


class KitRefusedError(Exception):
    """The kit cannot be made; `reason` is one of languages, people, tables, plan, options, paper.

    `detail` may say more, in English.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def group(readers: Mapping[str, int], tables: int, offered: Sequence[str]) -> Group:
    """Give the group. Raise KitRefusedError when the plan cannot be printed for it."""
    if not readers or any(code not in offered for code in readers):
        raise KitRefusedError("languages")
    if any(number < 1 for number in readers.values()) or sum(readers.values()) > MOST_PEOPLE:
        raise KitRefusedError("people")
    if not 0 <= tables <= MOST_TABLES:
        raise KitRefusedError("tables")
    return Group(dict(readers), tables)


def readers(told: str, people: int) -> dict[str, int]:
    """Read `fr,ar` or `fr:14,ar:6`: people by language. Raise KitRefusedError for anything else.

    With a number for one language, each needs one, and `people` is not asked.
    """
    parts = [part.strip().partition(":") for part in told.split(",") if part.strip()]
    codes = [code.strip() for code, _, _ in parts]
    if not codes or len(set(codes)) < len(codes):
        raise KitRefusedError("languages")
    if not any(sign for _, sign, _ in parts):
        return shared(people, codes)
    if not all(number.strip().isascii() and number.strip().isdigit() for _, _, number in parts):
        raise KitRefusedError("people")
    return {code.strip(): int(number[:6]) for code, _, number in parts}


def shared(people: int, languages: Sequence[str]) -> dict[str, int]:
    """Share people evenly over languages when nobody said how many read which; at least one each.

    The first languages get the rest; with fewer people than languages, each still gets one.
    """
    each, rest = divmod(people, len(languages))
    return {code: max(1, each + (place < rest)) for place, code in enumerate(languages)}


def copies(per: Per, readers: int, tables: int) -> int:
    """Give how many copies the readers of one language need.

    A paper of the room is one; one for a table is for each table where they may sit.
    """
    if per == "room":
        return 1
    if per == "table":
        return min(tables, readers) if tables else _up(readers, AT_A_TABLE)
    return _up(readers, _SHARED_BY[per])


def _up(number: int, by: int) -> int:
    return -(-number // by)

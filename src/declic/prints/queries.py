"""Make the papers: PDF bytes from data and a layout that lies beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.design.queries import signs
from declic.packs.models import ResolvedPlan
from declic.packs.queries import Options
from declic.prints import rules
from declic.prints.codes import LANGUAGES as CODE_LANGUAGES
from declic.prints.codes import MOST as MOST_CODES
from declic.prints.codes import code_cards
from declic.prints.kit import making
from declic.prints.kit.rules import MOST_PEOPLE, MOST_TABLES, Group, KitRefusedError, Sheet
from declic.prints.press import FONTS, UndrawableError, drawn_anew, press
from declic.prints.rules import CardsRefusedError

__all__ = [
    "CODE_LANGUAGES", "FONTS", "MOST_CODES", "MOST_PEOPLE", "MOST_TABLES", "CardsRefusedError",
    "KitRefusedError", "Sheet", "UndrawableError", "code_cards", "drawn_anew", "press",
]  # fmt: skip


# What every pack of the project is written in: an adult reads it, whatever the group reads.
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose card a marker is: a person's, with its number, or that of a table, with its sign."""

    number: int = 0
    sign: str = ""


def holder(marker: int) -> Holder | None:
    """Give whose card that marker stands on; None for one that is not printed."""
    if rules.FIRST <= marker <= rules.MOST:
        return Holder(number=marker)
    table = marker - rules.FIRST_TABLE
    return Holder(sign=signs()[table]) if 0 <= table < len(signs()) else None


def answer_cards(people: int, *, tables: int = 0, half: bool = False) -> bytes:
    """Give a PDF with an A4 page for each card: numbered ones for people, then one a table.

    With `half` two half-size cards are on a page, to be cut.

    Raise `rules.CardsRefusedError` for more than can be told apart.
    """
    (made,) = press("cards", cards_told(people, tables, half=half))
    return made


def cards_told(people: int, tables: int, *, half: bool = False) -> dict[str, Any]:
    """Give the data of the answer cards, as the layout reads them."""
    cards = rules.cards(people, tables, signs())
    drawn = [making.drawn_card(card) for card in cards]
    return {"cards": drawn, "sides": rules.SIDES, "half": half}


def kit_wanted(
    plan: str,
    readers: Mapping[str, int],
    *,
    tables: int,
    staff: str,
    chosen: Options | None = None,
) -> tuple[ResolvedPlan, Group]:
    """Check for whom a plan is to be printed. Raise KitRefusedError with the reason."""
    return making.wanted(plan, readers, tables=tables, staff=staff, chosen=chosen)


def kit(plan: ResolvedPlan, group: Group, *, staff: str) -> bytes:
    """Give the whole print kit of a plan as one PDF, the adults' papers first."""
    return making.pdf(plan, making.kit(plan, group, staff=staff))


def bound(plan: str, language: str, *, own: Sequence[Sheet], names: Sequence[str]) -> bytes:
    """Give sheets of somebody's own, and then papers of a plan's kit, as one PDF in one language.

    Raise KitRefusedError where the plan or a paper is not there in it.
    """
    found, group = making.wanted(plan, {language: 1}, tables=0, staff=SOURCE)
    made = [each for name in names for each in making.papers(found, group, name)]
    return making.pdf(found, [*own, *made])


def paper(plan: str, name: str, languages: Sequence[str]) -> bytes:
    """Give one paper of a plan's kit as a PDF, once in each language, such as a role card.

    Its name is the activity's and the paper's: `role-card-sheet`. Raise KitRefusedError with the
    reason `paper` where it is not there in one of the languages.
    """
    found, group = making.wanted(plan, dict.fromkeys(languages, 1), tables=0, staff=SOURCE)
    return making.pdf(found, making.papers(found, group, name))

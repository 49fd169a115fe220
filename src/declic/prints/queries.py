"""Make the papers: PDF bytes from data and a layout that lies beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import typst

from declic.design.queries import printed_sign, signs
from declic.prints import rules

HERE = Path(__file__).parent
PAPER, FONTS = HERE / "paper", HERE / "fonts"


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


def answer_cards(people: int, *, tables: int = 0) -> bytes:
    """Give a PDF with an A4 page for each card: numbered ones for people, then one a table.

    Raise `rules.CardsRefusedError` for more than can be told apart.
    """
    (made,) = press("cards", cards_told(people, tables))
    return made


def cards_told(people: int, tables: int) -> dict[str, Any]:
    """Give the data of the answer cards, as the layout reads them."""
    cards = rules.cards(people, tables, signs())
    drawn = [printed_sign(card.sign) if card.sign else "" for card in cards]
    told = [{**asdict(card), "drawn": each} for card, each in zip(cards, drawn, strict=True)]
    return {"cards": told, "sides": rules.SIDES}


def press(paper: str, told: object, *, ppi: float = 0) -> list[bytes]:
    """Give a layout filled with data: one PDF, or with `ppi` a PNG a page.

    Fonts come from here alone, and nothing is fetched.
    """
    form: Literal["pdf", "png"] = "png" if ppi else "pdf"
    made: object = typst.compile(
        PAPER / f"{paper}.typ",
        root=PAPER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        format=form,
        ppi=ppi or None,
    )
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if isinstance(page, bytes)]

"""A small content, and tables that lay it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from declic.activities.rank_diamond9 import rules
from declic.activities.rank_diamond9.models import After, Card, Content, Step

CARDS = tuple("abcdefghi")


def content(*, after: bool = True) -> Content:
    """Give nine cards called A to I."""
    cards = [Card(id=id_, text=f"Carte {id_.upper()}") for id_ in CARDS]
    cards[0] = cards[0].model_copy(update={"picture": "voice"})
    kept = After(title="Cinq doigts", lines=[Step(id="calm", text="Reste calme")])
    return Content(
        ask="Quoi d’abord ?",
        rule="Pas d’ordre parfait.",
        cards=cards,
        after=kept if after else None,
    )


def laid(tables: Iterable[Sequence[str]]) -> dict[str, dict[str, int]]:
    """Count where tables laid their cards; each names them from the top, or only the first."""
    rows = [place.ask for place in rules.places()]
    counts: dict[str, Counter[str]] = {row: Counter() for row in rules.ROWS}
    for order in tables:
        for row, card in zip(rows, order, strict=False):
            counts[row][card] += 1
    return {row: dict(counted) for row, counted in counts.items()}

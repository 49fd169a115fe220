"""Twelve cards, three piles."""

from __future__ import annotations

from declic.activities.sort_cards.models import Card, Cluster, Content, Pile

CARDS = tuple("abcdefghijkl")
PILES = ("fine", "unsure", "sign")


def content(**changes: object) -> Content:
    """Give a card sort with two clusters."""
    known = Content(
        ask="Normal ou un signe ?",
        rule="Une carte ne prouve rien.",
        piles=[Pile(id=id_, text=f"Pile {id_}") for id_ in PILES],
        cards=[Card(id=id_, text=f"Carte {id_.upper()}") for id_ in CARDS],
        clusters=[
            Cluster(id="one", cards=["a", "b"], text="Ensemble : parle."),
            Cluster(id="two", cards=["c", "d", "e"], text="Dis-le."),
        ],
    )
    return known.model_copy(update=changes)

"""The content of a card sort."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict


class Card(Strict):
    """What somebody notices, in a few words and in general form."""

    id: Id
    text: RoomText


class Pile(Card):
    """A pile in the author's words, such as fine, not sure, or a sign."""


class Cluster(Strict):
    """Cards that say more together than each alone, and what is done then."""

    id: Id
    cards: Annotated[list[Id], Field(min_length=2, max_length=4)]
    text: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`.

    The second of the `piles` is for what a table does not agree on. `rule` says that no single
    card proves anything.
    """

    ask: RoomText
    rule: RoomText
    seconds: Annotated[int, Field(ge=0, le=1800)] = 360
    piles: Annotated[list[Pile], Field(min_length=3, max_length=3)]
    cards: Annotated[list[Card], Field(min_length=12, max_length=18)]
    clusters: Annotated[list[Cluster], Field(min_length=1, max_length=6)]

    def card(self, card_id: str) -> Card:
        """Return one card."""
        return next(each for each in self.cards if each.id == card_id)

    def cluster(self, cluster_id: str) -> Cluster:
        """Return one cluster."""
        return next(each for each in self.clusters if each.id == cluster_id)

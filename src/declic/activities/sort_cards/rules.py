"""On which pile the room lays a card, and on which cards the tables agree least.

A card lies where most tables laid it. When two piles have the same most, nobody has decided: it
lies on the pile of what one is not sure of. A card that no table laid lies nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from declic.activities import rules
from declic.activities.sort_cards.models import Card, Content, Pile
from declic.kernel.steps import Ask, Item, Unit
from declic.packs.models import Form

SORT = "sort"
_CLUSTER = "cluster-"
# Cards that a wall names as the ones to talk about; more would be too many words.
TO_TALK = 2
# The piles' colours, in their order; their names say it too.
TONES = ("T", "P", "B")

Votes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Heap:
    """A pile with the cards that the room laid on it. `laid`: all tables' cards together."""

    pile: Pile
    tone: str
    cards: tuple[Card, ...]
    laid: int


def ids(content: Content) -> list[str]:
    """Give the items of the full form."""
    return [SORT, *(f"{_CLUSTER}{cluster.id}" for cluster in content.clusters)]


def cluster_of(item: str) -> str:
    """Give the cluster that an item shows; empty for the sorting."""
    return item.removeprefix(_CLUSTER) if item.startswith(_CLUSTER) else ""


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give the sorting and the clusters that the form keeps."""
    left = [id_ for id_ in ids(content) if form.items is None or id_ in form.items]
    told = rules.in_a_row(left)
    sorted_ = tuple(_sorting(content, item) if item.id == SORT else item for item in told)
    return rules.clocks(sorted_, form)


def _sorting(content: Content, item: Item) -> Item:
    piles = tuple(pile.id for pile in content.piles)
    return Item(
        item.id,
        tuple(Ask(card.id, piles, unit=Unit.TABLE) for card in content.cards),
        to=item.to,
        seconds=content.seconds,
        by_hand=tuple((card.id, unsure(content)) for card in content.cards),
    )


def deck(content: Content) -> tuple[tuple[str, Card, str], ...]:
    """Give each card between the ids of the one before and the one after it."""
    ids_ = [card.id for card in content.cards]
    return tuple(zip(["", *ids_[:-1]], content.cards, [*ids_[1:], ""], strict=True))


def unsure(content: Content) -> str:
    """Give the pile in the middle."""
    return content.piles[1].id


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, and which cards a cluster names that there are not."""
    yield from rules.form_faults(ids(content), forms)
    yield from rules.clock_faults([SORT], forms)
    cards = [card.id for card in content.cards]
    for what, stand in (("card", cards), ("pile", [pile.id for pile in content.piles])):
        for id_ in rules.twice(stand):
            yield f"The {what} {id_} stands twice."
    for cluster in content.clusters:
        for card in cluster.cards:
            if card not in cards:
                yield f"The cluster {cluster.id} names the card {card}, which does not exist."
        for card in rules.twice(cluster.cards):
            yield f"The cluster {cluster.id} names the card {card} twice."


def pile_of(content: Content, votes: Votes) -> str:
    """Give the pile on which the room lays a card; empty when no table laid it."""
    most = max(votes.values(), default=0)
    if not most:
        return ""
    first = [pile.id for pile in content.piles if votes.get(pile.id, 0) == most]
    return first[0] if len(first) == 1 else unsure(content)


def heaps(content: Content, counts: Mapping[str, Votes]) -> tuple[Heap, ...]:
    """Give the three piles of the room."""
    lies = {card.id: pile_of(content, counts.get(card.id, {})) for card in content.cards}
    return tuple(
        Heap(
            pile,
            tone,
            tuple(card for card in content.cards if lies[card.id] == pile.id),
            sum(votes.get(pile.id, 0) for votes in counts.values()),
        )
        for pile, tone in zip(content.piles, TONES, strict=True)
    )


def doubt(content: Content, votes: Votes) -> int:
    """Give how many tables are unsure of a card, or laid it elsewhere than most."""
    sure = [number for pile, number in votes.items() if pile != unsure(content)]
    return sum(votes.values()) - max(sure, default=0)


def to_talk_about(content: Content, counts: Mapping[str, Votes]) -> tuple[Card, ...]:
    """Give the cards on which the tables agree least, the least first; ties as in the content."""
    doubts = {card.id: doubt(content, counts.get(card.id, {})) for card in content.cards}
    open_ = [card for card in content.cards if doubts[card.id]]
    return tuple(sorted(open_, key=lambda card: -doubts[card.id]))

"""The kind `sort.cards`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.models import Asked, Kind, Paper, Row, Seen
from declic.activities.sort_cards import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way, total
from declic.packs.models import Form


class SortCards(Kind[models.Content]):
    """There is no right pile for a card: what counts is talked about, and seen together."""

    name = "sort.cards"
    Content = models.Content
    units = (Unit.TABLE,)
    ways = (Way.TABLE, Way.CARD)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the sorting, then cards that say more together."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find doubled ids, and clusters of cards that there are not."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give a card and the piles."""
        return Asked(content.card(ask).text, {pile.id: pile.text for pile in content.piles})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give the cards, and the three piles to lay them under, with a line for the count."""
        cards = tuple(Row(card.text) for card in content.cards)
        yield Paper("cards", gettext_noop("Cards to sort"), "cards", "three", cards)
        count = Row(words=gettext_noop("Cards here: ______"))
        piles = tuple(Row(pile.text, style="head", rows=(count,)) for pile in content.piles)
        yield Paper("piles", gettext_noop("Three piles"), "cards", "three", piles)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the cards to read aloud, and those that say more together."""
        yield Row(content.ask, style="head", rows=tuple(Row(pile.text) for pile in content.piles))
        yield from (Row(card.text) for card in content.cards)
        yield Row(content.rule, style="say")
        for item in rules.items(content, form):
            if found := rules.cluster_of(item.id):
                cluster = content.cluster(found)
                cards = tuple(Row(content.card(card).text) for card in cluster.cards)
                yield Row(cluster.text, style="head", rows=cards)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:
        """Give what the adult says; in each group one of them reads the cards."""
        yield from (content.ask, content.rule)
        for item in rules.items(content, form):
            if found := rules.cluster_of(item.id):
                yield content.cluster(found).text

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the room's piles once the role may know them, or the cards of a cluster."""
        counts = {ask: total(given) for ask, given in seen.results.get(item, {}).items()}
        found = rules.cluster_of(item)
        cluster = content.cluster(found) if found else None
        talk = rules.to_talk_about(content, counts)
        return {
            "cluster": cluster,
            "together": tuple(content.card(each) for each in cluster.cards) if cluster else (),
            "deck": rules.deck(content),
            "piles": tuple(zip(content.piles, rules.TONES, strict=True)),
            "heaps": rules.heaps(content, counts),
            "sorted": any(any(votes.values()) for votes in counts.values()),
            "talk": talk[: rules.TO_TALK] if seen.role == "wall" else talk,
        }


KIND = SortCards()

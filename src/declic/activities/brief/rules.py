"""Which cards a form shows, and what the screens need of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules
from declic.activities.brief.models import Card, Content
from declic.activities.models import Row
from declic.kernel.steps import Item
from declic.packs.models import Form


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item for each card that the form keeps."""
    return rules.in_a_row([card.id for card in rules.kept(content.cards, form)])


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say what is wrong with the ids of cards, and which card has nothing to show."""
    yield from rules.form_faults([card.id for card in content.cards], forms)
    for card in content.cards:
        if not (card.lines or card.picture or card.help):
            yield f"The card {card.id} has a title only: give it lines, a picture or help."


def card(content: Content, item: str) -> Card:
    """Give the card of an item."""
    return next(card for card in content.cards if card.id == item)


def kept(content: Content, form: Form) -> tuple[Card, ...]:
    """Give the cards that a form keeps."""
    return rules.kept(content.cards, form)


def poster(card: Card) -> Row:
    """Give a card as a poster to hang up."""
    lines = tuple(Row(line) for line in card.lines)
    return Row(card.title, style="head", picture=card.picture or "", rows=lines)

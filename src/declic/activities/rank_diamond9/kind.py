"""The kind `rank.diamond9`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.models import Asked, Kind, Paper, Row, Seen
from declic.activities.rank_diamond9 import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Ask, Item, Unit, Way, total
from declic.packs.models import Form

LAY, AFTER = "lay", "after"


class RankDiamond9(Kind[models.Content]):
    """A table lays its cards on one device or on paper, and may change them until it is closed."""

    name = "rank.diamond9"
    Content = models.Content
    units = (Unit.TABLE,)
    ways = (Way.TABLE, Way.CARD)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the laying, and what is kept afterwards."""
        ids = [id_ for id_ in _ids(content) if form.items is None or id_ in form.items]
        told = shared.in_a_row(ids)
        laid = tuple(_laying(content, item) if item.id == LAY else item for item in told)
        return shared.clocks(laid, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find cards that stand twice, and a form without the laying."""
        yield from shared.form_faults(_ids(content), forms)
        yield from shared.clock_faults([LAY], forms)
        for id_ in shared.twice([card.id for card in content.cards]):
            yield f"The card {id_} stands twice."
        for name, form in forms.items():
            if form.items is not None and LAY not in form.items:
                yield f"The form {name} keeps no laying."

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the question and the cards: an adult counts how many tables have each on top."""
        return Asked(content.ask, {card.id: card.text for card in content.cards})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give nine cards and the mat to each table, and the lines to keep to each person."""
        cards = tuple(Row(card.text, picture=card.picture or "") for card in content.cards)
        yield Paper("cards", gettext_noop("Cards to lay"), "cards", "table", cards)
        mat = (Row(picture="diamond"), Row(content.rule, style="say"))
        lead = gettext_noop("Lay the cards like this. Agree by talking.")
        yield Paper("mat", content.ask, "page", "table", mat, lead)
        if content.after:
            lines = tuple(Row(line.text) for line in content.after.lines)
            keep = (Row(content.after.title, style="head", rows=lines),)
            yield Paper("keep", gettext_noop("To take along"), "cards", "person", keep)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the question, the cards, and that no order is right."""
        cards = tuple(Row(card.text) for card in content.cards)
        yield Row(content.ask, style="head", rows=cards)
        yield Row(content.rule, style="say")
        if content.after and (form.items is None or AFTER in form.items):
            lines = tuple(Row(line.text, style="say") for line in content.after.lines)
            yield Row(content.after.title, style="head", rows=lines)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:
        """Give what the adult says; tables read their own cards."""
        yield from (content.ask, content.rule)
        if content.after and (form.items is None or AFTER in form.items):
            yield from (content.after.title, *(line.text for line in content.after.lines))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the places to lay on, and the room's diamond once the role may know it."""
        laid = {ask: total(counts) for ask, counts in seen.results.get(item, {}).items()}
        known = {card.id: card for card in content.cards}
        tops = rules.tops([*known], laid)
        rows = () if tops else rules.diamond([*known], laid)
        return {
            "places": tuple(rules.places()),
            "rows": tuple(tuple((known[each.card], each) for each in row) for row in rows),
            "equal": any(each.equal for row in rows for each in row),
            "tables": rules.tables(laid),
            "tops": tuple((known[card], number) for card, number in tops),
        }


def _ids(content: models.Content) -> list[str]:
    return [LAY, AFTER] if content.after else [LAY]


def _laying(content: models.Content, item: Item) -> Item:
    cards = tuple(card.id for card in content.cards)
    return Item(
        item.id,
        asks=tuple(
            Ask(row, cards, unit=Unit.TABLE, several=True, most=many)
            for row, many in rules.ROWS.items()
        ),
        to=item.to,
        seconds=content.seconds,
        apart=True,
        by_hand=tuple((rules.TOP, card) for card in cards),
    )


KIND = RankDiamond9()

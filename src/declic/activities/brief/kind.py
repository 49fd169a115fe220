"""The kind `brief`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.brief import models, rules
from declic.activities.models import Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item
from declic.packs.models import Form


class Brief(Kind[models.Content]):
    """Told, not asked."""

    name = "brief"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give one item per card."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find cards that cannot be shown."""
        return rules.faults(content, forms)

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give a poster for each card, and the sheets that people keep."""
        cards = tuple(rules.poster(card) for card in rules.kept(content, form))
        yield Paper("posters", gettext_noop("To hang up"), "poster", "room", cards)
        yield from (rules.paper(content, sheet) for sheet in content.sheets)

    def called(self, content: models.Content, item: str) -> str:
        """Give the title of the card."""
        return rules.card(content, item).title

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give each card with what is said."""
        for card in rules.kept(content, form):
            said = tuple(Row(each, style="say") for each in card.say)
            yield Row(card.title, style="head", rows=(*(Row(line) for line in card.lines), *said))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the card; what to say goes to the console alone."""
        card = rules.card(content, item)
        return {"card": card, "say": card.say if seen.role == "console" else []}


KIND = Brief()

"""The kind `rehearse.report`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.models import Kind, Paper, Row, Seen
from declic.activities.rehearse_report import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item
from declic.packs.models import Form


class RehearseReport(Kind[models.Content]):
    """It asks nothing: its fields have no names, so that no form could send them."""

    name = "rehearse.report"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the writing, then where it goes."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find doubled ids, and a form that never says where a report goes."""
        return rules.faults(content, forms)

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give a card to fill in by hand, with where it goes."""
        asked = tuple(
            row
            for part in content.parts
            for row in (Row(part.title, style="head", rows=(Row(part.hint),)), Row(style="write"))
        )
        ways = tuple(
            Row(each.when, style="head", rows=(Row(each.to),)) for each in content.channels
        )
        rows = (*asked, Row(content.rule), *ways)
        yield Paper("card", gettext_noop("Report card"), "page", "person", rows, fitted=True)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give the case, the parts and the channels."""
        parts = tuple(Row(f"{part.title} {part.hint}") for part in content.parts)
        yield Row(content.case, style="say", rows=parts)
        ways = tuple(Row(f"{each.when} {each.to}") for each in content.channels)
        yield Row(content.rule, style="say", rows=ways)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:  # noqa: ARG002
        """Give what the adult says; parts and channels are read by each on their own."""
        return iter((content.case, content.rule))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Say which step it is; nothing is known of what anybody wrote."""
        return {"writing": item == rules.WRITE}


KIND = RehearseReport()

"""The kind `close.circle`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.close_circle import models, rules
from declic.activities.models import Kind, Row, Seen
from declic.kernel.steps import Item
from declic.packs.models import Form


class CloseCircle(Kind[models.Content]):
    """Said aloud in the room, so that nothing of it is kept."""

    name = "close.circle"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the steps that the form keeps."""
        kept = [id_ for id_ in rules.ids(content) if form.items is None or id_ in form.items]
        return shared.in_a_row(kept)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find a form that keeps what there is not."""
        return shared.form_faults(rules.ids(content), forms)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give what is said, whatever the form: a circle costs no paper."""
        yield Row(content.ask, style="head", rows=(Row(content.rule), Row(content.begin)))
        read = content.care.read if content.care else []
        yield from (Row(each, style="say") for each in read)
        if content.light:
            yield Row(content.light, style="say")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the step; what is read and how to begin, to the console alone."""
        if seen.role != "console":
            return {"step": item}
        read = content.care.read if content.care and item == rules.CARE else []
        return {"step": item, "begin": content.begin if item == rules.ROUND else "", "read": read}


KIND = CloseCircle()

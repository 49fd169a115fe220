"""The kind `energiser`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.energiser import models, rules
from declic.activities.models import Kind, Row, Seen
from declic.kernel.steps import Item
from declic.packs.models import Form


class Energiser(Kind[models.Content]):
    """People move instead of answering, so that nothing is kept of who moved."""

    name = "energiser"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give an item for each line that the form keeps."""
        return shared.in_a_row([line.id for line in shared.kept(content.lines, form)])

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find lines that cannot be shown."""
        return shared.form_faults([line.id for line in content.lines], forms)

    def called(self, content: models.Content, item: str) -> str:
        """Give the line."""
        return next(line.text for line in content.lines if line.id == item)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the rule and the lines to read."""
        yield Row(content.rule, style="say")
        yield from (Row(line.text, box=True) for line in shared.kept(content.lines, form))
        if content.seated:
            yield Row(content.seated, style="note")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the line and those of this form; the wall also gets the dots that change places."""
        at = [line.id for line in content.lines].index(item)
        circle = rules.circle(at) if seen.role == "wall" else ()
        return {
            "line": content.lines[at],
            "lines": [line for line in content.lines if line.id in seen.items],
            "first": len(seen.path) <= 1,
            "circle": circle,
        }


KIND = Energiser()

"""The kind `questions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.models import Kind, Seen
from declic.activities.questions import models, rules
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class Questions(Kind[models.Content]):
    """Private: no screen shows an answer or a count of answers."""

    name = "questions"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.PAPER)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:  # noqa: ARG002
        """Give the one page; both forms are the same."""
        return rules.items(content)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find ids that stand twice."""
        return rules.faults(content, forms)

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give how many handed in, to the console alone; never a result."""
        if seen.role != "console":
            return {}
        return {"handed_in": seen.answered, "here": seen.here}


KIND = Questions()

"""The kind `pledge`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.activities.pledge import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Ask, Item, Unit, Way, total
from declic.packs.models import Form

HAVE = Ask("have", (rules.YES,))


class Pledge(Kind[models.Content]):
    """Yes is the only answer that exists; who gives none is not asked."""

    name = "pledge"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.HAND)
    hands = "thumbs"

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:  # noqa: ARG002
        """Give the one item."""
        return (Item(ONE, (HAVE,), at_once=True, reveals=False),)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find examples that stand twice, and a form that keeps what there is not."""
        yield from shared.form_faults([ONE], forms)
        for id_ in shared.twice([example.id for example in content.examples]):
            yield f"The example {id_} stands twice."

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give what to promise."""
        return Asked(content.ask, {rules.YES: content.ask})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give a card to take home, which nobody collects."""
        lines = (*(Row(each.text, box=True) for each in content.examples), Row("…", box=True))
        card = Row(content.ask, style="head", rows=lines)
        yield Paper("pledge", gettext_noop("To take home"), "half", "person", (card,))

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give what is asked, and ideas."""
        yield Row(content.ask, style="say")
        yield from (Row(each.text) for each in content.examples)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:  # noqa: ARG002
        """Give what is asked; ideas stand on wall, phones and paper."""
        yield content.ask

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give how many have one; a phone does not need it."""
        votes = total(seen.results.get(item, {}).get(HAVE.id, {}))
        return {"have": 0 if seen.role == "phone" else rules.have(seen.answered, votes)}


KIND = Pledge()

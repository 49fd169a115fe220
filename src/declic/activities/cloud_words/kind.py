"""The kind `cloud.words`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.cloud_words import models, rules
from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Ask, Item, Unit, Way
from declic.packs.models import Form


class CloudWords(Kind[models.Content]):
    """A text from a phone reaches the wall only through somebody who read it."""

    name = "cloud.words"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.PAPER)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:  # noqa: ARG002
        """Give the one item."""
        return (Item(ONE, (Ask("word", text_limit=content.limit),), at_once=True, reveals=False),)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:  # noqa: ARG002
        """Find a form that keeps what there is not."""
        return shared.form_faults([ONE], forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give what the word is for."""
        return Asked(content.ask)

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give a slip for the word."""
        slip = Row(content.ask, style="head", rows=(Row("………………"),))
        yield Paper("word", gettext_noop("One word"), "cards", "person", (slip,))

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give what is asked."""
        yield Row(content.ask, style="say")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give the approved words to wall and console; a phone needs none."""
        return {"words": () if seen.role == "phone" else rules.cloud(seen.words)}


KIND = CloudWords()

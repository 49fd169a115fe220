"""The kind `questions`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.codes import CODE
from declic.activities.models import Asked, Kind, Layout, Paper, Row, Seen
from declic.activities.questions import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form

WHEN = {
    "before": gettext_noop("Before we start"),
    "after": gettext_noop("Before we close"),
    "months": gettext_noop("Three months later"),
}
# More questions than this are cut off at the end of half a page.
HALF_A_PAGE = 6


class Questions(Kind[models.Content]):
    """Private: no screen shows an answer or a count of answers."""

    name = "questions"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.PAPER)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the one page with the questions that the form keeps."""
        return rules.items(content, form)

    def wave(self, content: models.Content) -> str:
        """Say whether these are the questions before, after or months later."""
        return content.when

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find ids that stand twice."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give a question and its boxes, in the order of the printed form."""
        question = next(each for each in content.asks if each.id == ask)
        return Asked(question.text, {choice.id: choice.text for choice in question.choices})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give the form, in the order in which it is entered later."""
        kept = shared.kept(content.asks, form)
        rows = tuple(Row(each.text, style="head", rows=rules.boxes(each)) for each in kept)
        code = (Row(words=gettext_noop("Code on my card: ______")),) if content.code else ()
        title = WHEN[content.when]
        layout: Layout = "half" if len(rows) <= HALF_A_PAGE else "page"
        name = f"form-{content.when}"
        # Who is responsible is asked here: the line under other sheets would answer it.
        yield Paper(name, title, layout, "person", (*code, *rows), lined=False)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the questions to read aloud."""
        yield Row(content.intro, style="say")
        yield from (Row(each.text) for each in shared.kept(content.asks, form))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give the questions, and how many handed in to the console alone; never a result."""
        told = {"asks": rules.asked(content, seen.asks), "parts": CODE}
        if seen.role != "console":
            return told
        return {**told, "handed_in": seen.answered, "here": seen.here, "alarmed": seen.alarmed}


KIND = Questions()

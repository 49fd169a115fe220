"""Private questions are one page that everybody fills in at their own pace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities import rules
from declic.activities.models import Row
from declic.activities.questions.models import Content, Question
from declic.kernel.steps import Ask, Item, Sensitivity
from declic.packs.models import Form

PAGE = "page"


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give the one page. Nothing of it is ever shown to a room but what it says: a norm."""
    asks = tuple(
        Ask(
            question.id,
            tuple(choice.id for choice in question.choices),
            sensitivity=Sensitivity.PRIVATE,
            norm=question.norm,
            alarm=question.alarm or "",
        )
        for question in rules.kept(content.asks, form)
    )
    return (Item(PAGE, asks=asks, at_once=True, reveals=False, code=content.code is not None),)


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, and what a form wants that is not asked."""
    yield from rules.form_faults([question.id for question in content.asks], forms)
    for question in content.asks:
        known = {choice.id for choice in question.choices}
        if question.alarm and question.alarm not in known:
            yield f"Question {question.id}: there is no choice {question.alarm}."
        for id_ in rules.twice([choice.id for choice in question.choices]):
            yield f"Question {question.id}: the choice {id_} stands twice."


def asked(content: Content, ids: tuple[str, ...] | None) -> tuple[Question, ...]:
    """Give the questions of the form in which the page is led."""
    return tuple(each for each in content.asks if ids is None or each.id in ids)


def boxes(question: Question) -> tuple[Row, ...]:
    """Give the boxes to tick; a scale in one line."""
    return tuple(
        Row(choice.text, box=True, style="scale" if question.form == "scale" else "")
        for choice in question.choices
    )

"""A report is written first; then everybody sees where it would go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from declic.activities import rules
from declic.activities.rehearse_report.models import Content
from declic.kernel.steps import Item
from declic.packs.models import Form

WRITE, WHERE = "write", "where"
IDS = (WRITE, WHERE)


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give the two steps. Neither asks: what is written belongs to nobody but who wrote it."""
    told = rules.in_a_row([id_ for id_ in IDS if form.items is None or id_ in form.items])
    timed = tuple(
        replace(item, seconds=content.seconds) if item.id == WRITE else item for item in told
    )
    return rules.clocks(timed, form)


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, and which form never says where a report goes."""
    yield from rules.form_faults(IDS, forms)
    yield from rules.clock_faults([WRITE], forms)
    for what, ids in (
        ("part", [part.id for part in content.parts]),
        ("channel", [channel.id for channel in content.channels]),
    ):
        for id_ in rules.twice(ids):
            yield f"The {what} {id_} stands twice."
    for name, form in forms.items():
        if form.items is not None and WHERE not in form.items:
            yield f"The form {name} never says where a report goes."

"""What kinds with a list of items have in common: what a form keeps, and what it cannot keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from declic.kernel.steps import Item
from declic.packs.models import Form


class Entry(Protocol):
    """A part of a content that becomes an item."""

    @property
    def id(self) -> str:
        """Its id, the same in every language."""


E = TypeVar("E", bound=Entry)


def kept(entries: Sequence[E], form: Form) -> tuple[E, ...]:
    """Give the entries that a form keeps, in the order of the content."""
    return tuple(entry for entry in entries if form.items is None or entry.id in form.items)


def clocks(items: Sequence[Item], form: Form) -> tuple[Item, ...]:
    """Give items the time that a form has for them; one without a clock gets none."""
    return tuple(
        replace(item, seconds=form.seconds[item.id])
        if item.seconds and item.id in form.seconds
        else item
        for item in items
    )


def clock_faults(clocked: Sequence[str], forms: Mapping[str, Form]) -> Iterator[str]:
    """Say for which items a form has a time although they have no clock."""
    for name, form in forms.items():
        for id_ in form.seconds:
            if id_ not in clocked:
                yield f"The form {name} has a time for {id_}, which has no clock."


def in_a_row(ids: Sequence[str]) -> tuple[Item, ...]:
    """Give items that only follow each other; nothing is asked."""
    following = [*ids[1:], None]
    return tuple(Item(id_, to=to, reveals=False) for id_, to in zip(ids, following, strict=False))


def form_faults(ids: Sequence[str], forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, and what a form names that there is not."""
    for id_ in twice(ids):
        yield f"The id {id_} stands twice."
    for name, form in forms.items():
        wanted = ids if form.items is None else form.items
        for id_ in wanted:
            if id_ not in ids:
                yield f"The form {name} keeps {id_}, which does not exist."
        if not set(ids).intersection(wanted):
            yield f"The form {name} keeps nothing."


def twice(ids: Sequence[str]) -> list[str]:
    """Give the ids that stand more than once."""
    return [id_ for id_, times in Counter(ids).items() if times > 1]

"""Every way through every delivered story, in each form and with each choice, passes through help.

Ways are walked as a room walks them: by the items that the kind gives, from the first to the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from declic.activities import queries
from declic.activities.models import ROLES, Role, Seen
from declic.activities.tests.screens import drawn
from declic.kernel.steps import Item
from declic.packs import queries as packs
from declic.packs.models import Form, FormName
from declic.packs.shelf import ReadActivity

STORIES = ("story.branch", "chat.flags")
FORMS: tuple[FormName, ...] = ("full", "short")
Way = tuple[str, ...]


def delivered() -> dict[str, ReadActivity]:
    return {
        name: read
        for pack in packs.read_packs()
        for name, read in pack.activities.items()
        if read.value.kind in STORIES
    }


TOLD = [(name, form) for name in delivered() for form in FORMS]


def exits(item: Item) -> set[str | None]:
    """Give all that may follow: where each choice leads, and the way on when none decides."""
    return {*item.leads.values()} if item.leads else {item.to}


def ways(items: tuple[Item, ...]) -> Iterator[Way]:
    """Give every way from the first item to an end."""
    known = {item.id: item for item in items}

    def on(way: Way) -> Iterator[Way]:
        for following in exits(known[way[-1]]):
            if following is None:
                yield way
            else:
                assert following in known, f"{way} leads to {following}, which this form leaves out"
                assert following not in way, f"{way} comes back to {following}"
                yield from on((*way, following))

    yield from on((items[0].id,))


def parts(read: ReadActivity) -> dict[str, bool]:
    """Give the scenes or strips of a story, and which of them is help."""
    content: Any = read.content
    told = content.nodes if read.value.kind == "story.branch" else content.strips
    return {part.id: part.help for part in told}


def without_help(read: ReadActivity, form: Form) -> list[Way]:
    """Give the ways on which the last that is told of the story is not help.

    A chat looks back at its board after that, which tells nothing more.
    """
    told = parts(read)
    found = ways(queries.kind(read.value.kind).items(read.content, form))
    return [way for way in found if not told[[step for step in way if step in told][-1]]]


@cache
def told(name: str) -> ReadActivity:
    return delivered()[name]


@pytest.mark.parametrize(("name", "form"), TOLD)
def test_every_way_through_a_delivered_story_ends_with_help(name: str, form: FormName) -> None:
    read = told(name)
    assert without_help(read, read.value.forms[form]) == []


@pytest.mark.parametrize(("name", "form"), TOLD)
def test_without_the_help_at_its_end_every_way_is_found(name: str, form: FormName) -> None:
    read = _helpless(told(name))
    every = list(ways(queries.kind(read.value.kind).items(read.content, read.value.forms[form])))
    assert without_help(read, read.value.forms[form]) == every
    assert list(queries.kind(read.value.kind).faults(read.content, read.value.forms.by_name()))


def _helpless(read: ReadActivity) -> ReadActivity:
    content: Any = read.content
    part = "nodes" if read.value.kind == "story.branch" else "strips"
    changed = [each.model_copy(update={"help": False}) for each in getattr(content, part)]
    return ReadActivity(read.value, read.document, content.model_copy(update={part: changed}))


@pytest.mark.parametrize("name", sorted({name for name, _ in TOLD}))
def test_every_choice_of_a_story_has_a_word_to_it_or_leads_to_one(name: str) -> None:
    read = told(name)
    content: Any = read.content
    if read.value.kind == "story.branch":
        silent = [o.id for node in content.nodes for o in node.options if not o.feedback]
    else:
        answered = {letter for each in content.options.feedback for letter in each.of}
        silent = [each.id for each in content.options.choose if each.id not in answered]
    assert silent == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted({name for name, _ in TOLD}))
def test_where_a_story_ends_every_screen_shows_whom_to_call(name: str, role: Role) -> None:
    read = told(name)
    assert read.content
    for item in (part for part, helps in parts(read).items() if helps):
        seen = Seen(role=role, path=(item,), items=(item,))
        assert "103" in drawn(queries.kind(read.value.kind), read.content, item, seen)


def test_there_are_stories_of_both_kinds_and_more_than_one_way_through_them() -> None:
    read = {name: told(name) for name, _ in TOLD}
    assert {each.value.kind for each in read.values()} == set(STORIES)
    many = {
        name: len(list(ways(queries.kind(each.value.kind).items(each.content, Form()))))
        for name, each in read.items()
    }
    assert many["milan"] > 10
    assert len(many) >= 9

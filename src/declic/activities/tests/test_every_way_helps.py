"""Every way through every delivered story, in each form and with each choice, passes through help.

Ways are walked as a room walks them: by the items that the kind gives, from the first to the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pytest

from declic.activities import queries
from declic.activities.models import ROLES, Kind, Role, Seen
from declic.activities.tests.screens import drawn
from declic.kernel.steps import Item
from declic.packs import queries as packs
from declic.packs.models import FormName, Forms

STORIES = ("story.branch", "chat.flags")
FORMS: tuple[FormName, ...] = ("full", "short")
Way = tuple[str, ...]


@dataclass(frozen=True)
class Story:
    kind: Kind[Any]
    content: Any
    forms: Forms

    @property
    def told(self) -> str:
        return "nodes" if self.kind.name == "story.branch" else "strips"

    def items(self, form: FormName) -> tuple[Item, ...]:
        return self.kind.items(self.content, self.forms[form])


def delivered() -> dict[str, Story]:
    return {
        name: Story(queries.kind(read.value.kind), read.content, read.value.forms)
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


def parts(story: Story) -> dict[str, bool]:
    """Give the scenes or strips of a story, and which of them is help."""
    return {part.id: part.help for part in getattr(story.content, story.told)}


def without_help(story: Story, form: FormName) -> list[Way]:
    """Give the ways on which the last that is told of the story is not help.

    A chat looks back at its board after that, which tells nothing more.
    """
    told = parts(story)
    found = ways(story.items(form))
    return [way for way in found if not told[[step for step in way if step in told][-1]]]


@cache
def story(name: str) -> Story:
    return delivered()[name]


@pytest.mark.parametrize(("name", "form"), TOLD)
def test_every_way_through_a_delivered_story_ends_with_help(name: str, form: FormName) -> None:
    assert without_help(story(name), form) == []


@pytest.mark.parametrize(("name", "form"), TOLD)
def test_without_the_help_at_its_end_every_way_is_found(name: str, form: FormName) -> None:
    helpless = without_its_end(story(name))
    assert without_help(helpless, form) == list(ways(helpless.items(form)))
    assert list(helpless.kind.faults(helpless.content, helpless.forms.by_name()))


def without_its_end(whole: Story) -> Story:
    parts = [each.model_copy(update={"help": False}) for each in getattr(whole.content, whole.told)]
    return replace(whole, content=whole.content.model_copy(update={whole.told: parts}))


@pytest.mark.parametrize("name", sorted({name for name, _ in TOLD}))
def test_every_choice_of_a_story_gets_a_word(name: str) -> None:
    content = story(name).content
    if story(name).told == "nodes":
        silent = [o.id for node in content.nodes for o in node.options if not o.feedback]
    else:
        answered = {letter for each in content.options.feedback for letter in each.of}
        silent = [each.id for each in content.options.choose if each.id not in answered]
    assert silent == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", sorted({name for name, _ in TOLD}))
def test_where_a_story_ends_every_screen_shows_whom_to_call(name: str, role: Role) -> None:
    told = story(name)
    for item in (part for part, helps in parts(told).items() if helps):
        seen = Seen(role=role, path=(item,), items=(item,))
        assert "103" in drawn(told.kind, told.content, item, seen)


def test_there_are_stories_of_both_kinds_and_more_than_one_way_through_them() -> None:
    told = delivered()
    assert {each.kind.name for each in told.values()} == set(STORIES)
    assert len(list(ways(told["milan"].items("full")))) > 10
    assert len(told) >= 9

"""What each kind tells of the delivered activities: what is said aloud, and what comes where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from declic.activities.queries import kind
from declic.packs.models import Form
from declic.packs.queries import read_packs

Known = tuple[str, Any, Any, Form]


def delivered() -> Iterator[Known]:
    """Yield each delivered activity in each of its forms: its kind and its content."""
    for read in read_packs():
        for found in read.activities.values():
            made = kind(found.value.kind)
            content = made.Content.model_validate(found.value.content)
            for form in (found.value.forms.full, found.value.forms.short):
                yield f"{found.value.id} {form.items}", made, content, form


ALL = list(delivered())


@pytest.mark.parametrize(("made", "content", "form"), [each[1:] for each in ALL])
def test_what_is_read_aloud_are_words(made: Any, content: Any, form: Form) -> None:
    said = list(made.read_aloud(content, form))
    assert said == [str(words) for words in said]


@pytest.mark.parametrize(("made", "content", "form"), [each[1:] for each in ALL])
def test_each_step_can_be_called_by_words(made: Any, content: Any, form: Form) -> None:
    for item in made.items(content, form):
        called = made.called(content, item.id)
        assert called == called.strip()


@pytest.mark.parametrize(("made", "content", "form"), [each[1:] for each in ALL])
def test_steps_that_are_numbered_are_so_many(made: Any, content: Any, form: Form) -> None:
    ids = [item.id for item in made.items(content, form)]
    for at, item in enumerate(ids):
        numbered = made.numbered(content, item, ids, ids[:at])
        if numbered is not None:
            number, of = numbered
            assert 1 <= number <= of <= len(ids)


def test_questions_say_whether_they_come_before_or_after() -> None:
    waves = {made.wave(content) for _, made, content, _ in ALL if hasattr(made, "wave")}
    assert waves >= {"before", "after"}

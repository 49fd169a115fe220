"""Placeholders: a fixed dictionary, a value that is never read again, a line where none is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.letters.rules import PLACEHOLDERS, Part, fill
from declic.letters.rules.filling import LINE


def test_a_known_placeholder_is_filled() -> None:
    filled = fill("Dear {{contact.name}}, {{ host.name }}", {"contact.name": "A", "host.name": "B"})
    assert (filled.text, filled.unknown, filled.empty) == ("Dear A, B", frozenset(), frozenset())


@pytest.mark.parametrize(
    "typed",
    [
        "{{user.password}}",
        "{{ host.__class__ }}",
        "{{host.name.upper}}",
        "{{HOST.NAME}}",
        "{{}}",
        "{0.__class__}",
        "{% debug %}",
        "{host}",
        "{{host.name|safe}}",
        "%(host)s",
        "${host}",
        "#set page(fill: red)",
    ],
)
def test_anything_else_stays_as_it_was_typed(typed: str) -> None:
    assert fill(typed, {"host.name": "B"}).text == typed


def test_what_looks_like_a_placeholder_and_is_none_is_told() -> None:
    assert fill("{{user.password}} {0.x} {% debug %}", {}).unknown == {"{{user.password}}"}


def test_a_value_that_is_missing_leaves_a_line_to_fill_by_hand() -> None:
    filled = fill("Room: {{room}}.", {"room": "  "})
    assert (filled.text, filled.empty) == (f"Room: {LINE}.", {"room"})


def test_a_value_is_never_filled_again() -> None:
    values = {"host.name": "{{office.email}} {{user.password}}", "office.email": "x@y.example"}
    filled = fill("{{host.name}}", values)
    assert (filled.text, filled.unknown) == (values["host.name"], frozenset())


@given(st.text(alphabet="{}.% ahost_nme|\n", max_size=60))
def test_nothing_but_the_dictionary_is_ever_looked_up(text: str) -> None:
    asked: list[str] = []

    class Asked(dict[str, str]):
        def get(self, name: str, *_default: object) -> str:
            asked.append(name)
            return "x"

    fill(text, Asked())
    assert set(asked) <= PLACEHOLDERS


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "a", "when": "rich", "text": "x"},
        {"id": "a", "style": "help", "text": "x"},
        {"id": "a", "style": "tick"},
    ],
)
def test_a_part_that_is_not_whole_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"condition|text"):
        Part.model_validate(wrong)


def test_a_part_stands_where_its_condition_holds() -> None:
    part = Part(id="a", text="x", when="not wall")
    assert (part.stands(frozenset()), part.stands(frozenset({"wall"}))) == (True, False)
    assert Part(id="a", text="x", when="wall").stands(frozenset({"wall"}))
    assert Part(id="a", text="x").stands(frozenset())

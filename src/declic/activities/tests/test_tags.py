"""What every answer form carries, and results without figures."""

from __future__ import annotations

from types import SimpleNamespace

from django.template import Context, Template
from django.utils import translation

from declic.kernel.cells import Told


def _written(source: str, **context: object) -> str:
    with translation.override("en"):
        return Template("{% load activities %}" + source).render(Context(context))


def test_a_form_names_its_activity_and_item_and_escapes_them() -> None:
    written = _written("{% this_item %}", activity={"id": 'a"b'}, item=SimpleNamespace(id="n1"))
    assert 'name="activity" value="a&quot;b"' in written
    assert 'name="item" value="n1"' in written


def test_an_activity_may_also_be_an_object() -> None:
    written = _written(
        "{% this_item %}", activity=SimpleNamespace(id="milan"), item=SimpleNamespace(id="n1")
    )
    assert 'value="milan"' in written


def test_too_few_answers_are_said_without_a_number() -> None:
    assert "Too few answers" in _written("{% told_in_words told %}", told=Told("too_few"))


def test_nearly_all_is_said_with_the_text_of_the_choice_escaped() -> None:
    told = Told("words", 20, most="A")
    assert "&lt;b&gt;" in _written("{% told_in_words told most %}", told=told, most="<b>")


def test_figures_need_no_words() -> None:
    assert not _written("{% told_in_words told %}", told=Told("figures", 9, {"A": 9})).strip()


def test_a_value_is_found_by_a_key_that_is_known_late() -> None:
    assert _written("{{ leads|at:letter }}", leads={"A": "n2"}, letter="A") == "n2"
    assert _written("{{ leads|at:letter }}", leads={}, letter="A") == "None"

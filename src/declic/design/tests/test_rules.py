from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from declic.design.rules import NOT_KNOWN, filled, in_layer, squeezed, with_font_addresses

OWN = Path(__file__).parent.parent / "static" / "design"


def test_a_style_loses_comments_and_spare_space_and_nothing_else() -> None:
    css = "/* why */\n.a  .b :is(p,  q) {\n  margin: calc(1px + 2px);\n}\n"
    assert squeezed(css) == ".a .b :is(p,q){margin:calc(1px + 2px)}"


def test_squeezing_twice_changes_nothing_more() -> None:
    for path in OWN.glob("*.css"):
        once = squeezed(path.read_text(encoding="utf-8"))
        assert squeezed(once) == once


def test_a_layer_without_styles_is_not_written() -> None:
    assert in_layer("kinds", []) == ""
    assert in_layer("kinds", ["p{}", "q{}"]) == "@layer kinds{p{}q{}}"


def test_a_font_gets_the_address_under_which_it_is_served() -> None:
    css = 'src: url("fonts/a-b.woff2"), url("other/c.png")'
    told = with_font_addresses(css, lambda name: f"/static/1/{name}")
    assert told == 'src: url("/static/1/fonts/a-b.woff2"), url("other/c.png")'


def test_a_mark_is_filled_and_the_value_cannot_turn_the_sentence() -> None:
    assert filled("Until {{time}}.", {"time": "14:50"}) == "Until <bdi>14:50</bdi>."


def test_a_mark_without_a_value_becomes_an_ellipsis_and_never_braces() -> None:
    assert filled("Ask {{ responsible }}", {}) == f"Ask {NOT_KNOWN}"
    assert filled("{{responsible}}", {"responsible": " "}) == NOT_KNOWN


@given(st.text(), st.text())
def test_neither_text_nor_value_can_bring_markup(text: str, value: str) -> None:
    html = filled(text + "{{responsible}}", {"responsible": value})
    assert set(re.findall(r"<[^>]*>", html)) <= {"<bdi>", "</bdi>"}


@given(st.text(alphabet=st.characters(exclude_characters="{}&<>\"'")))
def test_a_text_without_marks_stays_as_it_is(text: str) -> None:
    assert filled(text, {"time": "now"}) == text


def test_for_a_mark_without_a_value_stands_what_the_text_says_without_it() -> None:
    text = "I am {{help_place|here & now}} until {{time}}."
    assert filled(text, {"help_place": "", "time": "16:00"}) == (
        "I am here &amp; now until <bdi>16:00</bdi>."
    )
    assert "<bdi>room 12</bdi> until …" in filled(text, {"help_place": "room 12"})

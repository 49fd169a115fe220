from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.packs.marks import bare_marks, filled, is_well_formed, marks

FACTS = {"helpline.child": "116 000", "helpline.child.hours": "", "helpline.child.price": "free"}
PLAIN = st.text(st.characters(exclude_characters="{}\x00"))


def test_a_fact_takes_the_place_of_its_mark() -> None:
    assert filled("Call {{helpline.child}} or {{ helpline.child }}.", FACTS) == (
        "Call 116 000 or 116 000."
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{helpline.child.price}}, {{helpline.child.hours}}.", "free."),
        ("Free ({{helpline.child.hours}}).", "Free."),
        ("مجاني، {{helpline.child.hours}}.", "مجاني."),
        ("It is open {{helpline.child.hours}} for you", "It is open for you"),
    ],
)
def test_a_fact_with_nothing_to_say_leaves_no_comma_behind(text: str, said: str) -> None:
    assert filled(text, FACTS) == said


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"law.child": "A law."}, "A law."),
        ({"law.child": ""}, "It protects."),
        ({}, "It protects."),
    ],
)
def test_for_a_fact_that_nobody_answers_for_stands_a_sentence(
    facts: dict[str, str], said: str
) -> None:
    text = "The law: {{ law.child | It protects. }}"
    assert filled(text, facts) == f"The law: {said}"
    assert (marks(text), bare_marks(text)) == ({"law.child"}, frozenset())


def test_what_a_session_fills_stays_as_it_is() -> None:
    assert filled("Until {{time}}: {{topic}}", {"time": "now"}) == "Until {{time}}: {{topic}}"


@pytest.mark.parametrize("text", ["{{Time}}", "{{a b}}", "{{time}", "a }} b", "{{}}"])
def test_braces_that_are_no_mark_are_seen(text: str) -> None:
    assert not is_well_formed(text)


@given(PLAIN, PLAIN)
def test_text_around_a_mark_is_never_changed(before: str, after: str) -> None:
    text = f"{before}{{{{helpline.child}}}}{after}"
    assert marks(text) == {"helpline.child"}
    assert is_well_formed(text)
    assert filled(text, FACTS) == f"{before}116 000{after}"

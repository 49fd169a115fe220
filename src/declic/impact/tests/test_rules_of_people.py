from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from declic.impact.rules.people import found, people, without_codes
from declic.kernel.envelopes import with_check

CODES = [with_check(f"{letter}B7P3") for letter in "ABCDEF"]
NAMES = {"before": "before-a", "after": "after-b", "months": "months"}


def row(code: str, *waves: str) -> dict[str, Any]:
    forms = {NAMES[each]: {"wave": each, "chosen": {"k1": "T"}} for each in waves}
    return {"code": code, "forms": forms}


def met(rows: list[dict[str, Any]]) -> list[tuple[bool, bool, bool]]:
    found = [(bool(x.before), bool(x.after), bool(x.months)) for x in people(rows)]
    return sorted(found)


def test_one_card_ties_a_person_together_through_three_forms() -> None:
    rows = [row(CODES[0], "before"), row(CODES[0], "after"), row(CODES[0], "months")]
    assert met(rows) == [(True, True, True)]
    assert met([row(CODES[0], "before", "after"), row(CODES[0], "months")]) == [(True,) * 3]
    assert met([row(CODES[0], "before"), row(CODES[0], "months")]) == [(True, False, True)]
    assert met([row(CODES[0], "after"), row(CODES[0], "months")]) == [(False, True, True)]


def test_a_neutral_code_pairs_what_cards_do_not_and_two_other_parts_are_marked() -> None:
    rows = [
        row("fox.blue.7.m.right", "before"),
        row("fox.blue.8.m.left", "after"),
        row("", "after"),
    ]
    (one, other) = people(rows)
    assert (one.tolerant, other.tolerant) == (True, False)
    assert met([*rows, row(CODES[0], "before")])[-1] == (True, True, False)


def test_whoever_answers_one_wave_twice_is_not_put_together() -> None:
    assert met([row(CODES[0], "before"), row(CODES[0], "before")]) == [(True, False, False)] * 2
    assert met([row("", "before"), row("", "after")]) == [
        (False, True, False),
        (True, False, False),
    ]


def test_an_empty_form_is_nobody() -> None:
    assert people([{"code": "", "forms": {"before-a": {"wave": "before", "chosen": {}}}}]) == []


some = st.lists(
    st.tuples(
        st.sampled_from(
            [*CODES, "", "fox.blue.7.m.right", "fox.blue.8.m.right", "cat.red.1.a.left"]
        ),
        st.sampled_from([("before",), ("after",), ("before", "after"), ("months",)]),
    ),
    max_size=12,
)


@given(some)
def test_each_row_is_one_person_s_only(told: list[tuple[str, tuple[str, ...]]]) -> None:
    rows = [row(code, *waves) for code, waves in told]
    places = [place for one in found(rows) for place in one.rows]
    assert sorted(places) == list(range(len(rows)))


@given(some)
def test_without_codes_the_same_people_are_found(told: list[tuple[str, tuple[str, ...]]]) -> None:
    rows = [row(code, *waves) for code, waves in told]
    fresh = iter(with_check(f"Z{a}{b}ZZ") for a in "ABCDEFGH" for b in "ABCDEFGH")
    kept = without_codes(rows, lambda: next(fresh))
    assert not [each for each in kept if each["code"] in {code for code, _ in told} - {""}]
    assert pairs(kept) == pairs(rows)


def pairs(rows: list[dict[str, Any]]) -> set[frozenset[int]]:
    return {frozenset(one.rows) for one in found(rows) if len(one.rows) > 1}

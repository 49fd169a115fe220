from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from declic.impact.rules import battery
from declic.impact.rules.battery import (
    ADULTS,
    FORMS,
    KNOW,
    MEASURES,
    RIGHT,
    SURE,
    THREAT,
    USEFUL,
    Form,
    is_right,
)
from declic.impact.rules.cells import Share
from declic.impact.rules.people import Answered, people
from declic.impact.rules.report import Figures, figures, nearly_all
from declic.kernel.envelopes import with_check

ACTIVITIES = Path(__file__).parents[4] / "content" / "young-people" / "activities"


def form(activity: str, **chosen: str) -> Form:
    return Form(activity, chosen)


def knows(activity: str, right: int) -> dict[str, str]:
    """Answers of which so many are right."""
    key = RIGHT[FORMS[activity]]
    wrong = {"T": "N", "N": "T"}
    return {
        ask: answer if place < right else wrong[answer]
        for place, (ask, answer) in enumerate(key.items())
    }


def row(
    before: dict[str, str] | None, after: dict[str, str] | None, code: str = ""
) -> dict[str, Any]:
    forms: dict[str, Any] = {}
    if before is not None:
        forms["before-a"] = {"wave": "before", "chosen": before}
    if after is not None:
        forms["after-b"] = {"wave": "after", "chosen": after}
    return {"code": code, "forms": forms}


def a_course(scores: list[tuple[int, int]]) -> list[Any]:
    return [row(knows("before-a", one), knows("after-b", two)) for one, two in scores]


def of_course(scores: list[tuple[int, int]]) -> Figures:
    return figures(people(a_course(scores)), present=len(scores) + 1)


@cache
def asked(activity: str) -> dict[str, Any]:
    """Give the questions of a form as they stand in the pack."""
    read = YAML(typ="safe").load((ACTIVITIES / f"{activity}.yaml").read_text(encoding="utf-8"))
    return {ask["id"]: ask for ask in read["content"]["asks"]}


def ways(ask: dict[str, Any]) -> set[str]:
    return {choice["id"] for choice in ask["choices"]}


@pytest.mark.parametrize("activity", FORMS)
def test_every_question_of_knowledge_has_its_key_and_every_scale_its_ends(activity: str) -> None:
    asks = asked(activity)
    for name in set(asks) & set(KNOW.asks):
        assert RIGHT[FORMS[activity]][name] in ways(asks[name])
        # The same form says the same words wherever it is asked, or its key would be another.
        whole = "before-a" if FORMS[activity] == "a" else "after-b"
        assert asks[name]["text"] == asked(whole)[name]["text"]
    for measure in (*MEASURES[2:], *battery.AFTER_ONLY):
        for name in set(asks) & set(measure.asks):
            assert ways(asks[name]) >= {str(end) for end in measure.per}


def test_the_long_forms_ask_for_every_measure() -> None:
    forms = asked("before-a"), asked("after-b")
    assert all(measure.asked(*forms) == measure.asks for measure in MEASURES)
    assert all(measure.asked(forms[1]) for measure in battery.AFTER_ONLY)


def test_knowledge_is_what_is_right_and_not_knowing_is_not() -> None:
    told = form("before-a", **{**knows("before-a", 4), "k6": "U"})
    assert KNOW.score(told, KNOW.asks) == 4
    assert KNOW.scale(KNOW.asks) == (0, 6)
    assert KNOW.scale(("k1", "k2")) == (0, 2)
    assert is_right(told, "k6") is False


def test_the_other_form_is_scored_by_its_own_key() -> None:
    same = {"k1": "T"}
    assert is_right(Form("before-a", same), "k1")
    assert not is_right(Form("after-b", same), "k1")
    assert is_right(Form("unknown", same), "k1") is None
    assert is_right(Form("before-a", {}), "k1") is None


def test_what_one_would_do_is_what_helps_less_what_does_not() -> None:
    all_yes = form("before-a", **dict.fromkeys(THREAT.asks, "Y"))
    helps = form("before-a", **{ask: "Y" if ask < "s6" else "N" for ask in THREAT.asks})
    assert (THREAT.score(all_yes, THREAT.asks), THREAT.score(helps, THREAT.asks)) == (2, 5)
    assert THREAT.scale(THREAT.asks) == (-3, 5)


def test_scales_are_means_and_a_question_left_out_makes_no_score() -> None:
    sure = form("after-b", e1="0", e2="10", e3="5", e4="5", e5="10")
    assert SURE.score(sure, SURE.asks) == 6
    assert SURE.score(form("after-b", e1="3"), SURE.asks) is None
    assert SURE.score(form("after-b", e1="much"), ("e1",)) is None
    assert SURE.score(sure, ()) is None
    assert ADULTS.scale(ADULTS.asks) == (1, 7)


def test_only_what_both_forms_ask_is_compared() -> None:
    short = {"k1", "k2", "e2", "e3", "s1"}
    assert KNOW.asked(short, {"k2", "k1", "k3"}) == ("k1", "k2")
    assert THREAT.asked(short, short) == ()
    assert USEFUL.asked(short) == ()


def test_one_row_with_two_forms_is_one_person() -> None:
    (one,) = people([row({"k1": "T"}, {"k1": "N"})])
    assert one == Answered(Form("before-a", {"k1": "T"}), Form("after-b", {"k1": "N"}))


def test_forms_of_two_sessions_are_paired_by_the_code_of_the_card() -> None:
    code = with_check("K7P3M")
    found = people([row({"k1": "T"}, None, code), row(None, {"k1": "N"}, code.lower())])
    assert found == [Answered(Form("before-a", {"k1": "T"}), Form("after-b", {"k1": "N"}))]


def test_without_a_code_forms_stay_alone_and_an_empty_form_is_none() -> None:
    found = people([row({"k1": "T"}, None), row(None, {"k1": "N"}), row({}, {}), row({}, None)])
    assert found[:2] == [
        Answered(before=Form("before-a", {"k1": "T"})),
        Answered(after=Form("after-b", {"k1": "N"})),
    ]
    assert found[2:] == []


def test_other_questions_of_the_day_are_no_form() -> None:
    told = row({"k1": "T"}, None)
    told["forms"]["norm-question"] = {"wave": "before", "chosen": {"n1": "1"}}
    told["forms"] = dict(reversed(told["forms"].items()))
    assert people([told]) == [Answered(before=Form("before-a", {"k1": "T"}))]


@pytest.mark.parametrize("pairs", [0, 1, 9])
def test_below_ten_pairs_a_report_has_no_figure_but_who_answered(pairs: int) -> None:
    found = of_course([(place % 5, 6 - place % 3) for place in range(pairs)])
    assert found.participation.paired == pairs
    assert all(score.how == "too_few" and score.change is None for score in found.scores)
    assert found.unsure_before == Share("too_few")
    assert all(ask.before == Share("too_few") for ask in found.asks)


def test_with_ten_pairs_there_is_a_change_in_points() -> None:
    scores = [(2, 4), (3, 4), (1, 5), (2, 2), (4, 6), (0, 3), (3, 3), (2, 5), (1, 1), (5, 6)]
    (know,) = of_course(scores).scores
    assert (know.measure, know.how, know.pairs, know.most) == ("know", "figures", 10, 6)
    assert know.change is not None
    assert know.change.raw.value == pytest.approx(1.6)
    assert know.ceiling == Share("few")


@pytest.mark.parametrize("scores", [[(2, 6)] * 12, [(3, 4 + place % 2) for place in range(12)]])
def test_what_nearly_all_scored_is_told_by_no_mean(scores: list[tuple[int, int]]) -> None:
    (know,) = of_course(scores).scores
    assert (know.how, know.change, know.ceiling) == ("alike", None, None)


def test_nearly_all_is_a_matter_of_small_groups() -> None:
    assert nearly_all([1] * 21 + [2])
    assert not nearly_all([1] * 18 + [2, 2])
    assert not nearly_all([1] * 40)


def test_what_is_asked_after_only_is_a_mean_with_its_interval() -> None:
    rows = [
        row(knows("before-a", 2), {**knows("after-b", 4), "a1": str(3 + place % 3)})
        for place in range(12)
    ]
    (useful,) = figures(people(rows), present=None).after_only
    assert (useful.measure, useful.how, useful.number) == ("useful", "figures", 12)
    assert useful.value is not None
    assert useful.value.value == 4


def test_what_nearly_all_say_of_the_course_is_told_by_no_mean() -> None:
    rows = [row(None, {"a1": "5"}) for _ in range(12)]
    (useful,) = figures(people(rows), present=12).after_only
    assert (useful.how, useful.value) == ("alike", None)


def test_a_share_of_one_question_needs_ten_on_either_side() -> None:
    scores = [(place % 2, 1) for place in range(24)]
    first, second = of_course(scores).asks[:2]
    assert (first.ask, first.pairs, first.before) == ("k1", 24, Share("figure", 50))
    assert first.after == Share("nearly_all")
    assert second.before == Share("few")


def test_not_knowing_is_counted_among_all_answers() -> None:
    rows = [row({**knows("before-a", 3), "k6": "U"}, knows("after-b", 3)) for _ in range(12)]
    found = figures(people(rows), present=12)
    assert found.unsure_before == Share("figure", 17)
    assert found.unsure_after == Share("few")


def test_who_was_not_found_again_is_compared_with_who_was() -> None:
    both = a_course([(2 + place % 3, 4) for place in range(12)])
    alone = [row(knows("before-a", place % 3), None) for place in range(12)]
    found = figures(people([*both, *alone]), present=24)
    assert found.found.value is None or found.found.value.value == 3
    assert found.alone.number == 12


@settings(max_examples=15)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_is_nothing(scores: list[tuple[int, int]], chance: random.Random) -> None:
    rows = a_course(scores)
    shuffled = chance.sample(rows, len(rows))
    assert figures(people(shuffled), present=9) == figures(people(rows), present=9)


def test_the_battery_names_each_question_once() -> None:
    asks = [ask for measure in (*MEASURES, *battery.AFTER_ONLY) for ask in measure.asks]
    assert len(asks) == len(set(asks))

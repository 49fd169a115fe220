"""What a set of chosen options makes of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given

from declic.packs.models import Plan
from declic.packs.tests.chosen_plans import choice, every, plan, plans
from declic.packs.versions import (
    PHONES,
    WALL,
    AmbiguousError,
    Aspect,
    Options,
    UnknownOptionError,
    combinations,
    most_particular,
    named,
    rules_that_hold,
    step_of,
    unusual,
    version,
    whole,
    worth_showing,
)

AWAY = {"id": "away", "title": "Away", "phones": "away", "replace": {"rules": "rules-away"}}
OUTSIDE = {"id": "outside", "title": "Outside", "wall": "none", "replace": {"rules": "rules-out"}}
BOTH = {"when": {"phones": "away", "place": "outside"}, "replace": {"rules": "rules-both"}}
MILA = {"id": "mila", "title": "Mila", "replace": {"milan": "mila"}}


MANY = plan(
    choice("story", MILA), choice("phones", AWAY), choice("place", OUTSIDE), together=(BOTH,)
)


def test_without_a_word_the_usual_session_is_led() -> None:
    led = version(MANY, {})
    assert (led.activities, led.phones, led.wall) == (("rules", "milan", "end"), "used", "shown")
    assert led.minutes == 15


def test_options_of_different_choices_add_up() -> None:
    led = version(MANY, {"story": "mila", "phones": "away"})
    assert (led.activities, led.phones) == (("rules-away", "mila", "end"), "away")


def test_what_counts_for_several_together_comes_before_each_alone() -> None:
    led = version(MANY, {"phones": "away", "place": "outside"})
    assert (led.activities[0], led.phones, led.wall) == ("rules-both", "away", "none")


def test_without_it_two_options_that_say_different_things_are_a_quarrel() -> None:
    with pytest.raises(AmbiguousError) as caught:
        version(
            plan(choice("phones", AWAY), choice("place", OUTSIDE)),
            {"phones": "away", "place": "outside"},
        )
    assert caught.value.aspect == ("steps", "rules")


def test_two_options_that_say_the_same_are_no_quarrel() -> None:
    twin = {**OUTSIDE, "replace": AWAY["replace"]}
    led = version(
        plan(choice("phones", AWAY), choice("place", twin)), {"phones": "away", "place": "outside"}
    )
    assert led.activities[0] == "rules-away"


def test_an_activity_can_be_left_out() -> None:
    led = version(
        plan(choice("time", {"id": "late", "title": "Late", "drop": ["milan"]})), {"time": "late"}
    )
    assert (led.activities, led.minutes) == (("rules", "end"), 10)


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        ({"colour": "red"}, "The plan 'p' has no choice 'colour'."),
        ({"story": "red"}, "The choice 'story' of the plan 'p' has no option 'red'. It has: usual"),
    ],
)
def test_an_unknown_option_is_named(chosen: Options, why: str) -> None:
    with pytest.raises(UnknownOptionError, match=why):
        version(MANY, chosen)


def test_only_what_meets_in_an_aspect_is_combined() -> None:
    stories = list(combinations(MANY, [("steps", "milan")]))
    assert [each["story"] for each in stories] == ["usual", "mila"]
    assert {(each["phones"], each["place"]) for each in stories} == {("usual", "usual")}
    assert len(list(combinations(MANY, [("steps", "rules")]))) == 4
    assert list(combinations(MANY, [("steps", "end")])) == [whole(MANY, {})]


def test_what_is_worth_showing_grows_with_what_meets_only() -> None:
    shown = list(worth_showing(MANY))
    assert shown[0] == whole(MANY, {})
    assert len(shown) == len({tuple(each.items()) for each in shown}) == 8
    silent = plan(*(choice(f"c{n}", {"id": "other", "title": "O"}) for n in range(6)))
    assert len(list(worth_showing(silent))) == 7


def test_options_are_named_as_on_the_command_line() -> None:
    assert named(unusual(MANY, {"story": "mila", "place": "usual"})) == "story=mila"


def said(plan: Plan, chosen: Options, aspects: list[Aspect]) -> tuple[frozenset[str], ...]:
    """Tell what the rules say about each aspect; more than one word is a quarrel."""
    holds = rules_that_hold(plan, chosen)
    return tuple(
        frozenset(rule.says[aspect] for rule in most_particular(holds, aspect))
        for aspect in aspects
    )


def aspects_of(plan: Plan) -> list[Aspect]:
    return [*map(step_of, plan.steps), PHONES, WALL]


@given(plans())
def test_what_is_checked_shows_all_that_can_happen_in_any_session(plan: Plan) -> None:
    for step in plan.steps:
        aspects = [step_of(step), PHONES, WALL]
        checked = {said(plan, each, aspects) for each in combinations(plan, aspects)}
        assert {said(plan, each, aspects) for each in every(plan)} == checked


@given(plans())
def test_no_more_is_checked_than_there_is(plan: Plan) -> None:
    checked = list(combinations(plan, aspects_of(plan)))
    assert all(each in every(plan) for each in checked)
    assert len(checked) == len({tuple(each.items()) for each in checked})


@given(plans())
def test_the_order_of_choices_and_entries_decides_nothing(plan: Plan) -> None:
    order = {"choices": plan.choices[::-1], "together": plan.together[::-1]}
    turned, aspects = plan.model_copy(update=order), aspects_of(plan)
    for chosen in every(plan):
        assert said(plan, chosen, aspects) == said(turned, chosen, aspects)


@given(plans())
def test_a_version_is_what_the_rules_say_or_a_quarrel(plan: Plan) -> None:
    for chosen in every(plan):
        told = said(plan, chosen, aspects_of(plan))
        if any(len(words) > 1 for words in told):
            with pytest.raises(AmbiguousError):
                version(plan, chosen)
            continue
        led = version(plan, chosen)
        wanted = [
            min(words, default=s.activity) for s, words in zip(plan.steps, told, strict=False)
        ]
        assert list(led.activities) == [name for name in wanted if name]
        assert {led.phones, led.wall} >= set().union(*told[3:])
        assert led.minutes == 5 * len(led.steps)

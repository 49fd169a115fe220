"""Whose minutes they are: reckoned from what activities say, and not at all where none does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.packs import queries
from declic.packs.models import Activity, PlanStep
from declic.packs.shares import debrief_share, split
from declic.packs.tests.pack_folder import PackFolder, Tale
from declic.packs.versions import Version

MINUTES = "minutes: {full: 8, short: 5}\n"
HALF = "of_which: {learners: {full: 4, short: 2.5}}\n"
MOST = "of_which: {learners: {full: 6, short: 4}}\n"


def sentences(pack: PackFolder) -> list[tuple[str, bool]]:
    return [(fault.sentence, fault.warning) for fault in pack.faults()]


def say(pack: PackFolder, shares: str, *names: str) -> None:
    for name in names:
        pack.change(f"activities/{name}.yaml", MINUTES, MINUTES + shares)


def test_a_plan_whose_activities_say_nothing_is_not_reckoned(pack: PackFolder) -> None:
    assert sentences(pack) == []


def test_a_plan_in_which_learners_talk_enough_is_silent(pack: PackFolder) -> None:
    say(pack, MOST, "roof", "coat", "sail")
    assert sentences(pack) == []


def test_a_plan_in_which_adults_talk_too_much_is_a_warning_with_its_figures(
    pack: PackFolder,
) -> None:
    say(pack, HALF, "roof", "coat", "sail")
    (said, warning), *others = sentences(pack)
    assert (warning, others) == (True, [])
    assert "in 6.0 of 12 minutes, which is 50%; it should be 60%" in said


def test_an_option_with_which_adults_talk_too_much_is_named(pack: PackFolder) -> None:
    say(pack, MOST, "roof", "coat")
    say(pack, "of_which: {learners: {full: 0, short: 0}}\n", "sail")
    ((said, warning),) = sentences(pack)
    assert (said.partition(":")[0], warning) == ("trip=boat", True)


def test_an_activity_that_says_nothing_beside_others_that_do_is_named(pack: PackFolder) -> None:
    say(pack, MOST, "roof")
    ((said, warning),) = sentences(pack)
    assert (said.partition(" ")[0], warning) == ("'coat'", True)


def test_a_pause_is_nobodys_and_says_nothing(pack: PackFolder) -> None:
    say(pack, MOST, "roof")
    say(pack, "pause: true\n", "coat", "sail")
    assert sentences(pack) == []


@pytest.mark.parametrize("part", ["learners", "debrief"])
def test_more_minutes_of_a_sort_than_there_are_is_a_fault(pack: PackFolder, part: str) -> None:
    whole = {"learners": "{full: 8, short: 5}", "debrief": "{full: 3, short: 2}"}
    whole[part] = "{full: 8, short: 5.5}"
    shares = ", ".join(f"{name}: {said}" for name, said in whole.items())
    say(pack, f"of_which: {{{shares}}}\n", "roof", "coat", "sail")
    said = f"The short form has 5 minutes, and 5.5 are said to be for {part}."
    assert (said, False) in sentences(pack)


def test_a_story_without_a_third_for_the_talk_after_it_is_a_warning(
    pack: PackFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tale, "talked_over", True, raising=False)
    shares = "of_which: {learners: {full: 6, short: 4}, debrief: {full: 3, short: SHORT}}\n"
    say(pack, shares.replace("SHORT", "1.5"), "roof")
    say(pack, shares.replace("SHORT", "2"), "coat", "sail")
    ((said, warning),) = sentences(pack)
    assert ("The debrief of the short form has 1.5 of 5 minutes" in said, warning) == (True, True)


def activity(name: str, minutes: int, learners: int, *, pause: bool = False) -> Activity:
    return Activity.model_validate(
        {
            "id": name, "kind": "tale", "title": "T", "objective": "O", "content": {},
            "minutes": {"full": minutes, "short": minutes}, "pause": pause,
            "of_which": None if pause else {
                "learners": {"full": learners, "short": learners},
                "debrief": {"full": learners, "short": learners},
            },
        }
    )  # fmt: skip


@given(st.integers(1, 60), st.integers(0, 60), st.integers(1, 60), st.integers(0, 30))
def test_a_step_that_gets_other_minutes_gives_everybody_as_much_more_or_less(
    minutes: int, learners: int, given_minutes: int, pause: int
) -> None:
    learners = min(learners, minutes)
    there = {"a": activity("a", minutes, learners), "p": activity("p", 5, 0, pause=True)}
    steps = ((PlanStep(activity="a", minutes=given_minutes), "a"),
             (PlanStep(activity="p", minutes=pause), "p"))  # fmt: skip
    found = split(Version(steps=steps, phones="used", wall="shown"), there)
    assert found.share == pytest.approx(learners / minutes)
    assert (found.led, found.pauses, found.silent) == (given_minutes, pause, ())
    assert debrief_share(there["a"], "full") == pytest.approx(learners / minutes)


def test_every_delivered_activity_says_whose_its_minutes_are() -> None:
    read = queries.pack("young-people")
    assert read
    silent = [
        name
        for name, each in read.activities.items()
        if not (each.value.of_which or each.value.pause)
    ]
    assert silent == []

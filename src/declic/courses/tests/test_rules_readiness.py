"""What the gate before *ready* asks, one thing at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from declic.courses.rules.readiness import Filler, Missing, Prepared, missing

WHOLE = Prepared(
    young=True,
    host_adult=True,
    coach=True,
    responsible="C. Diallo",
    deputy="A. Peeters",
    group_size=20,
    adults_present=2,
    phones="away",
    languages=("fr",),
    help_sure=True,
    plan="help-a-friend",
    dates=1,
    dates_without_trainer=0,
    unvetted=0,
)


def test_of_a_whole_course_nothing_is_missing() -> None:
    assert missing(WHOLE) == ()


@pytest.mark.parametrize(
    ("change", "what", "who"),
    [
        ({"host_adult": False}, "host_adult", Filler.HOST),
        ({"coach": False}, "coach", Filler.HOST),
        ({"responsible": " "}, "responsible", Filler.HOST),
        ({"deputy": ""}, "deputy", Filler.HOST),
        ({"deputy": "c. diallo "}, "same_adult", Filler.HOST),
        ({"group_size": None}, "group_size", Filler.HOST),
        ({"adults_present": 1}, "adults_present", Filler.HOST),
        ({"adults_present": None}, "adults_present", Filler.HOST),
        ({"phones": ""}, "phones", Filler.HOST),
        ({"languages": ()}, "languages", Filler.HOST),
        ({"plan": ""}, "plan", Filler.COORDINATOR),
        ({"dates": 0}, "dates", Filler.COORDINATOR),
        ({"dates_without_trainer": 1}, "trainers", Filler.COORDINATOR),
        ({"unvetted": 1}, "vetting", Filler.ADMINISTRATOR),
        ({"help_sure": False}, "help", Filler.OWNER),
    ],
)
def test_each_thing_is_missed_alone_with_who_can_fill_it(
    change: dict[str, object], what: str, who: Filler
) -> None:
    assert missing(replace(WHOLE, **change)) == (Missing(what, who),)  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"coach": False}, {"adults_present": 0}])
def test_among_adults_neither_coach_nor_two_adults_are_asked_for(change: dict[str, object]) -> None:
    assert missing(replace(WHOLE, young=False, **change)) == ()  # type: ignore[arg-type]

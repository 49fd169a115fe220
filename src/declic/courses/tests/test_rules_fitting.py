"""Why a trainer fits a date, and why not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.fit_words import WHY
from declic.courses.rules.fitting import Candidate, Fitting, Wanted, fitting

NOTHING = Candidate(
    languages=frozenset(),
    provinces=frozenset(),
    kinds=frozenset(),
    plans=frozenset(),
    weekdays=frozenset(),
    young=False,
    most_a_month=None,
    led=0,
    away=False,
    busy=False,
    vetted=False,
)
FITS = replace(
    NOTHING,
    languages=frozenset({"fr"}),
    provinces=frozenset({"WLG"}),
    kinds=frozenset({"school"}),
    plans=frozenset({"help-a-friend"}),
    weekdays=frozenset({2}),
    most_a_month=4,
    led=3,
    vetted=True,
)
# A Wednesday.
DATE = Wanted(
    languages=frozenset({"fr"}),
    province="WLG",
    kind="school",
    plan="help-a-friend",
    day=dt.date(2027, 3, 10),
    young_asked=False,
    adult_asked=False,
)
FEW = st.frozensets(st.sampled_from(["fr", "nl", "ar"]))
PLACES = st.frozensets(st.sampled_from(["WLG", "BRU"]))
TRAINERS = st.builds(
    Candidate,
    languages=FEW,
    provinces=PLACES,
    kinds=st.frozensets(st.sampled_from(["school", "company"])),
    plans=st.frozensets(st.sampled_from(["help-a-friend", "booster"])),
    weekdays=st.frozensets(st.integers(0, 6)),
    young=st.booleans(),
    most_a_month=st.none() | st.integers(1, 9),
    led=st.integers(0, 9),
    away=st.booleans(),
    busy=st.booleans(),
    vetted=st.booleans(),
    declined=st.booleans(),
    role_over=st.booleans(),
)
DATES = st.builds(
    Wanted,
    languages=FEW,
    province=st.sampled_from(["", "WLG", "BRU"]),
    kind=st.sampled_from(["school", "company"]),
    plan=st.sampled_from(["", "help-a-friend", "booster"]),
    day=st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31)),
    young_asked=st.booleans(),
    adult_asked=st.booleans(),
)
OPPOSITES = (
    ("speaks", "not_speaks"),
    ("near", "far"),
    ("kind", "other_kind"),
    ("formed", "not_formed"),
    ("free", "weekday"),
    ("free", "away"),
    ("vetted", "not_vetted"),
    ("led", "full"),
)


def codes(of: Fitting) -> tuple[list[str], list[str], list[str]]:
    good, against, barred = of.good, of.against, of.barred
    return [r.code for r in good], [r.code for r in against], [r.code for r in barred]


def test_who_fits_in_everything_has_every_reason_for() -> None:
    good, against, barred = codes(fitting(FITS, DATE))
    assert good == ["speaks", "near", "kind", "formed", "free", "vetted", "led"]
    assert (against, barred) == ([], [])


def test_of_whom_nothing_is_known_no_place_and_no_host_speaks_against() -> None:
    good, against, barred = codes(fitting(NOTHING, DATE))
    assert good == ["free"]
    assert against == ["not_speaks", "not_formed", "not_vetted"]
    assert barred == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"provinces": frozenset({"BRU"})}, "far"),
        ({"kinds": frozenset({"company"})}, "other_kind"),
        ({"weekdays": frozenset({0})}, "weekday"),
        ({"led": 4}, "full"),
        ({"vetted": False}, "not_vetted"),
        ({"declined": True}, "declined"),
        ({"away": True}, "away"),
    ],
)
def test_each_thing_that_does_not_fit_is_a_reason_against(
    change: dict[str, object], code: str
) -> None:
    given_up = replace(FITS, **change)  # type: ignore[arg-type]
    assert codes(fitting(given_up, DATE))[1] == [code]
    assert fitting(given_up, DATE).score < fitting(FITS, DATE).score


def test_who_is_promised_elsewhere_is_barred_and_not_called_free() -> None:
    good, _against, barred = codes(fitting(replace(FITS, busy=True), DATE))
    assert barred == ["busy"]
    assert "free" not in good


def test_whose_role_ends_before_the_day_is_barred() -> None:
    assert codes(fitting(replace(FITS, role_over=True), DATE))[2] == ["role_over"]


@pytest.mark.parametrize(
    ("young", "young_asked", "adult_asked", "pairs_with"),
    [
        (True, False, True, ("adult",)),
        (False, True, False, ("young",)),
        (True, True, False, None),
        (False, False, True, None),
        (True, True, True, None),
        (False, True, True, None),
        (True, False, False, None),
        (False, False, False, None),
    ],
)
def test_a_young_one_and_an_adult_make_a_pair(
    young: bool,  # noqa: FBT001
    young_asked: bool,  # noqa: FBT001
    adult_asked: bool,  # noqa: FBT001
    pairs_with: tuple[str, ...] | None,
) -> None:
    to = replace(DATE, young_asked=young_asked, adult_asked=adult_asked)
    found = [r.names for r in fitting(replace(FITS, young=young), to).good if r.code == "pair"]
    assert found == ([pairs_with] if pairs_with else [])


def test_reasons_name_what_they_speak_of() -> None:
    to = replace(DATE, languages=frozenset({"fr", "ar"}))
    said = {r.code: r.names for r in (*fitting(FITS, to).good, *fitting(FITS, to).against)}
    assert (said["speaks"], said["not_speaks"], said["led"]) == (("fr",), ("ar",), ("3", "4"))


@given(TRAINERS, DATES)
def test_nobody_is_both_for_and_against_in_the_same_thing(of: Candidate, to: Wanted) -> None:
    good, against, barred = codes(fitting(of, to))
    for here, there in OPPOSITES[1:]:
        assert not (here in good and there in against)
    taken = {"weekday", "away", "busy"} & {*against, *barred}
    assert ("free" in good) == (not taken)


@given(TRAINERS, DATES)
def test_every_reason_has_words(of: Candidate, to: Wanted) -> None:
    good, against, barred = codes(fitting(of, to))
    assert {*good, *against, *barred} <= {"pair", *WHY}


@given(TRAINERS, DATES)
def test_who_is_barred_stands_below_everybody_who_is_not(of: Candidate, to: Wanted) -> None:
    free, busy = replace(of, busy=False), replace(of, busy=True)
    assert fitting(busy, to).score < fitting(NOTHING, DATE).score
    assert fitting(busy, to).score < fitting(free, to).score

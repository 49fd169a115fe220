"""A delivered course stands for one unit of one grant, and nothing else ever does."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from declic.courses.models import Course, State
from declic.courses.tests.office import AT, Office, course, office
from declic.funding.actions.charging import charge, take_off
from declic.funding.actions.grants import change_grant
from declic.funding.actions.planning import plan, plan_no_more
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Charge, Entry, Grant, Planned, Unit
from declic.funding.queries.charging import unmet_by
from declic.funding.queries.grants import lines_of
from declic.people.models import Purpose
from tests.funding.grants import centre, delivered, grant, standing, terms, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Office:
    return office()


def tried(of: Office, to: Grant, what: Course) -> str:
    try:
        charge(grant=to, course=what, by=of.coordinator, at=AT)
    except FundingRefusedError as refused:
        return refused.reason
    return "charged"


def off(of: Office, what: Charge, reason: str = "Paid by the town") -> None:
    take_off(unit=what.unit, course=what.course, reason=reason, by=of.coordinator, at=AT)


def test_a_delivered_course_stands_for_the_first_free_unit_of_its_kind(ours: Office) -> None:
    to, young, staff = grant(ours), delivered(ours), delivered(ours, audience="staff")
    assert [tried(ours, to, each) for each in (young, staff)] == ["charged"] * 2
    assert standing(to) == [("course", 1, young), ("staff", 1, staff)]


def test_no_course_is_charged_twice_to_whichever_grant(ours: Office) -> None:
    once, again, what = grant(ours), grant(ours, by="Ville de Liège"), delivered(ours)
    charge(grant=once, course=what, by=ours.coordinator, at=AT)
    for to in (once, again):
        with pytest.raises(FundingRefusedError, match="charged"):
            charge(grant=to, course=what, by=ours.coordinator, at=AT)
    assert Charge.objects.count() == 1


def test_the_third_of_two_is_refused(ours: Office) -> None:
    to = grant(ours, courses=2)
    assert [tried(ours, to, delivered(ours)) for _ in range(3)] == ["charged", "charged", "full"]
    assert Unit.objects.filter(grant=to, kind="course", charge=None).count() == 0


@pytest.mark.parametrize(
    "state", [each for each in State if each not in {"delivered", "followed_up", "closed"}]
)
def test_what_was_not_delivered_is_refused(ours: Office, state: State) -> None:
    what = delivered(ours)
    Course.objects.filter(pk=what.pk).update(state=state)
    what.refresh_from_db()
    assert tried(ours, grant(ours), what) == "not_delivered"


@pytest.mark.parametrize("of", list(Purpose))
@pytest.mark.parametrize("purpose", list(Purpose))
def test_rehearsals_and_demonstrations_never_count_for_a_real_grant(
    ours: Office, purpose: Purpose, of: Purpose
) -> None:
    what, to = delivered(ours), grant(ours)
    Course.objects.filter(pk=what.pk).update(purpose=purpose)
    Grant.objects.filter(pk=to.pk).update(purpose=of)
    what.refresh_from_db()
    to.refresh_from_db()
    counts = purpose == of != Purpose.REHEARSAL
    assert tried(ours, to, what) == ("charged" if counts else "not_delivered")


def test_what_a_table_tells_of_earlier_years_is_refused(ours: Office) -> None:
    what = delivered(ours)
    Course.objects.filter(pk=what.pk).update(from_before=True)
    what.refresh_from_db()
    assert tried(ours, grant(ours), what) == "not_delivered"


@pytest.mark.parametrize(
    ("asks", "lacks"),
    [
        ({"host_kinds": ["reception_centre"]}, ("place",)),
        ({"provinces": ["BRU"]}, ("region",)),
        ({"ends_on": dt.date(2027, 3, 9)}, ("period",)),
        ({"host_kinds": ["school"], "provinces": ["WLG"]}, ()),
    ],
)
def test_a_course_meets_the_conditions_or_is_refused(
    ours: Office, asks: dict[str, Any], lacks: tuple[str, ...]
) -> None:
    to, what = grant(ours, **asks), delivered(ours)
    assert tried(ours, to, what) == ("conditions" if lacks else "charged")
    assert unmet_by(to, what) == lacks


def test_taken_off_with_a_reason_it_is_free_again_and_the_history_keeps_both(ours: Office) -> None:
    to, what = grant(ours), delivered(ours)
    made = charge(grant=to, course=what, by=ours.coordinator, at=AT)
    with pytest.raises(FundingRefusedError, match="reason"):
        off(ours, made, "  ")
    off(ours, made)
    assert tried(ours, grant(ours, by="Ville de Liège"), what) == "charged"
    told = Entry.objects.order_by("pk").values_list("did", "reason", "grant__sponsor__name")
    assert list(told)[:2] == [
        ("charged", "", "Fondation Lumière"),
        ("taken_off", "Paid by the town", "Fondation Lumière"),
    ]


def test_what_stands_there_no_more_is_not_taken_off(ours: Office) -> None:
    made = charge(grant=grant(ours), course=delivered(ours), by=ours.coordinator, at=AT)
    off(ours, made)
    with pytest.raises(FundingRefusedError, match="stale"):
        off(ours, made)


def test_a_course_that_is_not_delivered_any_more_stands_for_nothing(ours: Office) -> None:
    to, what = grant(ours), delivered(ours)
    charge(grant=to, course=what, by=ours.coordinator, at=AT)
    undo(ours, what, "It was another group")
    assert standing(to) == []
    assert Entry.objects.first().reason == "It was another group"  # type: ignore[union-attr]


def test_of_another_programme_nothing_is_charged(ours: Office) -> None:
    theirs = office("Elsewhere")
    assert tried(ours, grant(ours), delivered(theirs)) == "programme"
    assert tried(ours, grant(theirs), delivered(theirs)) == "may"


def test_a_course_to_come_is_meant_for_one_grant_until_it_is_charged(ours: Office) -> None:
    to, other, what = grant(ours), grant(ours, by="Ville de Liège"), course(ours)
    for each in (other, to):
        plan(grant=each, course=what, by=ours.coordinator, at=AT)
    assert list(Planned.objects.values_list("grant", flat=True)) == [to.pk]
    plan_no_more(course=what, by=ours.coordinator, at=AT)
    assert not Planned.objects.exists()
    with pytest.raises(FundingRefusedError, match="not_to_come"):
        plan(grant=to, course=delivered(ours), by=ours.coordinator, at=AT)


def test_a_course_at_a_place_that_the_grant_does_not_pay_is_not_meant_for_it(ours: Office) -> None:
    to, what = grant(ours, host_kinds=["school"]), course(ours, centre(ours))
    with pytest.raises(FundingRefusedError, match="conditions"):
        plan(grant=to, course=what, by=ours.coordinator, at=AT)


def test_a_grant_says_how_it_stands(ours: Office) -> None:
    to, what = grant(ours), delivered(ours)
    plan(grant=to, course=course(ours), by=ours.coordinator, at=AT)
    charge(grant=to, course=what, by=ours.coordinator, at=AT)
    courses, staff = lines_of(to, today=dt.date(2027, 7, 2))
    stands = courses.progress
    assert (stands.promised, stands.delivered, stands.planned, stands.left, stands.late) == (
        12,
        1,
        1,
        10,
        4,
    )
    assert (staff.progress.promised, staff.progress.delivered) == (2, 0)


def test_a_promise_shrinks_as_far_as_units_are_free(ours: Office) -> None:
    to = grant(ours, courses=3)
    first, *_ = [
        charge(grant=to, course=delivered(ours), by=ours.coordinator, at=AT) for _ in range(3)
    ]
    off(ours, first)
    told = {"grant": to, "by": ours.coordinator, "at": AT, "seen": None}
    with pytest.raises(FundingRefusedError, match="fewer"):
        change_grant(terms=terms(courses=1), **told)  # type: ignore[arg-type]
    change_grant(terms=terms(courses=2, staff=4), **told)  # type: ignore[arg-type]
    assert [each[:2] for each in standing(to)] == [("course", 1), ("course", 2)]
    assert to.units.filter(kind="staff").count() == 4


def test_of_two_who_correct_a_grant_the_later_one_is_told(ours: Office) -> None:
    to = grant(ours)
    told = {"grant": to, "by": ours.coordinator, "at": AT, "seen": to.version}
    change_grant(terms=terms(name="Ateliers"), **told)  # type: ignore[arg-type]
    with pytest.raises(FundingRefusedError, match="stale"):
        change_grant(terms=terms(courses=10), **told)  # type: ignore[arg-type]

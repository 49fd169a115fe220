"""What another program or a table tells is taken once, however often it is told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.taking import Taker, take_course
from declic.courses.models import Contact, Course, CourseDate, Host, State
from declic.courses.queries.seen import counted
from declic.courses.tests.office import AT, Office, host, member, office
from declic.courses.typed import CourseTyped
from declic.people.models import Role

pytestmark = pytest.mark.django_db
TOLD: dict[str, Any] = {
    "external_id": "K-17",
    "host": {"name": "École des Tilleuls", "kind": "school", "postcode": "4000"},
    "host_adult": {"name": "A. Peeters", "email": "a.peeters@tilleuls.example"},
    "coach": {"name": "C. Diallo"},
    "group_size": 21,
    "languages": ["fr"],
    "state": "dated",
    "dates": [{"starts_at": "2027-03-10T09:00"}],
}


def take(of: Office, **more: Any) -> tuple[Course, bool]:
    typed = CourseTyped.model_validate({**TOLD, **more})
    return take_course(typed, Taker(of.programme, of.coordinator, AT))


def numbers() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Host, Contact, Course, CourseDate))


def test_a_course_comes_with_its_host_its_adults_and_its_dates() -> None:
    course, new = take(office())
    assert new
    assert course.state == State.DATED
    assert (course.host.province, course.host.community) == ("WLG", "fr")
    assert course.coach is not None
    assert course.coach.is_coach
    date = course.dates.get()
    assert date.starts_at == dt.datetime(2027, 3, 10, 8, 0, tzinfo=dt.UTC)
    assert date.ends_at - date.starts_at == dt.timedelta(minutes=100)


def test_the_same_told_twice_is_there_once() -> None:
    of = office()
    take(of)
    before = numbers()
    again, new = take(of, group_size=24)
    assert not new
    assert numbers() == before
    assert again.group_size == 24


def test_adults_of_whom_nothing_else_is_said_read_as_their_host_does() -> None:
    course, _ = take(office(), host={**TOLD["host"], "language": "fr"})
    assert course.host_adult is not None
    assert course.host_adult.language == "fr"


def test_what_is_not_told_is_left_as_it_was() -> None:
    of = office()
    take(of)
    told = CourseTyped.model_validate({"external_id": "K-17", "host": TOLD["host"], "room": "Gym"})
    again, _ = take_course(told, Taker(of.programme, of.coordinator, AT))
    assert (again.room, again.group_size, again.coach_id is not None) == ("Gym", 21, True)


@pytest.mark.parametrize("known", [True, False])
def test_no_adult_of_another_host_is_put_on_a_course(known: bool) -> None:  # noqa: FBT001
    of = office()
    course, _ = take(of)
    elsewhere = {"name": "De Linde", "postcode": "2000"}
    if known:
        host(of, **elsewhere)
    before = numbers()
    again, _ = take(of, host=elsewhere, coach={"name": "E. Claes"}, group_size=24)
    assert (again.host, again.coach, again.group_size) == (course.host, course.coach, 24)
    assert numbers() == before


def test_a_host_is_known_by_its_key_or_by_what_is_told_of_it() -> None:
    of = office()
    keyed = {"external_id": "H-1", **TOLD["host"]}
    take(of, host=keyed)
    for told in ({**keyed, "name": "Tilleuls"}, {"external_id": "H-1", "name": "Les Tilleuls"}):
        assert take(of, host=told)[0].host.name == told["name"]
    assert Host.objects.count() == 1
    other = {"external_id": "H-2", "name": "Les Tilleuls", "postcode": "4000"}
    assert take(of, host=other)[0].host.external_id == "H-1"


def test_a_part_that_is_told_is_another_date() -> None:
    of = office()
    course, _ = take(of)
    take(of, dates=[{"starts_at": "2027-03-10T09:00", "part": 1}])
    assert course.dates.count() == 1
    take(of, dates=[{"starts_at": "2027-03-10T09:00", "part": 2}])
    assert course.dates.count() == 2


def test_what_was_held_before_is_closed_and_counts_in_no_figure() -> None:
    dates = [{"starts_at": "2025-03-10T09:00"}]
    course, _ = take(office(), state="past", dates=dates)
    assert (course.state, course.from_before, course.year) == (State.CLOSED, True, 2025)
    assert not counted().exists()


def test_another_organisations_host_of_the_same_name_is_another_host() -> None:
    one, other = office(), office("Bosrand")
    assert take(one)[0].host != take(other)[0].host


def test_a_trainer_takes_nothing() -> None:
    of = office()
    trainer = member(of.programme, Role.Kind.TRAINER, "t@clairiere.example")
    with pytest.raises(CourseRefusedError, match="may"):
        take_course(CourseTyped.model_validate(TOLD), Taker(of.programme, trainer, AT))
    assert numbers() == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "delivered"},
        {"group_size": 0},
        {"group_size": "many"},
        {"age_least": 15, "age_most": 13},
        {"languages": ["tlh"]},
        {"phones": "maybe"},
        {"misspelt": 1},
        {"host": {"name": "\u202e"}},
        {"host": {"name": "x" * 201}},
        {"host_adult": {"name": "A", "email": "not an address"}},
        {"dates": [{"starts_at": "tomorrow"}]},
        {"dates": [{"starts_at": "2027-03-10T09:00", "minutes": 5}]},
    ],
)
def test_what_is_wrong_is_refused_whole(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        CourseTyped.model_validate({**TOLD, **wrong})

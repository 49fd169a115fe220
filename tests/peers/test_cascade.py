"""How it spreads, in figures that point at nobody; as many questions for many as for few."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from declic.courses.models import Course, Host
from declic.kernel import clock
from declic.peers.actions import deeds
from declic.peers.models import Deed, Point, Recall
from declic.peers.queries.cascade import spread
from declic.peers.rules.cascade import Reach, points_in
from declic.peers.rules.deeds import Counts, Kind
from declic.people.models import RoleKind
from declic.people.tests import makers
from tests.peers.place import Place, spoken

AT = clock.now()
PAGE = "/office/cascade"


def act(point: Point, *, took: int = 10, state: str = "reported", right: int | None = None) -> Deed:
    return Deed.objects.create(
        point=point,
        kind="stand",
        on=AT.date(),
        took_part=took,
        heard=0,
        asked=0,
        logged_at=AT,
        state=state,
        right_took_part=right,
        right_heard=None if right is None else 0,
        right_asked=None if right is None else 0,
    )


def grow(of: Place, number: int, **told: object) -> Point:
    return Point.objects.create(
        programme=of.point.programme,
        host=of.point.host,
        number=number,
        started_on=AT.date(),
        made_at=AT,
        **told,
    )


def test_certainties_are_never_mixed(ours: Place) -> None:
    act(ours.point, took=10)
    act(ours.point, took=20, state="confirmed")
    act(ours.point, took=90, state="corrected", right=30)
    act(ours.point, took=400, state="rejected")
    ((_generation, node),) = points_in(spread(ours.point.programme).nodes)
    assert node.reach == Reach(deeds=3, confirmed=50, reported=10)


def test_an_action_travels_from_the_card_to_the_picture(ours: Place) -> None:
    told = deeds.Told(uuid4(), Kind.STAND, AT.date(), Counts(12, 30, 1), energy=4)
    deed = deeds.log(member=ours.card().member, told=told, at=AT)
    browser = makers.signed_in(ours.coordinator)
    assert "reported: 40" in browser.get(PAGE).text
    deeds.decide(deed=deed, said=Counts(12, 20, 1), rejects=False, by=ours.coach, at=AT)
    page = browser.get(PAGE).text
    assert "confirmed: 30" in page
    assert "reported: 0" in page


def test_a_few_people_are_not_told(ours: Place) -> None:
    act(ours.point, took=7, state="confirmed")
    page = makers.signed_in(ours.coordinator).get(PAGE).text
    assert "confirmed: fewer than 10" in page
    assert ">7<" not in page


def test_control_without_the_rule_they_are(ours: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    act(ours.point, took=7, state="confirmed")
    monkeypatch.setattr("declic.peers.words.tens", lambda people: people)
    assert "confirmed: 7" in makers.signed_in(ours.coordinator).get(PAGE).text


def test_no_place_and_no_day_stands_there_and_no_energy(ours: Place) -> None:
    Host.objects.update(kind="reception_centre", name="Zzshelter", city="Zztown")
    course = Course.objects.create(
        programme=ours.point.programme, host=ours.point.host, year=2027, number=77, made_at=AT
    )
    grow(ours, 2, course=course, grown_from=None)
    act(ours.point, took=30)
    page = makers.signed_in(ours.coordinator).get(PAGE).text
    assert "Reception centre" in page
    for told in ("Zzshelter", "Zztown", "2027-077", str(AT.year), "nergy"):
        assert told not in page.partition("<main")[2]


def test_a_sponsor_sees_figures_and_a_trainer_none(ours: Place) -> None:
    at = ours.point.programme
    for kind, status in ((RoleKind.SPONSOR, 200), (RoleKind.TRAINER, 404), (RoleKind.COACH, 404)):
        browser = makers.signed_in(spoken(makers.person(f"A{kind}", kind, at=at)))
        assert browser.get(PAGE).status_code == status


def test_as_many_questions_for_many_as_for_few(ours: Place) -> None:
    act(ours.point)
    with CaptureQueriesContext(
        connection,
    ) as few:
        spread(ours.point.programme)
    last = ours.point
    for number in range(2, 14):
        last = grow(ours, number, grown_from=last)
        for _ in range(5):
            act(last, state="confirmed")
    with CaptureQueriesContext(connection) as many:
        found = spread(ours.point.programme)
    assert len(many) == len(few) <= 4
    assert max(generation for generation, _node in points_in(found.nodes)) == 13


@pytest.mark.parametrize(
    ("asked", "remember", "status"),
    [("40", "12", 302), ("0", "0", 422), ("10", "11", 422), ("501", "1", 422), ("x", "1", 422)],
)
def test_what_is_remembered_is_two_numbers(
    ours: Place, asked: str, remember: str, status: int
) -> None:
    browser = makers.signed_in(ours.coach)
    answer = browser.post(f"{ours.address}/recall", {"asked": asked, "remember": remember})
    assert answer.status_code == status
    assert Recall.objects.exists() == (status == 302)


def test_the_estimate_stands_apart(ours: Place) -> None:
    act(ours.point, took=100, state="confirmed")
    Recall.objects.create(point=ours.point, asked=40, remember=12, by=ours.coach, at=AT)
    page = makers.signed_in(ours.coordinator).get(PAGE).text
    assert "about 30 of those confirmed remember it" in page
    assert "confirmed: 100" in page

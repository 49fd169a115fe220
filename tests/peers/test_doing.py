"""An action is logged in a moment, the coach says how many there were, and looks who is tired."""

from __future__ import annotations

import datetime as dt
from uuid import uuid4

import pytest
from django.test import Client

from declic.kernel import clock
from declic.peers.actions import deeds, meetings
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Deed, Energy, Meeting, Member
from declic.peers.queries.deeds import next_meeting, young
from declic.peers.rules.deeds import Counts, Kind
from declic.peers.rules.standing import Sign
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page

AT = clock.now()
TODAY = AT.date()


def told(**more: object) -> dict[str, object]:
    usual = {"once": str(uuid4()), "kind": "poster", "on": TODAY.isoformat(), "energy": "4"}
    return {**usual, "took_part": "10", "heard": "", "asked": "2", **more}


def log(of: Member, **more: object) -> Deed:
    said = deeds.Told(uuid4(), Kind.STAND, TODAY, Counts(5, 20, 0), energy=3)
    return deeds.log(member=of, told=deeds.Told(**{**_as_dict(said), **more}), at=AT)  # type: ignore[arg-type]


def _as_dict(said: deeds.Told) -> dict[str, object]:
    return {name: getattr(said, name) for name in said.__slots__}


def test_an_action_is_logged_and_the_group_sees_it(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    form = browser.get("/group/log").text
    assert form.count("<textarea") == form.count('type="text"') == 0
    assert browser.post("/group/log", told()).status_code == 302
    page = browser.get("/group").text
    assert "A poster with the number" in page
    assert "logged" in page


def test_the_same_page_sent_twice_counts_once(ours: Place) -> None:
    browser, page = at_the_page(ours.card().code), told()
    for _ in range(3):
        browser.post("/group/log", page)
    assert (Deed.objects.count(), Energy.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"took_part": "501"},
        {"took_part": "-1"},
        {"heard": "1e3"},
        {"asked": "Lea"},
        {"kind": "chat"},
        {"energy": "6"},
        {"energy": ""},
        {"on": "2999-01-01"},
        {"on": "2001-01-01"},
        {"once": "x"},
        {"on": ""},
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(ours: Place, wrong: dict[str, str]) -> None:
    browser = at_the_page(ours.card().code)
    answer = browser.post("/group/log", told(**wrong))
    assert answer.status_code == 422
    assert "Nothing is kept yet" in answer.text
    assert not Deed.objects.exists()


def test_nobody_without_a_card_logs_or_rests(ours: Place) -> None:
    del ours
    for address in ("/group/log", "/group/rest"):
        assert Client().post(address, told()).status_code == 401
    assert not Deed.objects.exists()


def test_a_corrected_number_stands_beside_the_old_one(ours: Place) -> None:
    deed = log(ours.card().member)
    browser = makers.signed_in(ours.coach)
    said = {"took_part": "4", "heard": "20", "asked": "0", "says": "so"}
    assert browser.post(f"/office/deeds/{deed.pk}", said).status_code == 302
    deed.refresh_from_db()
    assert (deed.state, deed.took_part, deed.right_took_part) == ("corrected", 5, 4)
    assert deed.decided_by == ours.coach


@pytest.mark.parametrize(
    ("says", "state"), [({"says": "reject"}, "rejected"), ({"says": "so"}, "confirmed")]
)
def test_a_coach_confirms_or_rejects(ours: Place, says: dict[str, str], state: str) -> None:
    deed = log(ours.card().member)
    makers.signed_in(ours.coach).post(f"/office/deeds/{deed.pk}", says)
    deed.refresh_from_db()
    assert (deed.state, deed.right_heard) == (state, None)


def test_a_coordinator_who_is_not_beside_them_decides_nothing_and_sees_no_energy(
    ours: Place,
) -> None:
    card = ours.card()
    deed = log(card.member, energy=1)
    browser = makers.signed_in(ours.coordinator)
    assert browser.post(f"/office/deeds/{deed.pk}", {"says": "so"}).status_code == 404
    page = browser.get(ours.address).text
    assert "Energy" not in page
    assert "energy is low" in makers.signed_in(ours.coach).get(ours.address).text


def test_after_something_heavy_a_talk_is_offered_by_itself(ours: Place) -> None:
    card = ours.card()
    browser = at_the_page(card.code)
    browser.post("/group/log", told(heavy="on"))
    assert "Your coach comes to you" in browser.get("/group").text
    coach = makers.signed_in(ours.coach)
    assert "A talk is due" in coach.get(ours.address).text
    coach.post(f"/office/members/{card.member.pk}/talked")
    assert "A talk is due" not in coach.get(ours.address).text
    assert "Your coach comes to you" not in browser.get("/group").text


def test_who_does_much_is_told_to_rest_and_who_rests_is_not_asked_why(ours: Place) -> None:
    card = ours.card()
    browser = at_the_page(card.code)
    for _ in range(3):
        log(card.member)
    assert "You did a lot" in browser.get("/group").text
    assert young(ours.point, today=TODAY)[0].signs == (Sign.MUCH,)
    browser.post("/group/rest", {"rests": "yes"})
    assert "You rest." in browser.get("/group").text
    assert "rests" in makers.signed_in(ours.coach).get(ours.address).text
    browser.post("/group/rest", {"rests": "no"})
    assert "You rest." not in browser.get("/group").text


def test_the_one_who_may_be_tired_stands_first(ours: Place) -> None:
    first, second = ours.card().member, ours.card().member
    log(first, energy=5)
    log(second, energy=1)
    assert [each.member for each in young(ours.point, today=TODAY)] == [second, first]


def test_a_meeting_that_was_held_sets_the_next_one(ours: Place) -> None:
    coach, group = makers.signed_in(ours.coach), at_the_page(ours.card().code)
    on = TODAY + dt.timedelta(days=3)
    coach.post(f"{ours.address}/meeting", {"on": on.isoformat(), "at": "12:30"})
    assert "12:30" in group.get("/group").text
    Meeting.objects.update(starts_at=AT)
    meeting = Meeting.objects.get()
    coach.post(f"/office/meetings/{meeting.pk}", {"says": "held"})
    following = next_meeting(ours.point)
    assert following is not None
    days = following.starts_at.date() - meeting.starts_at.date()
    assert days == dt.timedelta(days=14)


def test_a_meeting_at_no_time_is_refused_with_a_sentence(ours: Place) -> None:
    coach = makers.signed_in(ours.coach)
    for on in ("", "2999-01-01", "yesterday"):
        answer = coach.post(f"{ours.address}/meeting", {"on": on, "at": "12:30"})
        assert (answer.status_code, "next four months" in answer.text) == (422, True)
    assert not Meeting.objects.exists()


def test_a_meeting_can_fall_out_once(ours: Place) -> None:
    made = meetings.set_meeting(point=ours.point, starts_at=AT, by=ours.coach, at=AT)
    meetings.cancel(meeting=made, by=ours.coach, at=AT)
    assert next_meeting(ours.point) is None
    with pytest.raises(PointRefusedError, match="gone"):
        meetings.hold(meeting=made, by=ours.coach, at=AT)


def test_after_ninety_days_nobody_knows_who_did_what_and_the_figures_stay(ours: Place) -> None:
    deed = log(ours.card().member)
    deeds.expire(AT + dt.timedelta(days=89))
    assert Energy.objects.exists()
    deeds.expire(AT + dt.timedelta(days=91))
    deed.refresh_from_db()
    assert (deed.member, deed.heard) == (None, 20)
    assert not Energy.objects.exists()


def test_a_meeting_that_lies_ahead_was_not_held(ours: Place) -> None:
    ahead = AT + dt.timedelta(days=9)
    made = meetings.set_meeting(point=ours.point, starts_at=ahead, by=ours.coach, at=AT)
    coach = makers.signed_in(ours.coach)
    answer = coach.post(f"/office/meetings/{made.pk}", {"says": "held"})
    assert (answer.status_code, "lies ahead" in answer.text) == (422, True)
    assert "It was held" not in coach.get(ours.address).text

"""Trainers are asked, answer, are away; the office sees why each fits."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
import time_machine

from declic.courses.actions.courses import move
from declic.courses.actions.trainers import ask
from declic.courses.models import Assignment, Away, Course, Quarter, State, Trainer
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import (
    AT,
    Office,
    dated,
    filled,
    member,
    office,
    promised,
    trainer,
    when,
)
from declic.people.models import Role

pytestmark = pytest.mark.django_db
LEAD = Assignment.Part.LEAD
PROFILE = {"languages": ["fr", "nl"], "provinces": ["WLG"], "weekdays": ["2"], "most_a_month": "4"}


@pytest.fixture(autouse=True)
def _in_february() -> Any:
    with time_machine.travel(AT, tick=False):
        yield


def desk(of: Office) -> Browser:
    return Browser(of.coordinator)


def test_the_page_of_a_date_says_why_each_trainer_fits() -> None:
    of = office()
    date = dated(of, filled(of))
    trainer(of)
    page = desk(of).get(f"/office/dates/{date.pk}").text
    for said in ("speaks Français", "free that day", "vetted", "not formed in this plan"):
        assert said in page


def test_who_is_promised_elsewhere_cannot_be_asked() -> None:
    of = office()
    who = trainer(of)
    promised(of, dated(of, filled(of), when(hour=10)), who)
    date = dated(of, filled(of))
    page = desk(of).get(f"/office/dates/{date.pk}").text
    assert "promised elsewhere at that time" in page
    assert f'value="{who.pk}"' not in page
    refused = desk(of).post(f"/office/dates/{date.pk}/ask", trainer=str(who.pk), part="lead")
    assert refused.status == 409
    assert "That trainer is promised elsewhere" in refused.text


@pytest.mark.parametrize("typed", [{"trainer": "x"}, {"trainer": ""}, {}])
def test_nobody_is_asked_whom_the_page_does_not_know(typed: dict[str, str]) -> None:
    of = office()
    date = dated(of, filled(of))
    assert desk(of).post(f"/office/dates/{date.pk}/ask", typed, part="lead").status == 422


def test_a_trainer_of_another_programme_is_not_asked() -> None:
    of, stranger = office(), trainer(office("Elsewhere"), "t@elsewhere.example")
    date, typed = dated(of, filled(of)), {"trainer": str(stranger.pk), "part": "lead"}
    assert desk(of).post(f"/office/dates/{date.pk}/ask", typed).status == 422
    assert not Assignment.objects.exists()


def test_a_trainer_is_asked_and_answers_on_the_own_page() -> None:
    of, who = office(), None
    date = dated(of, filled(of))
    who = trainer(of)
    asked = desk(of).post(f"/office/dates/{date.pk}/ask", trainer=str(who.pk), part="lead")
    assert asked.status == 302
    found, mine = Assignment.objects.get(), Browser(who.person)
    assert "I come" in mine.get("/office/own").text
    assert mine.post(f"/office/own/{found.pk}", do="accept", seen="asked").status == 302
    assert Assignment.objects.get().answer == Assignment.Answer.ACCEPTED
    assert mine.post(f"/office/own/{found.pk}", do="decline", seen="asked").status == 409
    assert mine.post(f"/office/own/{found.pk}", do="maybe").status == 422
    assert mine.post(f"/office/own/{found.pk}", do="decline", seen="accepted").status == 302
    assert not Quarter.objects.exists()


def test_a_cancelled_date_asks_for_no_answer() -> None:
    of = office()
    date, who = dated(of, filled(of)), trainer(of)
    found = promised(of, date, who)
    desk(of).post(f"/office/dates/{date.pk}/cancel")
    refused = Browser(who.person).post(f"/office/own/{found.pk}", do="decline")
    assert refused.status == 409
    assert Assignment.objects.get().answer == Assignment.Answer.ACCEPTED


def test_nobody_answers_for_somebody_else() -> None:
    of = office()
    found = promised(of, dated(of, filled(of)), trainer(of))
    other = trainer(of, "other@clairiere.example")
    assert Browser(other.person).post(f"/office/own/{found.pk}", do="decline").status == 404


def test_the_office_notes_answers_and_takes_trainers_off() -> None:
    of = office()
    date, who = dated(of, filled(of)), trainer(of)
    asked = ask(date=date, trainer=who, part=LEAD, by=of.coordinator, at=AT)
    address, browser = f"/office/promises/{asked.pk}", desk(of)
    assert browser.post(address, do="accept", seen="asked").status == 302
    assert browser.post(address, do="decline", seen="asked").status == 409
    assert browser.post(address, do="dance", seen="accepted").status == 422
    assert browser.post(address, do="release", seen="accepted").status == 302
    assert not Assignment.objects.exists()
    assert browser.post(address, do="accept").status == 404


def test_who_accepted_and_is_asked_again_stays_accepted() -> None:
    of = office()
    course, who = filled(of), trainer(of)
    date = dated(of, course)
    promised(of, date, who)
    for state in (State.TALKING, State.DATED, State.READY):
        move(course=course, to=state, by=of.coordinator, at=AT)
    ask(date=date, trainer=who, part=LEAD, by=of.coordinator, at=AT)
    assert Assignment.objects.get().answer == Assignment.Answer.ACCEPTED
    assert Course.objects.get().state == State.READY
    ask(date=date, trainer=who, part=Assignment.Part.SECOND, by=of.coordinator, at=AT)
    assert Course.objects.get().state == State.DATED


def test_who_declined_can_be_asked_once_more() -> None:
    of = office()
    date, who = dated(of, filled(of)), trainer(of)
    found = promised(of, date, who)
    desk(of).post(f"/office/promises/{found.pk}", do="decline", seen="accepted")
    assert "declined this date before" in desk(of).get(f"/office/dates/{date.pk}").text
    again = ask(date=date, trainer=who, part=LEAD, by=of.coordinator, at=AT)
    assert again.answer == Assignment.Answer.ASKED
    assert Quarter.objects.count() == 7


def test_a_profile_is_kept_and_what_does_not_fit_is_said() -> None:
    of = office()
    who, browser = trainer(of), desk(of)
    address = f"/office/trainers/{who.pk}/profile"
    assert browser.post(address, PROFILE).status == 302
    kept = Trainer.objects.get(pk=who.pk)
    assert (kept.languages, kept.weekdays, kept.most_a_month) == (["fr", "nl"], [2], 4)
    for wrong in ({"weekdays": ["9"]}, {"most_a_month": "0"}, {"provinces": ["XXX"]}):
        assert browser.post(address, {**PROFILE, **wrong}).status == 422
    assert "Liège" in browser.get(f"/office/trainers/{who.pk}").text


def test_a_profile_that_somebody_else_changed_is_told() -> None:
    of = office()
    who, browser = trainer(of), desk(of)
    address = f"/office/trainers/{who.pk}/profile"
    before = {"was-languages": "fr", "was-most_a_month": ""}
    browser.post(address, {**before, "languages": ["fr"], "most_a_month": "3"})
    page = browser.post(address, {**before, "languages": ["fr"], "most_a_month": "5"})
    assert page.status == 409
    assert "Somebody else wrote here meanwhile: 3" in page.text


def test_days_away_are_noted_by_the_trainer_and_warn_the_office() -> None:
    of = office()
    who, date = trainer(of), dated(of, filled(of))
    mine, address = Browser(who.person), f"/office/trainers/{who.pk}/away"
    days = {"starts_on": "2027-03-08", "ends_on": "2027-03-12"}
    assert mine.post(address, days).location.startswith("/office/own")
    assert "away that day" in desk(of).get(f"/office/dates/{date.pk}").text
    found = Away.objects.get()
    assert mine.post(f"/office/away/{found.pk}/back").status == 302
    assert not Away.objects.exists()


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": "2027-03-12", "ends_on": "2027-03-08"},
        {"starts_on": "2027-03-12", "ends_on": "2029-03-08"},
        {"starts_on": "soon", "ends_on": "2027-03-08"},
        {},
    ],
)
def test_days_away_that_are_none_are_said(days: dict[str, str]) -> None:
    of = office()
    who = trainer(of)
    for browser in (desk(of), Browser(who.person)):
        assert browser.post(f"/office/trainers/{who.pk}/away", days).status == 422
    assert not Away.objects.exists()


def test_nobody_is_sent_away_by_a_colleague() -> None:
    of = office()
    who, other = trainer(of), trainer(of, "other@clairiere.example")
    days = {"starts_on": "2027-03-08", "ends_on": "2027-03-12"}
    assert Browser(other.person).post(f"/office/trainers/{who.pk}/away", days).status == 404


def test_a_new_trainer_gets_a_profile() -> None:
    of = office()
    person = member(of.programme, Role.Kind.TRAINER, "new@clairiere.example")
    role, browser = Role.objects.get(person=person), desk(of)
    assert "Of these nothing is known yet" in browser.get("/office/trainers").text
    assert browser.post(f"/office/trainers/of/{role.pk}").status == 302
    assert Trainer.objects.get().languages == ["en"]
    assert "Of these nothing is known yet" not in browser.get("/office/trainers").text
    own = Role.objects.get(person=of.coordinator)
    assert browser.post(f"/office/trainers/of/{own.pk}").location == "/office/trainers"
    assert Trainer.objects.count() == 1


def test_the_load_counts_dates_by_month() -> None:
    of = office()
    who = trainer(of)
    for day in (10, 11):
        promised(of, dated(of, filled(of), when(day)), who)
    page = desk(of).get(f"/office/trainers/{who.pk}").text
    assert "Mar 2027 <b>2</b>" in page
    assert "Feb 2027 <b>0</b>" in page


def test_who_leads_no_more_is_not_proposed() -> None:
    of = office()
    who, date, browser = trainer(of), dated(of, filled(of)), desk(of)
    browser.post(f"/office/trainers/{who.pk}/retire", do="retire")
    assert f'value="{who.pk}"' not in browser.get(f"/office/dates/{date.pk}").text
    browser.post(f"/office/trainers/{who.pk}/retire", do="return")
    assert f'value="{who.pk}"' in browser.get(f"/office/dates/{date.pk}").text


def test_holidays_of_the_hosts_community_are_said() -> None:
    of = office()
    starts = dt.datetime(2027, 3, 2, 9, tzinfo=dt.UTC)
    date = dated(of, filled(of), when(2))
    assert date.starts_at == starts
    assert "Carnival holidays" in desk(of).get(f"/office/dates/{date.pk}").text

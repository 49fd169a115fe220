"""Robots are stopped, each by one defence, and people who stumble over one come through."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.courses.actions import requests as actions
from declic.courses.forms import robots
from declic.courses.models import Course, Request, RequestForm
from declic.courses.tests.guests import ANSWERS, Guest, opened
from declic.courses.tests.office import office

pytestmark = pytest.mark.django_db


@pytest.fixture
def guest(monkeypatch: pytest.MonkeyPatch) -> Guest:
    opened(office())
    return Guest(monkeypatch)


def test_a_robot_that_fills_every_field_in_stores_nothing(guest: Guest) -> None:
    guest.get()
    guest.wait()
    assert guest.post("place", {**ANSWERS["place"], "website": "x"}).status_code == 422
    assert not Request.objects.exists()
    # Whoever stumbled, as by a program that fills fields in, sees the field and empties it.
    assert 'class="trap"' not in guest.page
    assert guest.typed()["name"] == "École des Tilleuls"
    assert guest.post("place", ANSWERS["place"]).status_code == 303


def test_nobody_sees_or_hears_or_reaches_the_trap(guest: Guest) -> None:
    guest.get()
    assert '<div class="trap" aria-hidden="true">' in guest.page
    assert 'name="website" type="text" autocomplete="off" tabindex="-1"' in guest.page


def test_without_the_trap_the_same_robot_gets_in(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots, "trapped", lambda _: "")
    guest.get()
    guest.wait()
    assert guest.post("place", {**ANSWERS["place"], "website": "x"}).status_code == 303


def test_who_is_too_quick_presses_once_more_and_loses_nothing(guest: Guest) -> None:
    guest.get()
    guest.wait(1)
    assert guest.post("place", ANSWERS["place"]).status_code == 422
    assert guest.typed()["postcode"] == "4000"
    assert not Request.objects.exists()
    guest.wait(3)
    assert guest.post("place", ANSWERS["place"]).status_code == 303


@pytest.mark.parametrize("since", ["", "x", "IjEi:forged:forged", "\0"])
def test_a_time_that_nobody_signed_does_not_count(guest: Guest, since: str) -> None:
    assert guest.post("place", {**ANSWERS["place"], "since": since}).status_code == 422
    assert not Request.objects.exists()


def test_a_mark_of_another_form_or_of_last_week_does_not_count(guest: Guest) -> None:
    opened(office("Other"), "other")
    guest.get("/ask/other")
    guest.wait()
    assert guest.post("place", ANSWERS["place"]).status_code == 422
    guest.get()
    guest.wait(8 * 24 * 3600)
    assert guest.post("place", ANSWERS["place"]).status_code == 422
    guest.wait()
    assert guest.post("place", ANSWERS["place"]).status_code == 303


def test_without_the_time_the_quick_one_gets_in(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(robots, "QUICKEST", dt.timedelta())
    guest.get()
    assert guest.post("place", ANSWERS["place"]).status_code == 303


def test_sending_too_quickly_is_asked_once_more_too(guest: Guest) -> None:
    guest.fill()
    guest.get("check")
    assert guest.post("send", {}).status_code == 422
    assert not Course.objects.exists()
    guest.wait()
    assert guest.post("send", {}).status_code == 303


def test_an_hour_that_is_full_says_so_and_keeps_everything(guest: Guest) -> None:
    RequestForm.objects.update(most_an_hour=0)
    guest.fill()
    assert guest.send().status_code == 429
    assert "02 555 01 23" in guest.page
    assert Request.objects.get().sent_at is None
    RequestForm.objects.update(most_an_hour=1)
    assert guest.send().status_code == 303


def test_an_hour_that_is_full_of_drafts_says_so(
    guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "DRAFTS_AN_HOUR", 0)
    assert guest.fill("place").status_code == 429
    assert guest.typed()["name"] == "École des Tilleuls"
    monkeypatch.undo()


def test_a_school_is_one_address_and_nobody_is_counted_by_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened(office())
    for _ in range(12):
        guest = Guest(monkeypatch)
        guest.fill()
        assert guest.send().status_code == 303
    assert Course.objects.count() == 12

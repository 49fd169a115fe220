"""Calendar files, read back by the same library that calendar programs are tested with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from declic.letters.rules.calendars import HERE, Entry, calendar

STAMP = dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)
ENTRY = Entry(
    UUID(int=7),
    dt.datetime(2027, 3, 10, 9, tzinfo=dt.UTC),
    dt.datetime(2027, 3, 10, 10, 40, tzinfo=dt.UTC),
    "Course 2027-001",
)


def event(entry: Entry) -> Event:
    read = Calendar.from_ical(calendar([entry], name="", stamp=STAMP))
    (found,) = read.walk("VEVENT")
    assert isinstance(found, Event)
    return found


def test_a_date_is_at_the_time_of_belgium_with_its_time_zone() -> None:
    read = Calendar.from_ical(calendar([ENTRY], name="Mine", stamp=STAMP))
    (zone,) = read.walk("VTIMEZONE")
    assert str(zone["TZID"]) == "Europe/Brussels"
    found = event(ENTRY)
    assert found.decoded("dtstart") == dt.datetime(2027, 3, 10, 10, tzinfo=HERE)
    assert found["dtstart"].params["TZID"] == "Europe/Brussels"
    assert str(found["uid"]) == "00000000-0000-0000-0000-000000000007@declic"


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "CONFIRMED"),
        ({"is_sure": False}, "TENTATIVE"),
        ({"is_cancelled": True}, "CANCELLED"),
    ],
)
def test_what_became_of_a_date_is_its_status(changes: dict[str, bool], status: str) -> None:
    assert str(event(replace(ENTRY, **changes))["status"]) == status  # type: ignore[arg-type]


def test_a_date_that_was_moved_is_the_same_date_in_a_higher_sequence() -> None:
    moved = event(replace(ENTRY, changed=3))
    assert (moved["uid"], moved.decoded("sequence")) == (event(ENTRY)["uid"], 3)


def test_an_invitation_says_who_is_asked_by_whom() -> None:
    asked = replace(ENTRY, asks="t@x.example", from_="o@x.example")
    body = calendar([asked], name="", stamp=STAMP, method="REQUEST")
    assert str(Calendar.from_ical(body)["method"]) == "REQUEST"
    found = event(asked)
    assert str(found["attendee"]) == "mailto:t@x.example"
    assert found["attendee"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert str(found["organizer"]) == "mailto:o@x.example"


def test_the_same_dates_give_the_same_bytes() -> None:
    assert calendar([ENTRY], name="a", stamp=STAMP) == calendar([ENTRY], name="a", stamp=STAMP)


@given(st.text(alphabet='aé;,:\\\n\r"\tعBEGIN', max_size=40))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    entry = replace(ENTRY, title=f"x{text}", place=f"y{text}", about=f"z{text}")
    read = Calendar.from_ical(calendar([entry], name=f"n{text}", stamp=STAMP))
    (found,) = read.walk("VEVENT")
    assert str(found["summary"]).startswith("x")
    assert {"attach", "url", "attendee"} & {key.lower() for key in found} == set()

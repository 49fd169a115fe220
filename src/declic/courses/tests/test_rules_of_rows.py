"""What a row of a table says, and what it does not change."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.courses.rules.rows import contact_told, course_told, host_of_contact, host_told

TODAY = dt.date(2027, 2, 1)
HOST = {"host_name": "De Linde"}


def test_what_is_empty_in_the_table_is_not_told() -> None:
    told = host_told({"name": "De Linde", "kind": None, "postcode": "2000", "language": None})
    assert told == {"name": "De Linde", "postcode": "2000"}


def test_a_contact_names_its_host_as_far_as_the_row_does() -> None:
    row = {**HOST, "host_postcode": "2000", "name": "B. Claes", "is_coach": True, "email": None}
    assert host_of_contact(row) == {"name": "De Linde", "postcode": "2000"}
    assert contact_told(row) == {"name": "B. Claes", "is_coach": True}


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({}, "received"),
        ({"date": dt.date(2027, 3, 1)}, "dated"),
        ({"date": TODAY}, "dated"),
        ({"date": dt.date(2027, 1, 31)}, "past"),
        ({"state": "dated"}, "talking"),
        ({"state": "cancelled", "date": dt.date(2027, 3, 1)}, "cancelled"),
    ],
)
def test_the_state_follows_from_the_date_where_nobody_says_it(
    row: dict[str, Any], state: str
) -> None:
    assert course_told({**HOST, **row}, TODAY)["state"] == state


@pytest.mark.parametrize(
    ("row", "date"),
    [
        ({}, {"starts_at": dt.datetime(2027, 3, 1, 9, 0)}),  # noqa: DTZ001
        (
            {"start": dt.time(13, 30), "end": dt.time(15, 10), "place": "Gym", "group": "A"},
            {
                "starts_at": dt.datetime(2027, 3, 1, 13, 30),  # noqa: DTZ001
                "ends_at": dt.datetime(2027, 3, 1, 15, 10),  # noqa: DTZ001
                "place": "Gym",
                "group": "A",
            },
        ),
        (
            {"start": dt.time(13, 30), "end": dt.time(9, 0), "minutes": 50},
            {"starts_at": dt.datetime(2027, 3, 1, 13, 30), "minutes": 50},  # noqa: DTZ001
        ),
    ],
)
def test_a_date_has_the_hours_that_the_row_gives(row: dict[str, Any], date: object) -> None:
    told = course_told({**HOST, "date": dt.date(2027, 3, 1), **row}, TODAY)
    assert told["dates"] == [date]


def test_a_course_brings_its_host_and_its_adults() -> None:
    row = {"postcode": "2000", "host_language": "nl", "city": None}
    adults = {"coach_name": "C. Diallo", "coach_email": "c@x.example", "coach_phone": None}
    told = course_told({**HOST, **row, **adults, "languages": ("nl", "fr")}, TODAY)
    assert told["host"] == {
        "name": "De Linde",
        "postcode": "2000",
        "language": "nl",
    }
    assert told["coach"] == {"name": "C. Diallo", "email": "c@x.example"}
    assert "host_adult" not in told
    assert told["languages"] == ["nl", "fr"]


def test_a_key_of_its_own_is_kept() -> None:
    assert course_told({**HOST, "external_id": "K-1"}, TODAY)["external_id"] == "K-1"


@given(
    st.dictionaries(
        st.sampled_from(["postcode", "group", "wished", "group_size", "audience"]),
        st.one_of(st.none(), st.text(max_size=9), st.integers(0, 99)),
    ),
    st.one_of(st.none(), st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1))),
)
def test_a_row_without_a_key_has_the_same_one_each_time(
    values: dict[str, object], day: dt.date | None
) -> None:
    row = {**values, "host_name": "De Linde", "date": day}
    once, twice = (course_told(row, TODAY)["external_id"] for _ in range(2))
    assert once == twice
    if day is not None:
        assert course_told({**row, "group_size": 7}, TODAY)["external_id"] == once
    assert course_told({**row, "host_name": "De Berk"}, TODAY)["external_id"] != once

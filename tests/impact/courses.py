"""A course whose answers came back, for the tests of its report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from declic.courses.models import Course, CourseDate
from declic.courses.tests.office import AT, Office, dated, filled, when
from declic.impact.models import Gathered
from declic.impact.rules.battery import FORMS, RIGHT, THREAT
from declic.kernel.ids import new_id
from declic.people.models import Purpose

HOUR = dt.timedelta(hours=2)


def knows(activity: str, right: int) -> dict[str, str]:
    """Answers of which so many are right."""
    wrong = {"T": "N", "N": "T"}
    return {
        ask: answer if place < right else wrong[answer]
        for place, (ask, answer) in enumerate(RIGHT[FORMS[activity]].items())
    }


def form(activity: str, right: int, sure: int = 5) -> dict[str, str]:
    """A whole form of the half-day."""
    would = {ask: "Y" if place <= right else "N" for place, ask in enumerate(THREAT.asks)}
    scales = {f"e{number}": str(min(10, sure + number % 3)) for number in range(1, 6)}
    helps = {f"h{number}": str(1 + (right + number) % 7) for number in range(1, 7)}
    said = {"a1": str(3 + right % 3), "a2": str(2 + right % 4)}
    return {**knows(activity, right), **would, **scales, **helps, **said}


def row(before: int | None, after: int | None, code: str = "") -> dict[str, Any]:
    """One respondent who answered so many rightly, before and after."""
    forms: dict[str, Any] = {}
    if before is not None:
        forms["before-a"] = {"wave": "before", "chosen": form("before-a", before, 3 + before)}
    if after is not None:
        forms["after-b"] = {"wave": "after", "chosen": form("after-b", after, 3 + after)}
    return {"code": code, "forms": forms}


def rows(number: int) -> list[dict[str, Any]]:
    """As many respondents, most of whom know more after than before."""
    return [row(place % 5, min(6, place % 5 + place % 3)) for place in range(number)]


def held(of: Office, told: Sequence[dict[str, Any]], *, present: int = 24) -> Course:
    """A course of one date that was held on this server, with these rows."""
    course = filled(of)
    hold(dated(of, course, when()), told, present=present)
    return course


def hold(date: CourseDate, told: Sequence[dict[str, Any]], *, present: int = 24) -> None:
    date.session, date.session_purpose = new_id(), Purpose.REAL
    date.ended_at, date.present = AT + HOUR, present
    date.save()
    Gathered.objects.create(
        session=date.session, date=date, answers=9, rows=list(told), ended_at=AT + HOUR
    )

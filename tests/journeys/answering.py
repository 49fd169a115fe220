"""Twenty-four young people answer before and after: on phones, with codes, and on paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from declic.kernel.envelopes import with_check
from tests.impact.courses import form
from tests.room.client import ALL_ON, Led, join, owner, walk
from tests.server import Server

PEOPLE = 24
PHONES = 16  # the others answer on paper, which is entered afterwards
CODES = tuple(with_check(f"{sign}7P3M") for sign in "ABCDEFGHJKMNPQRSTVWXYZ23")
# Two answer before only: one had to leave, one left the form out.
GONE = frozenset((5, 20))
ROWS = """
SELECT gathered.rows FROM impact_gathered AS gathered
JOIN courses_coursedate AS date ON date.id = gathered.date_id WHERE date.course_id = ?
"""
REPORT = "SELECT figures FROM impact_report WHERE course_id = ?"


@dataclass(frozen=True, slots=True)
class Wave:
    """A form of one part of the course, and how many of its questions each knows."""

    activity: str
    known: tuple[int | None, ...]


BEFORE = Wave("before-a", tuple(place % 5 for place in range(PEOPLE)))
AFTER = Wave(
    "after-b",
    tuple(None if place in GONE else min(6, place % 5 + place % 3) for place in range(PEOPLE)),
)


def answered(server: Server, date: str, wave: Wave) -> None:
    """Open the session of a date, let everybody answer its form, and end it."""
    browser = owner(server)
    opened = browser.post(f"/office/dates/{date}/open", {**ALL_ON, "lang": "fr"})
    assert opened.status == 302, opened.text
    led = Led(server, opened.location.rpartition("/")[2], browser)
    led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    _go_to(led, wave.activity)
    place = walk(led, wave.activity)
    for person in range(PHONES):
        _by_phone(led, place, person, wave)
    assert led.do("advance").status == 200
    for person in range(PHONES, PEOPLE):
        _on_paper(led, person, wave)
    assert led.do("present", present=PEOPLE).status == 200
    assert led.do("end", sure="yes").status == 200


def _go_to(led: Led, activity: str) -> None:
    led.do("advance")
    here = "SELECT json_extract(data, '$.activity') FROM live_fact WHERE kind = 'item_shown'"
    while (
        led.server.rows(f"{here} AND session_id = ? ORDER BY seq DESC", led.hex)[0][0] != activity
    ):
        assert led.do("skip").status == 200


def _form(wave: Wave, known: int) -> dict[str, str]:
    """Fill a form in; what one says of the course itself is asked afterwards only."""
    every = form(wave.activity, known)
    return {ask: each for ask, each in every.items() if wave == AFTER or ask[0] != "a"}


def _by_phone(led: Led, place: dict[str, str], person: int, wave: Wave) -> None:
    known = wave.known[person]
    if known is None:
        return
    given = {f"item.{ask}": choice for ask, choice in _form(wave, known).items()}
    sent = {**place, **given, "n": 1, "code": CODES[person]}
    kept = join(led, lang="fr").post("/s/answer", sent, accept="application/json")
    assert kept.status == 200, kept.text


def _on_paper(led: Led, person: int, wave: Wave) -> None:
    known = wave.known[person]
    if known is None:
        return
    ticked = {f"ask.{ask}": choice for ask, choice in _form(wave, known).items()}
    sheet = {"activity": wave.activity, "number": person, "code": CODES[person], **ticked}
    kept = led.browser.post(f"/host/{led.id}/sheets", sheet)
    assert kept.status == 302, kept.text


def rows_of(server: Server, course: str) -> list[dict[str, Any]]:
    """Give what came back of a course, for a program that shares nothing with ours."""
    found = server.rows(ROWS, course.replace("-", ""))
    return [row for (rows,) in found for row in json.loads(rows)]


def published(server: Server, course: str) -> dict[str, Any]:
    """Give the figures that the course's report tells."""
    return dict(json.loads(server.rows(REPORT, course.replace("-", ""))[0][0]))

"""Answers race with the press that closes them, and with each other; the tally is what is kept."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.room.burst import ANSWER, Reply, burst, replies
from tests.room.client import Browser, Led, join, lead
from tests.server import Server, Start

PHONES = 30
SPREAD = 0.03  # seconds; a press takes longer to arrive than an answer
# Each round is a race of thirty; `make faults` runs ten thousand.
ROUNDS = int(os.environ.get("RACES", "300")) // PHONES


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phones(led: Led) -> list[Browser]:
    return [join(led) for _ in range(PHONES)]


def closed(led: Led, place: Mapping[str, str]) -> Counter[str]:
    """Give the counts that the closing wrote down."""
    facts = led.rows("SELECT seq, data FROM live_fact WHERE kind = 'answers_closed'")
    result = json.loads(facts[-1][1])["result"]["one"]
    assert place["activity"].startswith("quick-")
    return Counter({choice: sum(ways.values()) for choice, ways in result.items()})


def kept(led: Led, place: Mapping[str, str]) -> Counter[str]:
    """Give the counts of the answers that are on disk."""
    query = f"SELECT choices FROM live_answer WHERE activity = '{place['activity']}'"  # noqa: S608
    return Counter(row[0] for row in led.rows(query))


def against_closing(
    led: Led, phones: list[Browser], sent: list[Mapping[str, object]], *, place: int
) -> list[int]:
    """Let every phone answer in the instant in which the console closes; give their statuses."""
    press: Mapping[str, object] = {"command": "advance", "at": led.seq}
    browsers, forms = [*phones], [*sent]
    browsers.insert(place, led.browser)
    forms.insert(place, press)
    paths = [ANSWER] * PHONES
    paths.insert(place, f"/host/{led.id}/do")
    statuses = burst(browsers, forms, paths=paths, spread=SPREAD)
    assert statuses.pop(place) in {200, 302}
    led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    return statuses


def race(led: Led, phones: list[Browser], turn: int) -> tuple[Counter[str], Counter[str], int]:
    """Let answers race with closing; give what was counted, acknowledged, and how many were late.

    What was acknowledged must be on disk.
    """
    place = led.ask()
    sent: list[Mapping[str, object]] = [
        {**place, "choice": "ABCD"[at % 4], "n": 1} for at in range(PHONES)
    ]
    statuses = against_closing(led, phones, sent, place=turn % PHONES)
    assert set(statuses) <= {200, 409}
    given = zip(sent, statuses, strict=True)
    acknowledged = Counter(str(each["choice"]) for each, status in given if status == 200)
    assert kept(led, place) == acknowledged
    return closed(led, place), acknowledged, statuses.count(409)


def test_what_is_counted_at_closing_is_what_was_acknowledged(
    led: Led, phones: list[Browser]
) -> None:
    races = [race(led, phones, turn) for turn in range(ROUNDS)]
    assert all(counted == acknowledged for counted, acknowledged, _late in races)
    assert sum(late for _counted, _acknowledged, late in races) > 0


def test_control_answers_that_come_after_closing_would_not_be_counted(start: Start) -> None:
    led = lead(start(without="answers_after_closing"))
    phones = [join(led) for _ in range(PHONES)]
    # The first race that shows it is enough.
    races = (race(led, phones, turn) for turn in range(ROUNDS))
    assert any(counted != acknowledged for counted, acknowledged, _late in races)


def test_the_same_answer_fifty_times_at_once_is_one(led: Led) -> None:
    place, phone = led.ask(), join(led)
    told = replies([phone] * 50, [{**place, "choice": "A", "n": 1}] * 50)
    assert len(told) == 50
    assert set(told) == {Reply(200, b'{"ok": true}')}
    assert kept(led, place) == Counter("A")


def test_control_where_each_copy_is_another_answer_fifty_are_fifty(start: Start) -> None:
    led = lead(start(without="counts_each_copy"))
    place, phone = led.ask(), join(led)
    burst([phone] * 50, [{**place, "choice": "A", "n": 1}] * 50)
    assert kept(led, place) == Counter(A=50)


def test_two_consoles_that_press_in_the_same_instant_are_one_press(led: Led) -> None:
    for _ in range(10):
        before = led.seq
        place = "SELECT seq FROM live_fact WHERE kind = 'quick_asked'"
        asked = len(led.rows(place))
        statuses = presses(led, 8)
        assert sorted(statuses) == [200] + [409] * 7
        assert len(led.rows(place)) == asked + 1
        led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
        assert led.seq > before


def presses(led: Led, number: int) -> list[int]:
    """Ask the same quick question from that many places at once, decided on the same state."""
    given: Mapping[str, object] = {"command": "quick", "style": "letters", "at": led.seq}
    return burst([led.browser] * number, [given] * number, paths=[f"/host/{led.id}/do"] * number)

"""Bots with the code that is on the wall, bots with the QR's secret, and bots that guess."""

from __future__ import annotations

import os

import pytest

from declic.kernel.codes import ALPHABET, LENGTH, new_code
from declic.live.actions.seats import SEATS_MOST, TYPED_MOST
from tests.faults.flood import Came, flooded, guessed
from tests.room.client import Led, join, lead
from tests.server import Server, Start

PHONES = 35
# `make faults` sends two thousand bots in a minute, and guesses for ten.
BOTS = int(os.environ.get("BOTS", "100"))
SECONDS = BOTS * 60 / 2000
GUESSES = int(os.environ.get("GUESSES", "200"))
A_SECOND = 100


@pytest.fixture
def led(shared: Server) -> Led:
    led = lead(shared)
    led.ask()
    return led


def all_went_well(came: list[Came]) -> bool:
    return all((each.joined, each.answered) == (303, 200) for each in came)


def slowest(came: list[Came]) -> str:
    """Tell the longest that joining and answering took; a figure to read, never a limit."""
    join, answer = (max(getattr(each, what) for each in came) for what in ("join", "answer"))
    return f"joined in {1000 * join:.0f} ms, answered in {1000 * answer:.0f} ms"


def kept(led: Led) -> int:
    """How many answers to the first question are on disk."""
    query = "SELECT count(*) FROM live_answer WHERE activity = 'quick-1'"
    return int(led.rows(f"{query} AND session_id = '{led.hex}'")[0][0])


def test_bots_with_the_code_keep_out_nobody_who_scans(led: Led, shared: Server) -> None:
    other = lead(shared)
    other.ask()
    people = [(led.row["secret"], PHONES), (other.row["secret"], PHONES)]
    bots = (led.row["code"], BOTS)
    statuses, groups = flooded(shared.port, bots=bots, people=people, seconds=SECONDS)
    print(f"{BOTS} bots: slowest real phone {slowest(groups[0])}, elsewhere {slowest(groups[1])}")  # noqa: T201
    assert all(map(all_went_well, groups))
    assert statuses == {303: TYPED_MOST, 409: BOTS - TYPED_MOST}
    assert (kept(led), kept(other)) == (TYPED_MOST + PHONES, PHONES)


def test_control_without_kept_seats_the_bots_fill_the_room(start: Start) -> None:
    led = lead(start(without="keeps_no_seat_for_those_who_scan"))
    led.ask()
    port = led.server.port
    bots = (led.row["code"], SEATS_MOST)
    flooded(port, bots=bots, people=[], seconds=1)
    _, (people,) = flooded(
        port, bots=(led.row["code"], 1), people=[(led.row["secret"], PHONES)], seconds=1
    )
    assert {each.joined for each in people} == {409}


def test_a_locked_code_lets_no_bot_in(led: Led, shared: Server) -> None:
    led.do("lock")
    bots, people = (led.row["code"], 50), [(led.row["secret"], PHONES)]
    statuses, groups = flooded(shared.port, bots=bots, people=people, seconds=1)
    assert statuses == {404: 50}
    assert all_went_well(groups[0])


def test_bots_with_the_secret_are_put_out_and_stay_out(led: Led, shared: Server) -> None:
    stranger = join(led)
    leaked = led.row["secret"]
    flooded(shared.port, bots=(leaked, SEATS_MOST), people=[], seconds=1)
    assert led.do("all_out").status == 200
    del led.row
    bots, people = (leaked, 50), [(led.row["secret"], PHONES)]
    statuses, groups = flooded(shared.port, bots=bots, people=people, seconds=1)
    assert statuses == {404: 50}
    assert all_went_well(groups[0])
    assert kept(led) == PHONES
    form = {"activity": "quick-1", "item": "one", "choice": "B"}
    assert stranger.post("/s/answer", form, accept="application/json").status == 401
    assert stranger.get("/s").status == 401


def test_control_bots_that_nobody_puts_out_keep_everybody_out(led: Led, shared: Server) -> None:
    leaked = led.row["secret"]
    flooded(shared.port, bots=(leaked, SEATS_MOST), people=[], seconds=1)
    assert led.do("new_code").status == 200
    del led.row
    bots, people = (leaked, 1), [(led.row["secret"], PHONES)]
    _, (came,) = flooded(shared.port, bots=bots, people=people, seconds=1)
    assert {each.joined for each in came} == {409}


def test_guessing_codes_finds_no_room(led: Led, shared: Server) -> None:
    codes = [new_code() for _ in range(GUESSES)]
    people = led.row["secret"], PHONES
    statuses, came = guessed(shared.port, codes, people=people, seconds=GUESSES / A_SECOND)
    rooms = shared.rows("SELECT count(*) FROM live_session WHERE ended_at IS NULL")[0][0]
    chance = GUESSES * rooms / len(ALPHABET) ** LENGTH
    print(f"{GUESSES} guesses at {rooms} rooms: chance of a hit {chance:.1e}")  # noqa: T201  # a figure that is asked for
    assert statuses == {404: GUESSES}
    assert all_went_well(came)


def test_control_among_guesses_the_right_one_is_seen(led: Led, shared: Server) -> None:
    codes = [new_code(), led.row["code"], new_code()]
    statuses, _ = guessed(shared.port, codes, people=(led.row["secret"], 1), seconds=0.1)
    assert statuses == {404: 2, 200: 1}

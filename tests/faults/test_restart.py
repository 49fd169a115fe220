"""Ctrl-C, and going on where the room was."""

from __future__ import annotations

import json

import pytest

from tests.room.client import Led, answer, form, join, lead
from tests.room.stream import Stream
from tests.server import Server

SOON = 5.0  # seconds


@pytest.fixture
def led(server: Server) -> Led:
    return lead(server)


def again(led: Led) -> None:
    led.server.start()
    led.browser.port = led.server.port


def test_ctrl_c_ends_within_five_seconds_while_everybody_listens(led: Led) -> None:
    phones = [join(led) for _ in range(20)]
    streams = [Stream(phone, "/s/stream") for phone in phones]
    streams.append(Stream(led.browser, f"/host/{led.id}/stream"))
    for stream in streams:
        stream.screen()
    assert led.server.interrupt() < SOON
    assert led.server.process.returncode == 0
    for stream in streams:
        stream.until_ended()
    assert "Traceback" not in led.server.log.read_text(encoding="utf-8")


def test_ctrl_c_during_a_rehearsal_with_guests_ends_as_soon(server: Server) -> None:
    led = lead(server, how="rehearse")
    Stream(led.browser, f"/host/{led.id}/stream").wait(
        lambda event: event.name == "screen" and led.rows("SELECT id FROM live_seat WHERE 1") != []
    )
    assert server.interrupt() < SOON


@pytest.mark.parametrize("end", ["kill", "interrupt"])
def test_starting_again_goes_on_where_the_room_was(led: Led, end: str) -> None:
    phone, place = join(led), led.ask()
    answer(phone, place, "B", n=5)
    before = Stream(phone, "/s/stream").screen()
    getattr(led.server, end)()
    again(led)
    phone.port = led.server.port
    after = Stream(phone, "/s/stream").screen()
    assert (after.seq, after.data) == (before.seq, before.data)
    assert form(phone) == place
    assert 'value="B" aria-pressed="true"' in phone.get("/s").text
    assert led.do("advance").status == 200


def test_a_room_read_from_disk_has_as_many_seats_as_before(led: Led) -> None:
    phones = [join(led) for _ in range(3)]
    phones[0].post("/s/next")
    led.server.kill()
    again(led)
    told = json.loads(led.server.run("session", "results", led.id, "--json"))
    assert told["seats"] == 2


def test_two_servers_never_lead_the_same_rooms(server: Server) -> None:
    second = Server(server.folder)
    with pytest.raises(AssertionError, match="already running"):
        second.start()
    assert lead(server).do("quick", style="letters").status == 200

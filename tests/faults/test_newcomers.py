"""Whoever comes late, or comes back after a death, sees to the byte what the others see."""

from __future__ import annotations

from collections.abc import Iterator

from tests.room.client import Browser, Led, join, lead
from tests.room.stream import Stream
from tests.server import Server, Start

Heard = dict[str, str]


class Listeners:
    """A phone in each of two languages, the wall and the console of one room."""

    def __init__(self, led: Led) -> None:
        self.led = led
        self.phones = {code: join(led, lang=code) for code in ("fr", "ar")}

    def open(self) -> dict[str, Stream]:
        phones = {code: Stream(phone, "/s/stream") for code, phone in self.phones.items()}
        wall = Stream(Browser(self.led.server.port), f"/wall/{self.led.row['wall_token']}/stream")
        console = Stream(self.led.browser, f"/host/{self.led.id}/stream")
        return {**phones, "wall": wall, "console": console}

    def moved(self) -> None:
        """The server is another one by now."""
        for browser in (*self.phones.values(), self.led.browser):
            browser.port = self.led.server.port


def shown(streams: dict[str, Stream], seq: int) -> Heard:
    """Wait until all show that state; give their bytes."""
    for stream in streams.values():
        stream.screen(seq)
    return {
        name: next(e.data for e in reversed(stream.events) if e.name == "screen")
        for name, stream in streams.items()
    }


def pressed(led: Led) -> Iterator[int]:
    """Lead to the end of the plan; give the state after each press."""
    while led.do("advance").status == 200:
        yield led.seq


def test_at_every_step_a_newcomer_gets_the_bytes_of_those_who_stayed(server: Server) -> None:
    listeners = Listeners(lead(server))
    stayed, steps = listeners.open(), 0
    for seq in pressed(listeners.led):
        assert shown(listeners.open(), seq) == shown(stayed, seq), seq
        steps += 1
    assert steps > 60


def test_what_is_read_from_disk_after_a_death_is_what_was_in_memory(server: Server) -> None:
    listeners = Listeners(lead(server))
    for seq in pressed(listeners.led):
        if seq % 12:
            continue
        before = shown(listeners.open(), seq)
        server.kill()
        server.start(again=True)
        after = shown(listeners.open(), seq)
        for name, html in after.items():
            assert html == before[name], (seq, name)


def test_control_a_state_that_is_folded_wrongly_is_another_after_a_death(start: Start) -> None:
    listeners = Listeners(lead(start()))
    steps = [seq for seq, _ in zip(pressed(listeners.led), range(10), strict=False)]
    before = shown(listeners.open(), steps[-1])
    server = listeners.led.server
    server.kill()
    server.without = "forgets_how_far_it_was"
    server.start(again=True)
    assert shown(listeners.open(), steps[-1]) != before

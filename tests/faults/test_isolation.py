"""What a participant may not touch, and what no room may hear of another."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.room.client import Answer, Browser, Led, answer, join, lead
from tests.room.stream import Stream
from tests.server import Server, Start

Attack = Callable[[Browser, Led], Answer]


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led)


def as_console(phone: Browser, led: Led) -> Browser:
    """The seat's secret, put where a console keeps its own."""
    name = f"declic_console_{led.hex}"
    return Browser(phone.port, cookies={**phone.cookies, name: phone.cookies["declic_seat"]})


def press(phone: Browser, led: Led) -> Answer:
    given = {"command": "quick", "style": "letters", "at": led.seq}
    return phone.post(f"/host/{led.id}/do", given)


CONSOLE: dict[str, Attack] = {
    "console": lambda phone, led: phone.get(f"/host/{led.id}"),
    "do": press,
    "count": lambda phone, led: phone.post(
        f"/host/{led.id}/do", {"command": "count", "ask": "one", "choice": "A", "number": 9}
    ),
    "box": lambda phone, led: phone.get(f"/host/{led.id}/box"),
    "slip": lambda phone, led: phone.post(
        f"/host/{led.id}/slip", {"verdict": "approve", "slip": 1}
    ),
    "word": lambda phone, led: phone.post(f"/host/{led.id}/word", {"text": "mine"}),
    "consent": lambda phone, led: phone.post(
        f"/host/{led.id}/consent", {"number": 1, "allow": "yes"}
    ),
    "another device": lambda phone, led: phone.post(f"/host/{led.id}/phone"),
    "results": lambda phone, led: phone.get(f"/host/{led.id}/results"),
    "sheets": lambda phone, led: phone.get(f"/host/{led.id}/sheets"),
    "a sheet": lambda phone, led: phone.post(
        f"/host/{led.id}/sheets", {"activity": "before", "number": 1}
    ),
    "reach": lambda phone, led: phone.get(f"/host/{led.id}/reach"),
    "cards": lambda phone, led: phone.get(f"/host/{led.id}/cards"),
    "stream": lambda phone, led: phone.get(f"/host/{led.id}/stream"),
}
OFFICE: dict[str, Attack] = {
    "plans": lambda phone, _led: phone.get("/host"),
    "print": lambda phone, _led: phone.get("/host/print?plan=help-a-friend"),
    "a kit": lambda phone, _led: phone.post("/host/print", {"plan": "help-a-friend"}),
    "open": lambda phone, _led: phone.post("/host/open", {"plan": "help-a-friend"}),
    "rehearse": lambda phone, _led: phone.post("/host/rehearse", {"plan": "help-a-friend"}),
    "owner": lambda phone, _led: phone.get("/host/owner/guess"),
    "owner's press": lambda phone, _led: phone.post("/host/owner/guess"),
    "link": lambda phone, led: phone.get(f"/host/{led.id}/enter/{led.row['secret']}"),
    "link's press": lambda phone, led: phone.post(f"/host/{led.id}/enter/{led.row['secret']}"),
    "seat as link": lambda phone, led: phone.get(
        f"/host/{led.id}/enter/{phone.cookies['declic_seat']}"
    ),
}
WALL: dict[str, Attack] = {
    "wall by id": lambda phone, led: phone.get(f"/wall/{led.id}"),
    "wall by QR": lambda phone, led: phone.get(f"/wall/{led.row['secret']}"),
    "wall by code": lambda phone, led: phone.get(f"/wall/{led.row['code']}"),
    "wall by seat": lambda phone, _led: phone.get(f"/wall/{phone.cookies['declic_seat']}"),
    "wall's stream": lambda phone, led: phone.get(f"/wall/{led.row['secret']}/stream"),
}


@pytest.mark.parametrize("name", [*CONSOLE, *OFFICE, *WALL])
def test_a_participant_is_refused_and_changes_nothing(name: str, led: Led, phone: Browser) -> None:
    attack = (CONSOLE | OFFICE | WALL)[name]
    before = led.server.stored()
    assert attack(phone, led).status in {401, 403, 404}
    assert attack(as_console(phone, led), led).status in {401, 403, 404}
    assert led.server.stored() == before


@pytest.mark.parametrize("name", CONSOLE)
def test_a_facilitator_is_refused_in_another_session(name: str, led: Led) -> None:
    other = lead(led.server)
    guest = Browser(led.server.port, cookies=dict(other.browser.cookies))
    del guest.cookies["sessionid"]
    guest.cookies[f"declic_console_{led.hex}"] = guest.cookies[f"declic_console_{other.hex}"]
    before = led.server.stored()
    assert CONSOLE[name](guest, led).status in {401, 403, 404}
    assert led.server.stored() == before


def test_an_answer_lands_only_in_the_seat_s_own_session(led: Led, phone: Browser) -> None:
    other = lead(led.server)
    place = other.ask()
    assert answer(phone, place, "A").status == 409
    assert other.answers() == led.answers() == []


def test_whoever_only_asked_to_lead_does_not_lead(led: Led) -> None:
    stranger = Browser(led.server.port)
    stranger.post(f"/host/{led.id}/ask")
    secret = stranger.cookies[f"declic_console_{led.hex}"]
    for look in (stranger.get, stranger.post):
        assert look(f"/host/{led.id}/enter/{secret}").status == 403
    assert press(stranger, led).status == 403


def test_no_page_of_a_participant_tells_how_to_lead_or_to_see_the_wall(
    led: Led, phone: Browser
) -> None:
    pages = [phone.get(path).text for path in ("/s", "/s/box", "/s/leave", "/help", "/")]
    pages.append(Stream(phone, "/s/stream").screen().data)
    hidden = (led.id, led.hex, led.row["wall_token"], led.row["secret"])
    assert not [secret for page in pages for secret in hidden if secret in page]


class Ears:
    """Phone, wall and console of one session, listening."""

    def __init__(self, led: Led) -> None:
        self.led = led
        self.phone = join(led)
        self.streams = [
            Stream(self.phone, "/s/stream"),
            Stream(Browser(led.server.port), f"/wall/{led.row['wall_token']}/stream"),
            Stream(led.browser, f"/host/{led.id}/stream"),
        ]
        self.hear(led.seq)

    def hear(self, seq: int) -> None:
        for stream in self.streams:
            stream.screen(seq)

    def foreign(self, most: int) -> list[str]:
        """Give what was heard of a seq that this session never reached."""
        return [
            event.id
            for stream in self.streams
            for event in stream.events
            if event.name == "screen" and event.seq > most
        ]


def two_rooms(server: Server) -> tuple[Ears, Ears]:
    return Ears(lead(server)), Ears(lead(server))


def commands_in_both(one: Ears, other: Ears) -> None:
    """Many commands and answers in one room, then a single command in the other."""
    for _ in range(5):
        place = one.led.ask()
        answer(one.phone, place, "A")
        one.led.do("pause")
        one.led.do("resume")
    one.led.ask("colours")
    one.hear(one.led.seq)
    other.led.ask()
    other.hear(other.led.seq)


def test_no_event_of_a_session_reaches_a_listener_of_another(shared: Server) -> None:
    one, other = two_rooms(shared)
    commands_in_both(one, other)
    assert one.led.seq > 10 > other.led.seq
    assert other.foreign(other.led.seq) == []
    counts = [event for event in other.streams[1].events if event.name == "count"]
    assert all(json.loads(event.data)["answered"] == 0 for event in counts)


def test_control_a_hub_that_tells_everybody_is_heard_in_the_other_room(start: Start) -> None:
    one, other = two_rooms(start(without="tells_everybody"))
    commands_in_both(one, other)
    assert other.foreign(other.led.seq) != []


def test_control_without_the_console_s_token_a_participant_leads(start: Start) -> None:
    led = lead(start(without="lets_any_console_in"))
    phone = as_console(join(led), led)
    assert press(phone, led).status == 302
    assert led.rows("SELECT max(seq) FROM live_fact WHERE 1") > [(led.seq,)]


@pytest.mark.parametrize("name", ["console", "box", "cards", "results", "sheets", "reach"])
def test_control_without_the_token_a_participant_sees_every_page(start: Start, name: str) -> None:
    led = lead(start(without="lets_any_console_in"))
    assert CONSOLE[name](as_console(join(led), led), led).status == 200


def test_control_without_the_look_at_the_seq_pressing_twice_asks_twice(start: Start) -> None:
    led = lead(start(without="takes_stale_commands"))
    assert [press(led.browser, led).status for _ in range(2)] == [302, 302]
    assert len(led.rows("SELECT seq FROM live_fact WHERE kind = 'quick_asked'")) == 2

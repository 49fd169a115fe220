"""Young people lead one activity from a phone: that one, and nothing else."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Browser, Led, lead
from tests.room.stream import Stream
from tests.server import Server, Start

OVER = "Your part is over"
ELSE = ("/box", "/sheets", "/cards", "/phone", "/results", "/reach", "/peers", "")


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture
def led(shared: Server) -> Led:
    return at_the_quiz(lead(shared, how="rehearse"))


def at_the_quiz(led: Led) -> Led:
    assert led.do("jump", activity="myths").status == 200
    return led


def link(led: Led, activity: str = "myths") -> str:
    drawn = led.browser.post(f"/host/{led.id}/peers", {"activity": activity}).text
    found = re.search(rf"/peer/{led.id}/enter/[\w-]+", drawn)
    assert found is not None, drawn
    return found[0]


def come(led: Led, path: str = "") -> Browser:
    peer = Browser(led.server.port)
    assert peer.post(path or link(led)).location == f"/peer/{led.id}"
    return peer


def page(peer: Browser, led: Led) -> str:
    return peer.get(f"/peer/{led.id}").text


def press(peer: Browser, led: Led, command: str = "advance", **fields: object) -> int:
    told = {"command": command, "at": at(peer, led), **fields}
    return peer.post(f"/peer/{led.id}/do", told, accept="application/json").status


def at(peer: Browser, led: Led) -> str:
    found = re.search(r'data-seq="(\d+)"', page(peer, led))
    return found[1] if found else "0"


def test_a_peer_leads_the_activity_to_its_end_and_no_further(led: Led) -> None:
    peer = come(led)
    presses = 0
    while "That was your part" not in page(peer, led):
        assert press(peer, led) == 200
        presses += 1
    assert presses > 5
    assert press(peer, led) == 409


def test_a_peer_sees_what_to_say_counts_and_the_next_button_only(led: Led) -> None:
    shown = page(come(led), led)
    assert "We all play together" in shown
    assert "Open the answers" in shown
    for hidden in ("Question box", "/box", "End the session", "Lock the code", "Milan", "/host/"):
        assert hidden not in shown


@pytest.mark.parametrize("where", ELSE)
def test_a_peer_opens_no_other_page_of_the_console(led: Led, where: str) -> None:
    peer = come(led)
    assert peer.get(f"/host/{led.id}{where}").status == 403
    assert peer.post(f"/host/{led.id}{where or '/do'}", {"command": "end"}).status in {403, 405}


def test_control_a_peer_who_is_taken_for_the_facilitator_reads_the_box(start: Start) -> None:
    led = at_the_quiz(lead(start(without="takes_a_peer_for_the_facilitator"), how="rehearse"))
    peer = come(led)
    assert peer.get(f"/host/{led.id}/box").status == 200
    assert press(peer, led, "end") == 200


@pytest.mark.parametrize(
    "command",
    [
        "end",
        "skip",
        "jump",
        "quick",
        "lock",
        "new_code",
        "all_out",
        "pause",
        "shorten",
        "last",
        "?",
    ],
)
def test_a_peer_presses_nothing_that_reaches_beyond(led: Led, command: str) -> None:
    assert press(come(led), led, command) == 409


def test_before_and_after_the_own_activity_a_peer_presses_nothing(led: Led) -> None:
    peer = come(led)
    assert led.do("jump", activity="milan").status == 200
    assert OVER in page(peer, led)
    assert press(peer, led) == 403
    early = come(led, link(led, "myths"))
    assert "Soon it is your turn" in page(early, led)
    assert press(early, led) == 409
    assert "Milan" not in page(early, led)


def test_one_press_takes_it_back_also_from_an_open_stream(led: Led) -> None:
    peer = come(led)
    stream = Stream(peer, f"/peer/{led.id}/stream")
    assert "We all play together" in stream.screen().data
    assert led.browser.post(f"/host/{led.id}/peers", {"back": "yes"}).status == 302
    assert "We all play" not in stream.wait(lambda event: OVER in event.data).data
    assert press(peer, led) == 403
    assert Stream(peer, f"/peer/{led.id}/stream").status == 401


def test_a_link_works_once_and_looking_does_not_use_it(led: Led) -> None:
    path = link(led)
    assert Browser(led.server.port).get(path).status == 200
    come(led, path)
    assert Browser(led.server.port).post(path).status == 403


def test_a_link_for_peers_never_opens_the_console_nor_the_other_way(led: Led) -> None:
    secret = link(led).rpartition("/")[2]
    stranger = Browser(led.server.port)
    assert stranger.post(f"/host/{led.id}/enter/{secret}").status == 403
    assert stranger.get(f"/host/{led.id}").status == 403


@pytest.mark.parametrize("activity", ["milan", "", "x" * 5000, "help-card"])
def test_only_what_its_author_marked_can_be_handed_over(led: Led, activity: str) -> None:
    assert led.browser.post(f"/host/{led.id}/peers", {"activity": activity}).status == 422


def test_the_console_of_the_facilitator_stays_while_a_peer_leads(led: Led) -> None:
    peer = come(led)
    assert press(peer, led) == 200
    led.seq = int(at(peer, led))
    assert led.do("pause").status == 200
    assert "Eyes up" in page(peer, led)
    assert press(peer, led) == 409


def counter(drawn: str) -> dict[str, str]:
    """Give what the first button for counting sends."""
    found = [re.search(rf'name="{name}" value="([^"]+)"', drawn) for name in ("ask", "choice")]
    ask, choice = [each[1] for each in found if each]
    return {"command": "count", "ask": ask, "choice": choice}


def test_while_the_facilitator_speaks_a_peer_counts_nothing(led: Led) -> None:
    peer = come(led)
    while 'name="choice"' not in page(peer, led):
        assert press(peer, led) == 200
    # A page that was open before the pause still has its buttons.
    told = counter(page(peer, led))
    assert press(peer, led, **told, number=3) == 200
    led.seq = int(at(peer, led))
    assert led.do("pause").status == 200
    assert press(peer, led, **told, number=4) == 409
    assert "<b>3</b>" in led.browser.get(f"/host/{led.id}").text
    # Control: whoever leads the room counts on.
    assert led.browser.post(f"/host/{led.id}/do", {**told, "number": 5}).status == 302


def test_the_facilitator_sees_that_a_peer_leads_and_takes_it_back_from_there(led: Led) -> None:
    before = led.browser.get(f"/host/{led.id}").text
    link(led)
    shown = led.browser.get(f"/host/{led.id}").text
    assert "Take it back now" in shown
    assert "Take it back now" not in before

"""Voices in a running room: pressed for, never pushed; only what stands on the screen."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from urllib.parse import quote

import pytest

from declic.recordings.tests import sounds
from tests.room.client import Browser, Led, join, lead, owner
from tests.room.voices import (
    MULTIPART,
    PAGE,
    PLAYER,
    TITLE,
    WAITS,
    address,
    form,
    names,
    record,
)
from tests.server import Server

MOST = 20 * 1024
LARGE = sounds.OGG + bytes(2_000_001 - len(sounds.OGG))


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture(scope="module")
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def staff(shared: Server) -> Browser:
    return owner(shared)


def heard(phone: Browser, path: str = "/s") -> list[str]:
    return PLAYER.findall(phone.get(path).text)


def moved(led: Led) -> None:
    """Let the room draw its screens anew."""
    for number in ("9", "8"):
        assert led.do("present", present=number).status == 200


def test_without_recordings_no_phone_has_the_button(led: Led) -> None:
    assert heard(join(led, lang="nl")) == []
    assert "listen" not in join(led, lang="nl").get("/s").text


def test_a_spoken_sentence_is_offered_and_plays(led: Led, staff: Browser) -> None:
    assert record(staff, TITLE, sounds.wav()).status == 302
    moved(led)
    phone = join(led, lang="fr")
    assert address(staff) in heard(phone)
    answer = phone.get(address(staff), accept_encoding="gzip")
    assert (answer.status, answer.body) == (200, sounds.wav())
    assert answer.headers["content-type"] == "audio/wav"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert heard(join(led, lang="nl")) == []


def test_a_part_of_a_sound_is_given_to_browsers_that_ask_so(led: Led, staff: Browser) -> None:
    record(staff, TITLE, sounds.wav())
    played, whole = address(staff), sounds.wav()
    two = Browser(led.server.port).get(played, range="bytes=0-1")
    assert (two.status, two.body) == (206, whole[:2])
    assert two.headers["content-range"] == f"bytes 0-1/{len(whole)}"
    beyond = Browser(led.server.port).get(played, range=f"bytes={len(whole)}-")
    assert (beyond.status, beyond.headers["content-range"]) == (416, f"bytes */{len(whole)}")


@pytest.mark.parametrize(
    "path",
    [
        "/audio",
        "/audio/fr",
        "/audio/fr/recordings.yaml",
        "/audio/fr/../../declic.sqlite3",
        "/audio/fr/..%2f..%2fsecret.key",
        "/audio/../secret.key",
        f"/audio/fr/{'0' * 32}-{'0' * 16}",
        f"/audio/fr/{'0' * 32}-{'0' * 16}.wav",
        f"/audio/fr/{'A' * 32}-{'0' * 16}",
        f"/audio/%2e%2e/{'0' * 32}-{'0' * 16}",
        f"/audio/{quote('ف')}/{'0' * 32}-{'0' * 16}",
    ],
)
def test_no_other_name_opens_a_file(led: Led, path: str) -> None:
    answer = Browser(led.server.port).get(path)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_a_recording_is_only_read(led: Led, staff: Browser) -> None:
    record(staff, TITLE, sounds.wav())
    assert Browser(led.server.port).post(address(staff)).status == 405
    assert Browser(led.server.port).request("HEAD", address(staff)).status == 200


def test_the_old_address_of_a_new_recording_is_gone(led: Led, staff: Browser) -> None:
    record(staff, TITLE, sounds.wav())
    old = address(staff)
    record(staff, TITLE, sounds.wav(880))
    assert Browser(led.server.port).get(old).status == 404


@pytest.mark.parametrize("name", sounds.NO_SOUNDS)
def test_a_file_that_is_no_sound_is_refused_with_a_sentence(staff: Browser, name: str) -> None:
    answer = record(staff, WAITS, sounds.NO_SOUNDS[name])
    assert answer.status == 415
    assert "This is no sound that phones play." in answer.text


def test_a_file_of_more_than_a_sentence_is_refused_with_a_page(staff: Browser) -> None:
    before = PLAYER.findall(staff.get(PAGE).text)
    answer = record(staff, WAITS, LARGE)
    assert answer.status == 413
    assert "at most 2 MB" in answer.text
    assert PLAYER.findall(answer.text) == before


def test_far_more_is_refused_before_it_is_read(staff: Browser, shared: Server) -> None:
    before = sorted(path.name for path in (shared.folder / "audio/fr").glob("*"))
    length = {"content_length": "90000000", "content_type": "multipart/form-data; boundary=x"}
    answer = staff.request("POST", PAGE, b"", **length)
    assert (answer.status, answer.text.count(".")) == (413, 2)
    assert sorted(path.name for path in (shared.folder / "audio/fr").glob("*")) == before


def test_elsewhere_the_limit_is_what_it_was(staff: Browser) -> None:
    assert staff.post("/host/open", b"a=" + bytes(300 * 1024)).status == 413


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"do": "record"}, 422),
        ({"do": "record", "name": "0" * 32}, 422),
        ({"do": "fly"}, 404),
        ({}, 404),
        ({"do": "delete", "name": "../../secret"}, 404),
        ({"do": "review", "name": "0" * 32, "by": "Ada"}, 404),
        ({"do": "machine", "name": ""}, 404),
    ],
)
def test_bad_presses_change_nothing(staff: Browser, fields: Mapping[str, str], status: int) -> None:
    answer = staff.post(PAGE, fields)
    assert answer.status == status
    assert 'role="alert"' in answer.text


def test_words_that_changed_under_the_speaker_are_not_taken(staff: Browser) -> None:
    assert record(staff, "", sounds.OGG, name="0" * 32).status == 409


@pytest.mark.parametrize(
    "path", ["/host/voice", "/host/voice/young-people/help-a-friend", PAGE, PAGE + "?at=x"]
)
def test_the_pages_are_for_the_office(shared: Server, staff: Browser, path: str) -> None:
    assert staff.get(path).status == 200
    assert Browser(shared.port).get(path).status == 403
    assert Browser(shared.port).post(path, {"do": "delete"}).status in {403, 405}


@pytest.mark.parametrize(
    "path",
    [
        "/host/voice/none/help-a-friend",
        "/host/voice/young-people/none",
        "/host/voice/young-people/help-a-friend/xx",
        "/host/voice/young-people/help-a-friend/..",
    ],
)
def test_what_is_not_there_is_said(staff: Browser, path: str) -> None:
    assert staff.get(path).status == 404


def test_a_form_of_another_site_records_nothing(staff: Browser) -> None:
    fields = {"do": "record", "by": "Ada Example", "name": names(staff)[WAITS]}
    sent = form(fields, sounds.OGG)
    answer = staff.post(PAGE, sent, content_type=MULTIPART, sec_fetch_site="cross-site")
    assert answer.status == 403


def test_only_that_page_may_ask_for_the_microphone(staff: Browser) -> None:
    assert "microphone=(self)" in staff.get(PAGE).headers["permissions-policy"]
    for path in ("/host", "/host/voice", "/", "/help"):
        assert "microphone=()" in staff.get(path).headers["permissions-policy"]


def test_a_machine_is_called_one_and_not_heard_on_the_help_page_before_a_review(
    led: Led, staff: Browser
) -> None:
    key = "interface:Someone who listens"
    assert record(staff, key, sounds.wav(300), machine="yes").status == 302
    phone = Browser(led.server.port)
    assert heard(phone, "/help/be/fr") == []
    name = names(staff)[key]
    (sound,) = re.findall(
        rf'value="{name}"><input type="hidden" name="heard" value="(\w+)"', staff.get(PAGE).text
    )
    told = {"do": "review", "name": name, "by": "Ben Example", "heard": sound}
    assert staff.post(PAGE, told).status == 302
    assert len(heard(phone, "/help/be/fr")) == 1
    assert "Une machine lit ceci." in phone.get("/help/be/fr").text
    staff.post(PAGE, {"do": "delete", "name": name})
    assert heard(phone, "/help/be/fr") == []


def test_the_console_says_how_much_is_spoken(led: Led, staff: Browser) -> None:
    record(staff, TITLE, sounds.wav())
    led = lead(led.server)
    page = led.browser.get(f"/host/{led.id}").text
    assert re.search(r"Français</bdi> <bdi>[1-9]/\d+", page)
    assert "/host/voice/young-people/help-a-friend" in page


def test_the_first_screen_stays_small_with_voices(led: Led, staff: Browser) -> None:
    for key in (TITLE, WAITS, "interface:You are in"):
        record(staff, key, sounds.wav())
    moved(led)
    phone = join(led, lang="fr", headers={"Accept-Encoding": "gzip"})
    page = phone.get("/s")
    html = gzip.decompress(page.body).decode()
    assert len(PLAYER.findall(html)) == 3
    parts = re.findall(r'(?:stylesheet" href|<script src)="([^"]+)"', html)
    assert len(parts) == 2
    assert len(page.body) + sum(len(phone.get(path).body) for path in parts) <= MOST

"""Words that nobody reviewed are used when somebody switches them on by name, and say so."""

from __future__ import annotations

import json

import pytest

from tests.room.client import Browser, Led, join, lead, owner
from tests.server import Server, Start

FORM = {
    "plan": "help-a-friend",
    "lang": "en",
    "responsible": "Ada Example",
    "deputy": "Ben Example",
}


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


def sessions(server: Server) -> int:
    return int(server.rows("SELECT count(*) FROM live_session")[0][0])


def session(server: Server, place: str) -> tuple[list[str], str]:
    """Give the languages of a session, and who switched some of them on."""
    hexed = place.rpartition("/")[2].replace("-", "")
    query = "SELECT languages, unreviewed_by FROM live_session WHERE id = ?"
    ((languages, by),) = server.rows(query, hexed)
    return json.loads(languages), by


def test_whoever_opens_a_session_first_reads_what_nobody_reviewed(shared: Server) -> None:
    before = sessions(shared)
    asked = owner(shared).post("/host/open", FORM)
    assert asked.status == 200
    for shown in ('name="unreviewed" value="ar"', 'name="responsible" value="Ada Example"'):
        assert shown in asked.text
    assert sessions(shared) == before


def test_a_language_is_switched_on_by_name_and_the_source_stays(shared: Server) -> None:
    given = {**FORM, "sure": "yes", "unreviewed": ["ar"], "by_name": " Cléo Exemple "}
    opened = owner(shared).post("/host/open", given)
    assert opened.status == 302
    assert session(shared, opened.location) == (["en", "ar"], "Cléo Exemple")
    led = Led(shared, opened.location.rpartition("/")[2], owner(shared))
    told = led.rows("SELECT data FROM live_fact WHERE kind = 'unreviewed_allowed'")
    assert [json.loads(data) for (data,) in told] == [{"languages": ["ar"]}]


def test_without_any_of_them_no_name_is_needed(shared: Server) -> None:
    opened = owner(shared).post("/host/open", {**FORM, "sure": "yes"})
    assert session(shared, opened.location) == (["en"], "")


def test_without_a_name_nothing_is_switched_on_and_nothing_typed_is_lost(shared: Server) -> None:
    before = sessions(shared)
    asked = owner(shared).post("/host/open", {**FORM, "sure": "yes", "unreviewed": ["fr"]})
    assert (asked.status, sessions(shared)) == (422, before)
    for kept in ('value="fr" checked', 'name="deputy" value="Ben Example"', 'role="alert"'):
        assert kept in asked.text


def test_a_console_speaks_a_language_that_is_on(shared: Server) -> None:
    opened = owner(shared).post("/host/open", {**FORM, "lang": "fr", "sure": "yes"})
    query = "SELECT staff_language FROM live_session WHERE id = ?"
    hexed = opened.location.rpartition("/")[2].replace("-", "")
    assert shared.rows(query, hexed) == [("en",)]


def test_a_rehearsal_asks_nobody(shared: Server) -> None:
    assert owner(shared).post("/host/rehearse", {"plan": "help-a-friend"}).status == 302


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def test_a_phone_says_that_nobody_checked_its_words_and_where_the_source_is(led: Led) -> None:
    page = join(led, lang="fr").get("/s").text
    assert "Personne n’a encore vérifié ces mots." in page
    assert '<button name="lang" value="en">' in page
    assert '<button name="lang"' not in join(led, lang="en").get("/s").text


def test_the_wall_says_so_too(led: Led) -> None:
    wall = Browser(led.server.port).get(f"/wall/{led.row['wall_token']}").text
    assert 'class="draft"' in wall


def test_one_tap_changes_the_language_and_keeps_the_answer(led: Led) -> None:
    phone = join(led, lang="fr")
    place = led.ask()
    phone.post("/s/answer", {**place, "choice": "B"})
    changed = phone.post("/s/language", {"lang": "en"})
    assert (changed.status, changed.location) == (303, "/s")
    page = phone.get("/s").text
    assert '<html lang="en"' in page
    assert 'value="B" aria-pressed="true"' in page


@pytest.mark.parametrize("lang", ["", "xx", "so", "en" * 500])
def test_a_language_that_the_room_does_not_speak_changes_nothing(led: Led, lang: str) -> None:
    phone = join(led, lang="nl")
    assert phone.post("/s/language", {"lang": lang}).status == 422
    assert '<html lang="nl"' in phone.get("/s").text


def test_nobody_without_a_seat_changes_a_language(shared: Server) -> None:
    assert Browser(shared.port).post("/s/language", {"lang": "fr"}).status == 401


@pytest.mark.parametrize("asked", ["none", "fr,ar"])
def test_the_command_uses_those_that_it_is_told(shared: Server, asked: str) -> None:
    words = ("session", "new", "--plan", "help-a-friend", "--lang", "en", "--json")
    adults = ("--responsible", "Ada Example", "--deputy", "Ben Example")
    told = json.loads(shared.run(*words, *adults, "--unreviewed", asked))
    languages, by = session(shared, told["id"])
    assert languages == (["en"] if asked == "none" else ["en", "fr", "ar"])
    assert by == ("" if asked == "none" else "Ada Example")


def test_control_without_the_rule_nobody_has_to_give_a_name(start: Start) -> None:
    server = start(without="asks_who_switches_on")
    opened = owner(server).post("/host/open", {**FORM, "sure": "yes", "unreviewed": ["ar"]})
    assert opened.status == 302

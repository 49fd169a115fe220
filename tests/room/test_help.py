"""Whom to call: the community chooses the lines, the language the words; help is always there."""

from __future__ import annotations

import re

import pytest

from tests.room.client import Answer, Browser, join, lead
from tests.server import Server

LINE = re.compile(r'href="tel:(\d+)"')
FIRST = {"fr": "103", "nl": "102", "de": "108"}
EVERYWHERE = ["116000", "112", "101"]


@pytest.fixture
def browser(shared: Server) -> Browser:
    return Browser(shared.port)


def lines(page: Answer) -> list[str]:
    assert page.status == 200
    return LINE.findall(page.text)


@pytest.mark.parametrize("lang", ["en", "fr", "nl", "ar", "de"])
@pytest.mark.parametrize("community", FIRST)
def test_the_community_chooses_the_lines(browser: Browser, community: str, lang: str) -> None:
    page = browser.get(f"/help/{community}/{lang}")
    assert lines(page) == [FIRST[community], *EVERYWHERE]


@pytest.mark.parametrize("lang", ["fr", "nl", "de"])
def test_in_the_whole_country_the_language_stands_for_its_community(
    browser: Browser, lang: str
) -> None:
    assert lines(browser.get(f"/help/be/{lang}")) == [FIRST[lang], *EVERYWHERE]
    assert lines(browser.get("/help", accept_language=lang)) == [FIRST[lang], *EVERYWHERE]


def test_the_language_chooses_the_words(browser: Browser) -> None:
    assert "Jemand ist" not in browser.get("/help/nl/fr").text
    assert "Quelqu’un t’écoute, en néerlandais" in browser.get("/help/nl/fr").text
    assert 'dir="rtl"' in browser.get("/help/nl/ar").text


def test_in_german_the_lines_and_the_words_around_them_are_german(browser: Browser) -> None:
    page = browser.get("/help/de/de").text
    card = page.partition('<div class="card mint" lang="de"')[2].partition("</div>")[0]
    assert '<html lang="de"' in page
    assert "Es ist nicht deine Schuld, und es ist nie zu spät." in page
    assert "Jemand hört dir zu" in card
    assert "Notruf" in card


@pytest.mark.parametrize("end", ["", "/xx", "/de-BE", "/FR", "/ps"])
@pytest.mark.parametrize("community", ["be", *FIRST])
def test_no_language_hides_the_help_of_a_community(
    browser: Browser, community: str, end: str
) -> None:
    assert lines(browser.get(f"/help/{community}{end}"))[-3:] == EVERYWHERE


@pytest.mark.parametrize("community", ["xx", "all", "belgium"])
def test_an_unknown_community_is_told_so(browser: Browser, community: str) -> None:
    page = browser.get(f"/help/{community}/en")
    assert page.status == 404
    assert "This page does not exist." in page.text


def test_every_link_of_the_page_leads_to_help(browser: Browser) -> None:
    links = re.findall(r'href="(/help/[^"]+)"', browser.get("/help", accept_language="fr").text)
    assert {link.split("/")[2] for link in links} == {"be", "nl", "de"}
    assert all(lines(browser.get(link)) for link in links)


def test_a_chosen_community_stays_when_the_language_changes(browser: Browser) -> None:
    assert 'href="/help/de/ar"' in browser.get("/help/de/fr").text


def test_who_sits_in_a_room_finds_back_from_every_help_page(shared: Server) -> None:
    phone = join(lead(shared), lang="nl")
    assert lines(phone.get("/help"))[0] == "102"
    for path in ("/help", "/help/de/nl"):
        assert 'href="/s"' in phone.get(path).text


def test_whoever_reads_arabic_in_a_french_speaking_room_is_told_the_rooms_number(
    shared: Server,
) -> None:
    led = lead(shared, lang="fr")
    arabic, dutch = join(led, lang="ar"), join(led, lang="nl")
    assert lines(arabic.get("/help")) == ["103", *EVERYWHERE]
    assert lines(dutch.get("/help")) == ["102", *EVERYWHERE]
    led.do("end", sure="yes")
    assert lines(arabic.get("/s")) == ["103", *EVERYWHERE]


def test_tigrinya_brings_its_letters_after_the_page_and_no_other_language_does(
    shared: Server,
) -> None:
    led = lead(shared)
    page = join(led, lang="ti").get("/help").text
    content, _, after = page.partition("</footer>")
    assert '<html lang="ti"' in page
    assert "fonts.css" in after
    assert "stylesheet" not in content.partition("<body")[2]
    assert 'rel="stylesheet" href="/static' in after
    assert 'rel="stylesheet"' not in join(led, lang="fr").get("/help").text.partition("<body")[2]

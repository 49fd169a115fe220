"""A phone may choose a language that the pack holds in part: no screen mixes two languages."""

from __future__ import annotations

import pytest

from tests.room.client import Browser, Led, join, lead
from tests.server import Server

PARTLY = ("prs", "ps", "ti", "so")
FIRST_RULE = {
    "prs": "یک نفر گپ می‌زند",
    "ps": "یو کس خبرې کوي",
    "ti": "ሓደ ሰብ ይዛረብ",
    "so": "Hal qof ayaa hadla",
}
RIGHT_TO_LEFT = {"prs", "ps"}


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


def page_at(led: Led, phone: Browser, activity: str) -> str:
    """Press the big button until the phone shows a screen of that activity."""
    for _ in range(80):
        page = phone.get("/s").text
        if f'data-activity="{activity}" data-item="' in page:
            return page
        assert led.do("advance").status == 200
    raise AssertionError(activity)


def direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


@pytest.mark.parametrize("language", PARTLY)
def test_the_door_and_the_box_are_in_the_language(led: Led, language: str) -> None:
    door = Browser(led.browser.port).get(f"/j/{led.row['secret']}?lang={language}").text
    marked = f'lang="{language}" dir="{direction(language)}"'
    assert f"<html {marked}" in door
    assert '<h1 lang="en" dir="ltr">Help a friend</h1>' in door
    assert f"<html {marked}" in join(led, lang=language).get("/s/box").text


@pytest.mark.parametrize("language", PARTLY)
def test_what_the_pack_holds_is_told_in_the_language(led: Led, language: str) -> None:
    page = page_at(led, join(led, lang=language), "agreement")
    assert FIRST_RULE[language] in page
    assert f'<html lang="{language}" dir="{direction(language)}"' in page
    assert '<div lang="en"' not in page


@pytest.mark.parametrize("language", PARTLY)
def test_what_it_does_not_hold_is_marked_as_what_it_is(led: Led, language: str) -> None:
    page = page_at(led, join(led, lang=language), "circle")
    assert f'<html lang="{language}"' in page
    assert page.count('<div lang="en" dir="ltr">') == 1


def test_a_whole_language_is_never_wrapped(led: Led) -> None:
    assert '<div lang="' not in page_at(led, join(led, lang="ar"), "circle")


@pytest.mark.parametrize("language", PARTLY)
def test_the_help_page_is_there_in_each(shared: Server, language: str) -> None:
    page = Browser(shared.port).get(f"/help/nl/{language}")
    assert (page.status, f'<html lang="{language}" dir="{direction(language)}"' in page.text) == (
        200,
        True,
    )
    assert "It is not your fault" not in page.text
    assert "Someone listens" not in page.text


def test_a_sentence_of_refusal_is_whole_in_a_language_that_stands_in(led: Led) -> None:
    phone = join(led, lang="prs")
    refused = phone.post("/s/answer", {"activity": "nowhere", "item": "x", "choice": "A"})
    assert refused.status >= 400
    assert '<html lang="en" dir="ltr"' in refused.text

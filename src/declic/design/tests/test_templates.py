from __future__ import annotations

import gzip
import re

import pytest
from django.template import engines
from django.utils import translation

from declic.design import queries
from declic.kernel.languages import language

PLACES = ("phone", "wall", "console", "office")


def rendered(source: str, **context: object) -> str:
    return engines["django"].from_string("{% load design %}" + source).render(context)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("code", ["fr", "ar"])
def test_a_base_page_says_its_language_and_direction(place: str, code: str) -> None:
    html = rendered(f'{{% include "design/{place}.html" %}}', language=language(code))
    assert f'lang="{code}" dir="{language(code).direction}"' in html
    assert 'id="screen"' in html


@pytest.mark.parametrize("place", PLACES)
def test_a_base_page_obeys_the_content_security_policy(place: str) -> None:
    html = rendered(f'{{% include "design/{place}.html" %}}')
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]* src=)", html)
    assert not re.search(r"https?://", html)


def test_help_and_exit_are_on_every_phone_page_in_the_same_corner() -> None:
    html = rendered('{% include "design/phone.html" %}')
    header = html[html.index("<header>") : html.index("</header>")]
    assert header.index('href="/help"') < header.index('href="/out"')


def test_a_page_without_a_language_uses_the_one_in_force() -> None:
    with translation.override("ar"):
        assert rendered("{{ nothing|lang_attrs }}") == 'lang="ar" dir="rtl"'


def test_a_shape_carries_its_letter_and_a_card_its_sign() -> None:
    assert rendered('{% shape "A" %}') == '<span class="shape A" aria-hidden="true">A</span>'
    assert rendered('{% shape "T" %}') == '<span class="shape T" aria-hidden="true"></span>'


def test_drawings_come_inline_and_an_unknown_picture_stops_nothing() -> None:
    assert "<svg" in rendered(
        '{% picture "phone-night" %}{% sign "star" %}{% icon "tick" %}{% mark %}'
    )
    assert rendered('{% picture "not-drawn-yet" %}{% sign "" %}') == ""


def test_numbers_become_drawings_with_a_title() -> None:
    charts = '{% bar "A" 3 of=9 %}{% bars found %}'
    rest = "{% dots 1 24 %}{% score 2 4 %}{% path 1 3 %}{% ring 90 %}"
    html = rendered(charts + rest, found={"A": 3})
    titles = re.findall(r"<title>([^<]+)</title>", html)
    assert titles == [
        "A: 3",
        "Answers",
        "1 of 24 has answered",
        "2 of 4 brackets are open",
        "Step 2 of 5",
        "Time left",
    ]


def test_a_text_of_a_pack_is_filled_and_escaped() -> None:
    html = rendered("{{ text|fill:values }}", text="<b> {{time}}", values={"time": "<i>"})
    assert html == "&lt;b&gt; <bdi>&lt;i&gt;</bdi>"


def test_the_first_phone_screen_leaves_room_for_its_script_in_twenty_kilobytes() -> None:
    screen = '{% include "design/phone.html" %}{% picture "phone-night" %}{% sign "star" %}'
    page = gzip.compress(rendered(screen, language=language("ar")).encode())
    files = [queries.assets()[queries.asset_url(name)].gzip for name in ("phone.css", "mark.svg")]
    assert len(page) + sum(len(file or b"") for file in files) < 10 * 1024

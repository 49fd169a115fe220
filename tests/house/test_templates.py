"""What a template may refer to and hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from tests.house.house import House, floor

REFERENCE = re.compile(r"""\{%-?\s*(?:include|extends)\s+["']([^"']+)["']""")
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script\b(?![^>]*\ssrc=)", re.IGNORECASE
)
SPOKEN = re.compile(
    r"\{%\s*comment\b.*?endcomment\s*%\}|\{#.*?#\}"
    r"|\{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%\}",
    re.DOTALL,
)
TAGS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TEXT_ATTRIBUTES = {"alt", "aria-label", "aria-description", "placeholder", "title"}
WORD = re.compile(r"[^\W\d_]{2,}")
# The name of the program is the same in every language.
SAME_EVERYWHERE = {"Declic", "CSV", "DOCX", "PDF", "XLSX"}


def references_up(house: House) -> Iterator[str]:
    """Yield templates that stand on a template of a higher floor, or of another kind."""
    for path in house.templates():
        app, kind = house.app(path), house.kind(path)
        for name in REFERENCE.findall(path.read_text(encoding="utf-8")):
            parts = name.split("/")
            is_others = len(parts) > 2 and parts[0] == "activities" and parts[1] != kind
            if floor(parts[0]) > floor(app) or is_others:
                yield f"{house.name(path)} stands on {name}"


def inline_code(house: House) -> Iterator[str]:
    """Yield styles and scripts inside a page: our own headers forbid browsers to run them."""
    for path in house.templates():
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if INLINE.search(TAGS.sub("", text)):
                yield f"{house.name(path)}:{line} holds a style or script"


def untranslatable(house: House) -> Iterator[str]:
    """Yield words that a reader sees and that no translator can reach."""
    for path in house.templates():
        for words in Visible.of(path):
            if set(WORD.findall(words)) - SAME_EVERYWHERE:
                yield f"{house.name(path)} says “{words}” in one language only"


class Visible(HTMLParser):
    """Collects what a reader sees or hears of a page, translations and values left out."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    @classmethod
    def of(cls, path: Path) -> list[str]:
        page = cls()
        page.feed(TAGS.sub("", SPOKEN.sub("", path.read_text(encoding="utf-8"))))
        page.close()
        return [text for text in page.texts if text]

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.texts.extend((value or "").strip() for name, value in attrs if name in TEXT_ATTRIBUTES)


def test_a_template_stands_on_its_own_floor_or_on_lower_ones(house: House) -> None:
    assert list(references_up(house)) == []


def test_a_template_that_reaches_up_is_noticed(small: House) -> None:
    small.write("src/declic/activities/brief/kind.py", "")
    brief = "src/declic/activities/brief/templates/activities/brief/phone.html"
    small.write(
        brief,
        '{% extends "live/phone.html" %}{% include "design/card.html" %}'
        '{% include "activities/told.html" %}{% include "activities/brief/card.html" %}'
        "{% include 'activities/pledge/card.html' %}",
    )
    assert list(references_up(small)) == [
        f"{brief} stands on live/phone.html",
        f"{brief} stands on activities/pledge/card.html",
    ]


def test_no_template_holds_a_style_or_script(house: House) -> None:
    assert list(inline_code(house)) == []


def test_inline_code_is_noticed(small: House) -> None:
    page = '<p style="color: red">\n<b onclick="go()">\n<script>go()</script>\n<style>\n'
    small.write("src/declic/live/templates/live/bad.html", page)
    fine = '<script src="{% asset "room.js" %}" defer></script><p class="style" data-on="1">'
    small.write("src/declic/live/templates/live/fine.html", fine)
    assert [fault.split()[0][-1] for fault in inline_code(small)] == ["1", "2", "3", "4"]


def test_every_word_in_a_template_can_be_translated(house: House) -> None:
    assert list(untranslatable(house)) == []


def test_a_word_that_no_translator_reaches_is_noticed(small: House) -> None:
    fine = (
        '{% load i18n %}{# note #}<title>Declic</title><p class="big" title="{% translate "A" %}">'
        "{% translate 'Some words' %}{{ name }} · 12 {% blocktranslate %}More {{ x }} words"
        "{% endblocktranslate %}</p>"
    )
    small.write("src/declic/live/templates/live/fine.html", fine)
    small.write("src/declic/live/templates/live/bad.html", '<p>Hello</p><img alt="A cat">')
    assert [fault.split("“")[1].split("”")[0] for fault in untranslatable(small)] == [
        "Hello",
        "A cat",
    ]

"""The button with which a phone reads its screen out, where somebody has spoken these words.

Only words that stand on the drawn screen are offered, so that nothing is heard before it is shown.
Nothing is fetched before the press.
"""

from __future__ import annotations

from django.template.loader import render_to_string
from django.utils import translation

from declic.recordings.queries import on_screen

# How templates mark lines of the help card; `data-help`: a pack's own, such as those to copy from.
HELP_NUMBERS = ('class="helpline"', "data-help")


def with_voice(html: str, language: str, reader: str) -> str:
    """Put the button before a phone's screen, when there is something to hear.

    `language` is that of the screen. The button speaks the reader's: where another language stands
    in, its place and its word stay what they were.
    """
    heard = on_screen(html, language, help_card=any(mark in html for mark in HELP_NUMBERS))
    if not heard:
        return html
    machine = [each.by_machine for each in heard]
    told = {"heard": heard, "machine": all(machine), "partly": any(machine)}
    with translation.override(reader):
        return render_to_string("live/phone_listen.html", told) + html


def in_page(page: str, language: str) -> str:
    """Put the button into a whole page, at the top of what it says."""
    begin = page.index(">", page.index("<main")) + 1
    end = page.index("</main>")
    return page[:begin] + with_voice(page[begin:end], language, language) + page[end:]

"""A phone's full page: the screen that all of its language share, and what is one seat's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from declic.kernel.languages import language as language_of
from declic.live.machine.screens import Role
from declic.live.machine.state import Phase
from declic.live.pages import frame, screen
from declic.live.rooms import Room

# Stand in a drawn page for what is put in afterwards.
SCREEN = SafeString("<!-- the screen -->")
COUNTER = SafeString("<!-- the counter -->")


@dataclass(frozen=True, slots=True)
class Own:
    """What one seat chose here, by ask, and the counter of its newest answer in the session."""

    choices: Mapping[str, tuple[str, ...]]
    counter: int = 0


def phone_page(room: Room, language: str, *, table: str, own: Own) -> str:
    """Draw a phone's full page, with what its seat chose."""
    fragment = marked(screen(room, Role.PHONE, language), own.choices)

    def draw() -> str:
        with translation.override(language):
            around = {
                "room": room,
                "language": language_of(language),
                "activity": frame(room, language) if _in_plan(room) else None,
                "table": table,
                "fragment": SCREEN,
                "counter": COUNTER,
                "unreviewed": _unreviewed(room, language),
            }
            return render_to_string("live/phone.html", around)

    key = ("page", language, table)
    drawn = room.drawn.once((room.state.seq, room.view), key, draw)
    return drawn.replace(COUNTER, str(own.counter), 1).replace(SCREEN, fragment, 1)


def _unreviewed(room: Room, language: str) -> dict[str, object] | None:
    """Say that nobody reviewed these words, and which language is one tap away."""
    plan = room.played.plan
    if language not in plan.unreviewed:
        return None
    to = plan.way_back()
    return {"to": language_of(to) if to != language else None}


def _in_plan(room: Room) -> bool:
    return room.state.place is not None and room.state.phase is not Phase.ENDED


def marked(html: str, own: Mapping[str, tuple[str, ...]]) -> SafeString:
    """Mark in a shared screen what one seat chose, so that it shows without any script."""
    for ask, choices in own.items():
        html = _selected(html, f"item.{ask}", choices)
        for choice in choices:
            for name in ("choice", f"item.{ask}"):
                field = re.escape(f'name="{escape(name)}" value="{escape(choice)}"')
                pressed = rf'({field}) aria-pressed="false"'
                html = re.sub(pressed, r'\1 aria-pressed="true"', html)
                html = re.sub(rf"(<input [^>]*{field})", r"\1 checked", html)
    return mark_safe(html)  # noqa: S308  # it was drawn by templates; only attributes were added


def _selected(html: str, name: str, choices: tuple[str, ...]) -> str:
    """Choose in the lists of that name, one choice in each."""
    lists = re.compile(rf'<select [^>]*name="{re.escape(escape(name))}".*?</select>', re.DOTALL)
    left = iter(choices)

    def chosen(found: re.Match[str]) -> str:
        choice = next(left, "")
        option = f'<option value="{escape(choice)}"'
        return found[0].replace(option, f"{option} selected", 1) if choice else found[0]

    return lists.sub(chosen, html)

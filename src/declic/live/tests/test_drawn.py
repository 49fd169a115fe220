"""Phones share their screens: drawn once for a state, never shown after it, nobody's own."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from declic.live import own, pages
from declic.live.actions.seats import Given, answer
from declic.live.drawn import Drawn
from declic.live.machine.screens import Role
from declic.live.machine.state import Phase, current
from declic.live.models import Seat
from declic.live.rooms import Room
from declic.live.rules import Sitting
from declic.live.tests.conftest import Press, latest

NEWER = """\
facts:
  - key: helpline.child
    community: fr
    name: {en: Our line}
    what: {en: We listen}
    wording: {en: "our line ({number})"}
    number: "0800 12 34"
    state: verified
    source: https://example.org
    expires: null
    owner: Ada
"""


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """For whom a room's screen was drawn."""
    drawn: list[str] = []
    real = pages.context

    def context(room: Room, role: Role, code: str) -> dict[str, Any]:
        drawn.append(f"{role} {code}")
        return real(room, role, code)

    monkeypatch.setattr(pages, "context", context)
    return drawn


def phone(room: Room, language: str = "fr") -> str:
    return pages.screen(room, Role.PHONE, language)


def draw_each_time(
    _self: Drawn, _at: tuple[int, int], _key: Hashable, draw: Callable[[], str]
) -> str:
    return draw()


def never_look_at_the_state(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the defence away: whatever was drawn first is shown for good."""
    once = Drawn.once
    monkeypatch.setattr(Drawn, "once", lambda self, _at, key, draw: once(self, (1, 0), key, draw))


def reconnect(room: Room) -> None:
    """Let three hundred phones ask for their screen, from several threads."""

    def one(_phone: int) -> None:
        phone(room)
        connection.close()

    with ThreadPoolExecutor(4) as readers:
        list(readers.map(one, range(300)))


def test_three_hundred_phones_at_once_are_one_drawing(room: Room, drawings: list[str]) -> None:
    reconnect(room)
    assert drawings == ["phone fr"]


def test_without_the_drawing_in_common_there_would_be_three_hundred(
    room: Room, drawings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Drawn, "once", draw_each_time)
    reconnect(room)
    assert len(drawings) == 300


def test_a_phone_that_comes_in_costs_the_others_no_drawing(room: Room, drawings: list[str]) -> None:
    for seats in range(3):
        phone(replace(room, seats=seats))
    assert len(drawings) == 1


def test_every_language_has_a_drawing_of_its_own(room: Room, drawings: list[str]) -> None:
    assert len({phone(room, language) for language in room.languages}) == len(room.languages)
    assert len(drawings) == len(room.languages)


def test_what_was_drawn_shows_nothing_but_the_present_state(room: Room, press: Press) -> None:
    seat = Sitting(Seat.objects.create(session_id=room.id, language="fr").pk, room.id, "fr", "star")
    while (now := press("advance")).state.phase is not Phase.ENDED:
        shown = phone(now)
        give_an_answer(now, seat)
        assert phone(latest(room.id)) == shown
        assert phone(replace(latest(room.id), drawn=Drawn())) == shown


def give_an_answer(room: Room, seat: Sitting) -> None:
    """Answer what is asked: a screen with a live count in it would be another one now."""
    place, item = room.state.place, current(room.script, room.state)
    if place and item and item.asks and item.asks[0].choices and room.state.phase is Phase.OPEN:
        choices = {item.asks[0].id: item.asks[0].choices[:1]}
        answer(seat, Given(place.activity, place.item, choices)).result()


def test_a_pause_is_seen_at_once(room: Room, press: Press) -> None:
    assert phone(room) != phone(press("pause"))


def test_without_a_look_at_the_state_a_pause_would_not_be_seen(
    room: Room, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    never_look_at_the_state(monkeypatch)
    assert phone(room) == phone(press("pause"))


def test_a_corrected_help_line_is_told_at_once(press: Press, folder: Path) -> None:
    ended = press("end")
    assert "103" in phone(ended)
    (folder / "facts").mkdir()
    (folder / "facts" / "ours.yaml").write_text(NEWER, "utf-8")
    assert "0800" in phone(ended)


def test_what_one_phone_chose_is_in_no_other_page(press: Press) -> None:
    quick = press("quick", style="letters")
    mine = own.Own({"one": ("A",)})
    first = own.phone_page(quick, "fr", table="star", own=mine)
    other = own.phone_page(quick, "fr", table="moon", own=own.Own({}))
    assert first.count('aria-pressed="true"') == 1
    assert 'aria-pressed="true"' not in other


def test_the_page_s_title_is_that_of_the_activity(press: Press) -> None:
    page = own.phone_page(press("advance"), "en", table="", own=own.Own({}))
    title = page.partition("<title>")[2].partition("</title>")[0]
    assert title not in {"", "Declic"}
    ended = own.phone_page(press("end"), "en", table="", own=own.Own({}))
    assert "<title>Declic</title>" in ended


def test_walls_and_consoles_are_drawn_each_time(room: Room, drawings: list[str]) -> None:
    for _ in range(2):
        pages.screen(room, Role.WALL, "en")
    assert len(drawings) == 2


def test_an_older_state_is_neither_kept_nor_given_for_a_newer_one() -> None:
    drawn = Drawn()
    assert drawn.once((5, 1), "phone", lambda: "new") == "new"
    assert drawn.once((5, 0), "phone", lambda: "old") == "old"
    assert drawn.once((5, 1), "phone", lambda: "never") == "new"


def test_a_drawing_that_fails_is_tried_again() -> None:
    drawn = Drawn()
    with pytest.raises(ZeroDivisionError):
        drawn.once((1, 0), "phone", lambda: str(1 / 0))
    assert drawn.once((1, 0), "phone", lambda: "there") == "there"


def test_two_who_ask_in_the_same_moment_get_one_drawing() -> None:
    drawn, numbers, ready = Drawn(), count(), threading.Barrier(8)

    def ask(_who: int) -> str:
        ready.wait(10)
        return drawn.once((1, 0), "phone", lambda: str(next(numbers)))

    with ThreadPoolExecutor(8) as many:
        assert set(many.map(ask, range(8))) == {"0"}
    assert next(numbers) == 1

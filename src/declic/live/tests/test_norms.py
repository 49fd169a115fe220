"""What the wall tells of an earlier private question: one rounded number, or nothing of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest

from declic.kernel import cells
from declic.live import consoles, pages
from declic.live.machine.screens import Role
from declic.live.rooms import Room
from declic.live.tests.conftest import Press, latest
from declic.live.tests.own_plan import open_own, write_plan
from declic.live.tests.test_tallies import say

OF_TEN = re.compile(r"In this group (\d+) of 10 say")
NEARLY, GENERAL = "nearly everybody says", "People often think"
ON_PAGE = {"activity": "norm-question", "item": "page", "ask": "n1"}


@pytest.fixture
def session(folder: Path, transactional_db: None) -> UUID:
    del transactional_db
    write_plan(folder, "norm-question", "our-norm")
    return open_own()


def told(room: Room, press: Press, answers: Sequence[str]) -> list[str]:
    """Let these answer, go on to the poster, give the screens of wall, phone and console."""
    press("advance")
    press("advance")
    for choice in answers:
        say(room, choice, **ON_PAGE)
    for _ in range(3):
        press("advance")
    now = latest(room.id)
    assert now.state.place is not None
    assert now.state.place.item == "told"
    shared = [pages.screen(now, role, "en") for role in (Role.WALL, Role.PHONE)]
    return [*shared, consoles.page(now)]


def test_from_ten_answers_on_all_screens_tell_so_many_of_ten(room: Room, press: Press) -> None:
    screens = told(room, press, ["no"] * 9 + ["yes"] * 3)
    assert [OF_TEN.findall(screen) for screen in screens] == [["8"]] * 3
    assert screens[0].count('class="says"') == 8


def test_with_nine_answers_nothing_is_told(room: Room, press: Press) -> None:
    for screen in told(room, press, ["no"] * 8 + ["yes"]):
        assert GENERAL in screen
        assert not OF_TEN.search(screen)
        assert NEARLY not in screen


def test_control_without_the_small_cell_rule_nine_would_be_told(
    room: Room, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "OUTSIDE", 1)
    assert all(OF_TEN.search(screen) for screen in told(room, press, ["no"] * 8 + ["yes"]))


def test_when_all_agree_no_figure_tells_the_answer_of_everybody(room: Room, press: Press) -> None:
    for screen in told(room, press, ["no"] * 12):
        assert NEARLY in screen
        assert not OF_TEN.search(screen)


def test_what_most_do_not_say_is_told_to_nobody(room: Room, press: Press) -> None:
    for screen in told(room, press, ["no"] * 4 + ["yes"] * 8):
        assert GENERAL in screen
        assert not OF_TEN.search(screen)


def test_whoever_answers_reads_beforehand_what_may_be_told(press: Press) -> None:
    press("advance")
    assert "how many of ten" in pages.screen(press("advance"), Role.PHONE, "en")

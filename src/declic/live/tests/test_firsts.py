"""At which strip a table first raised a flag: exact for tables, a number and nothing more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from declic.kernel.steps import FIRST, Way
from declic.live import tallies
from declic.live.machine.script import Place
from declic.live.models import Answer, Count
from declic.live.rooms import Played, Room
from declic.packs.queries import resolve
from tests.one_plan import one_plan

STRIPS = ("s1", "s2")
PLAN = """\
id: chat
title: Chat
minutes: 20
audience: Everybody
ages: {least: 13, most: 15}
purpose: To see what comes together.
steps:
  - {activity: lina, minutes: 20}
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan, written and read once."""
    return one_plan(tmp_path_factory.mktemp("chat"), "chat", PLAN).parents[1]


@pytest.fixture
def chatting(room: Room, written: Path, monkeypatch: pytest.MonkeyPatch) -> Room:
    """A room whose plan is one chat, at its second strip."""
    monkeypatch.setenv("DECLIC_DATA", str(written))
    walked = tuple(Place("lina", strip) for strip in STRIPS)
    return replace(room, played=Played(resolve("chat")), state=replace(room.state, walked=walked))


def raised(room: Room, table: str, *flags: str) -> None:
    """Let a table raise these flags, one at each strip."""
    for strip, flag in zip(STRIPS, flags, strict=True):
        row = {"item": strip, "respondent": f"table:{table}", "choices": flag}
        Answer.objects.create(session_id=room.id, activity="lina", ask="one", way=Way.TABLE, **row)


def typed(room: Room, *numbers: int) -> None:
    """Type how many red flags were seen, at each strip."""
    for strip, number in zip(STRIPS, numbers, strict=True):
        row = {"item": strip, "choice": "red", "number": number}
        Count.objects.create(session_id=room.id, activity="lina", ask="one", way=Way.HAND, **row)


def firsts(room: Room) -> list[Mapping[str, int]]:
    """Give the first flags at each strip, by way."""
    results = (tallies.result(room, Place("lina", strip)) for strip in STRIPS)
    return [result[FIRST][FIRST] for result in results]


def test_each_table_is_counted_where_it_first_raised_yellow_or_red(chatting: Room) -> None:
    raised(chatting, "star", "yellow", "red")
    raised(chatting, "moon", "green", "red")
    raised(chatting, "leaf", "green", "green")
    assert firsts(chatting) == [{"table": 1}, {"table": 1}]


def test_a_table_that_goes_back_to_green_does_not_hide_another_that_goes_up(
    chatting: Room,
) -> None:
    raised(chatting, "star", "yellow", "green")
    raised(chatting, "moon", "green", "yellow")
    assert firsts(chatting) == [{"table": 1}, {"table": 1}]


@pytest.mark.parametrize(
    ("seen", "new"), [((1, 3), [{"hand": 1}, {"hand": 2}]), ((3, 1), [{"hand": 3}, {}])]
)
def test_of_flags_that_were_typed_those_above_the_most_before_are_new(
    chatting: Room, seen: tuple[int, int], new: list[dict[str, int]]
) -> None:
    typed(chatting, *seen)
    assert firsts(chatting) == new


def test_going_back_counts_a_strip_by_what_was_before_it(chatting: Room) -> None:
    raised(chatting, "star", "yellow", "red")
    back = replace(chatting, state=replace(chatting.state, walked=chatting.state.walked[:1]))
    assert tallies.result(back, Place("lina", "s1"))[FIRST] == {FIRST: {"table": 1}}


def test_an_ask_without_firsts_keeps_none(chatting: Room) -> None:
    assert FIRST not in tallies.result(chatting, Place("lina", "options"))

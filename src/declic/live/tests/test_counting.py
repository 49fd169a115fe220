"""What the console says of those who answered: how many of whom, and what is counted by hand."""

from __future__ import annotations

import re

import pytest

from declic.live import consoles
from declic.live.models import Seat
from declic.live.rooms import Room
from declic.live.tests.conftest import Press
from declic.live.tests.test_tallies import say

TAG = re.compile(r"<[^>]+>")
CARD, HAND = "One card more for", "One hand more for"


def until(press: Press, activity: str) -> Room:
    """Press until that activity takes answers."""
    room = press("advance")
    while not (room.state.place and room.state.place.activity == activity and _open(room)):
        room = press("advance")
    return room


def _open(room: Room) -> bool:
    return room.state.phase.value == "open"


def where(room: Room) -> str:
    """Give the line under the title, without its tags."""
    page = consoles.page(room)
    line = page[page.index('<span class="soft">') : page.index('<div class="time">')]
    return TAG.sub("", line).strip()


def test_young_people_are_not_called_phones(press: Press) -> None:
    press("present", present="18")
    room = until(press, "milan")
    for _ in range(5):
        say(room, "A", activity="milan", item="n1", ask="one")
    assert where(room).endswith("· 5 of 18 answered")


def test_what_is_private_waits_for_nobody_without_a_phone(press: Press) -> None:
    press("present", present="18")
    room = until(press, "before")
    for _ in range(5):
        say(room, "T", activity="before", item="page", ask="k1")
    assert where(room).endswith("· 5 of 5 answered")


def test_typed_tables_say_how_many_could_answer_and_when_there_are_too_many(press: Press) -> None:
    press("tables", tables="2")
    room = until(press, "myths")
    assert where(room).endswith("· 0 of 2 tables answered")
    assert room.state.place
    for _ in range(3):
        say(room, "N", activity="myths", item=room.state.place.item, way="table")
    page = consoles.page(room)
    assert "more answers than the 2 tables" in page


@pytest.mark.parametrize(
    ("tables", "said"), [("star", "1 of 1 table"), ("star moon", "1 of 2 tables")]
)
def test_where_tables_answer_tables_are_counted(press: Press, tables: str, said: str) -> None:
    room = until(press, "myths")
    for number, table in enumerate(tables.split()):
        Seat.objects.create(session_id=room.id, token=str(number), language="fr", table=table)
    assert room.state.place
    say(room, "N", activity="myths", item=room.state.place.item, way="table")
    assert where(room).endswith(f"· {said} answered")


def test_the_lobby_says_how_many_phones_there_are(room: Room) -> None:
    assert where(room) == "Lobby · phones: 0"


@pytest.mark.parametrize(("activity", "named"), [("myths", CARD), ("milan", HAND)])
def test_a_button_is_named_for_what_is_counted(press: Press, activity: str, named: str) -> None:
    page = consoles.page(until(press, activity))
    assert {word for word in (CARD, HAND) if word in page} == {named}


def test_a_class_is_counted_by_fives(press: Press) -> None:
    page = consoles.page(until(press, "milan"))
    assert 'class="five" name="number" value="5"' in page
    assert "Five more for" in page

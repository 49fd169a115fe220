"""What docs/protocol.md promises is what the code does. Its table of commands is made from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import declic
from declic.live import door
from declic.live.machine.commands import TABLE
from declic.live.machine.facts import encode
from declic.live.tests.stage import FOR_B, Played, script
from declic.live.urls import urlpatterns
from declic.live.views.leading import CONFLICT
from declic.live.wire.problems import REASONS

PAGE = Path(declic.__file__).parents[2] / "docs" / "protocol.md"
FIELDS = {"style": "letters", "activity": "milan", "choice": "A", "languages": "fr", "present": "9"}


def plain(address: str) -> str:
    """Write an address with its changing parts left empty, as page, door and Django all can."""
    return re.sub(r"<[^>]*>|\([^)]*\)|\[\^/\]\{1,64\}", "<>", address)


def addresses() -> list[str]:
    at_the_door = [pattern.pattern for _method, pattern, _handler in door.ROUTES]
    streams = door.STREAMS.pattern.split("|")
    django = [f"/{url.pattern}" for url in urlpatterns]
    return sorted({plain(address) for address in (*at_the_door, *streams, *django)})


@pytest.mark.parametrize("address", addresses())
def test_every_address_stands_on_the_page(address: str) -> None:
    told = re.findall(r"(/[\w/<>]*)[`?]", plain(PAGE.read_text("utf-8")))
    assert address in told


@pytest.mark.parametrize("reason", sorted({*REASONS.values(), *CONFLICT}))
def test_every_reason_stands_on_the_page_or_is_a_status_of_its_own(reason: str) -> None:
    alone = {"unreadable", "not_found", "too_large", "broken"}
    assert reason in alone or f"`{reason}`" in PAGE.read_text("utf-8")


@given(st.lists(st.sampled_from(sorted(TABLE)), max_size=25))
def test_a_command_writes_no_fact_that_the_table_does_not_name(names: list[str]) -> None:
    room = Played(script(care=2, may_jump=True))
    for name in names:
        before = len(room.facts)
        room.do(name, FOR_B, at=None, **FIELDS)
        written = {encode(fact)[0] for fact in room.facts[before:]}
        assert written <= set(TABLE[name].facts.split(", ")), name

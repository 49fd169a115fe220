"""Two windows of the console press at once, whatever it is: a press that is taken is one step."""

from __future__ import annotations

import itertools
import os
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.room.burst import burst
from tests.room.client import Led, lead
from tests.server import Server, Start

# `make faults` tries a hundred histories.
HISTORIES = int(os.environ.get("HISTORIES", "8"))
PRESSES = ("advance", "advance", "advance", "show", "hide", "reopen", "back", "skip")
ENDS = {"item_shown", "went_back", "ended"}
# What may come next on one step, as the room sees it happen.
MAY_FOLLOW = {
    "opened": set[str](),
    "item_shown": {"answers_opened"},
    "went_back": {"answers_opened"},
    "answers_opened": {"answers_closed"},
    "answers_closed": {"result_shown", "answers_opened"},
    "result_shown": {"result_hidden", "answers_opened"},
    "result_hidden": {"result_shown", "answers_opened"},
}
pairs = st.lists(st.tuples(st.sampled_from(PRESSES), st.sampled_from(PRESSES)), max_size=20)


def in_order(led: Led) -> list[tuple[str, str]]:
    query = "SELECT seq, kind, data FROM live_fact WHERE 1"
    return [(kind, data) for _, kind, data in led.rows(query)]


def both_press(led: Led, one: str, other: str) -> list[str]:
    """Press in both windows in one instant, decided on the same state; give what was taken."""
    seq = in_order(led)
    forms: list[Mapping[str, object]] = [{"command": name, "at": len(seq)} for name in (one, other)]
    statuses = burst([led.browser] * 2, forms, paths=[f"/host/{led.id}/do"] * 2)
    assert set(statuses) <= {200, 409}
    taken = [name for name, told in zip((one, other), statuses, strict=True) if told == 200]
    assert len(taken) < 2
    assert (len(in_order(led)) > len(seq)) == bool(taken)
    return taken


def presses_taken(led: Led, pressed: list[tuple[str, str]]) -> list[str]:
    return [name for one, other in pressed for name in both_press(led, one, other)]


def legal(led: Led) -> None:
    """See that nothing happened that a room cannot do."""
    kinds = [kind for kind, _ in in_order(led) if kind != "unreviewed_allowed"]
    for before, after in itertools.pairwise(kinds):
        assert after in MAY_FOLLOW[before] | ENDS, (before, after)


@settings(max_examples=HISTORIES)
@given(pairs)
def test_two_windows_do_what_one_would_have_done(
    shared: Server, pressed: list[tuple[str, str]]
) -> None:
    led, alone = lead(shared), lead(shared)
    taken = presses_taken(led, pressed)
    legal(led)
    for name in taken:
        assert alone.do(name).status == 200
    assert in_order(led)[1:] == in_order(alone)[1:]


def test_control_when_stale_presses_are_taken_two_windows_are_two_steps(start: Start) -> None:
    led = lead(start(without="takes_stale_commands"))
    with pytest.raises(AssertionError):
        presses_taken(led, [("advance", "advance")] * 5)

"""In which order the kernel saw it: the answer came, the disk had it, the phone was told."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tests.faults.tracing import KEEPS, READS, SYNCS, WRITES, Call, calls, traced
from tests.room.burst import ANSWER, burst
from tests.room.client import join, lead
from tests.server import Server, Start

PHONES = 10
# `make faults` looks at five hundred answers.
ROUNDS = int(os.environ.get("ORDERED", "50")) // PHONES


def traced_answers(server: Server, trace: Path) -> list[Call]:
    """Let ten phones answer at once, again and again; give what the kernel saw."""
    led = lead(server)
    phones = [join(led) for _ in range(PHONES)]
    place = led.ask()
    with traced(server, trace):
        for number in range(1, ROUNDS + 1):
            sent: list[Mapping[str, object]] = [
                {**place, "choice": "ABCD"[number % 4], "n": number}
            ] * PHONES
            assert set(burst(phones, sent)) == {200}
    return calls(trace)


def exchanges(seen: list[Call]) -> list[tuple[Call, Call]]:
    """Give of each answer when the last of it came, and when "saved" went out."""
    came, whole = dict[str, Call](), list[tuple[Call, Call]]()
    for call in seen:
        if call.name in READS and call.gave > 0 and (call.where in came or ANSWER in call.text):
            came[call.where] = call
        elif call.name in WRITES and call.where in came and "HTTP/1.1 200" in call.text:
            whole.append((came.pop(call.where), call))
    return whole


def on_disk_first(seen: list[Call], came: Call, told: Call) -> bool:
    """Say whether the log was written and then synced, whole, between those two."""
    log = [call for call in seen if "-wal>" in call.where and call.begun > came.done]
    written = next((call.done for call in log if call.name in KEEPS), None)
    synced = (call for call in log if call.name in SYNCS and call.gave == 0)
    return written is not None and any(written < c.begun and c.done < told.begun for c in synced)


def shown(server: Server, tmp_path: Path) -> list[bool]:
    seen = traced_answers(server, tmp_path / "trace")
    return [on_disk_first(seen, came, told) for came, told in exchanges(seen)]


def test_every_answer_is_on_disk_between_its_coming_and_its_acknowledgement(
    server: Server, tmp_path: Path
) -> None:
    assert shown(server, tmp_path) == [True] * ROUNDS * PHONES


def test_control_without_waiting_for_the_disk_phones_are_told_before_it(
    start: Start, tmp_path: Path
) -> None:
    found = shown(start(without="waits_for_no_disk"), tmp_path)
    assert len(found) == ROUNDS * PHONES
    assert found.count(False) > len(found) // 2

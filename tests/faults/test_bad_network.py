"""Raw phones on a line that is late, loses exchanges, and parts; and what came twice or too late.

What the phone's own script makes of such a line is in tests/faults/phones.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from tests.faults.relay import Relay, relayed
from tests.room.burst import ANSWER, Reply, posted
from tests.room.client import Browser, Led, answer, join, lead
from tests.server import Server, Start

PHONES = 30
CHANGES = int(os.environ.get("CHANGES", "2"))
LATE = 0.4  # seconds each way
LOSS = 0.3


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


async def until_saved(phone: Browser, port: int, fields: Mapping[str, object]) -> Counter[int]:
    """Send again and again, as the page's script does, until "saved"; give what was heard."""
    heard = Counter[int]()
    while not heard[200]:
        try:
            heard[(await posted(phone, port, ANSWER, fields)).status] += 1
        except (OSError, EOFError):
            heard[0] += 1
    return heard


def all_change(led: Led, phones: list[Browser], port: int) -> Counter[int]:
    """Let every phone answer, and change that, until all is saved."""
    place = led.ask()

    async def one(phone: Browser) -> Counter[int]:
        sent = ({**place, "choice": "ABCD"[n % 4], "n": n} for n in range(1, CHANGES + 1))
        return sum([await until_saved(phone, port, each) for each in sent], Counter())

    async def everybody() -> list[Counter[int]]:
        return list(await asyncio.gather(*map(one, phones)))

    return sum(asyncio.run(everybody()), Counter())


def test_on_a_late_line_that_loses_a_third_every_answer_is_there_once(led: Led) -> None:
    phones = [join(led) for _ in range(PHONES)]
    with relayed(led.server.port, late=LATE, loss=LOSS) as relay:
        heard = all_change(led, phones, relay.port)
    last = "ABCD"[CHANGES % 4]
    assert heard[200] == PHONES * CHANGES
    assert heard[0] == relay.lost > 0
    assert sorted(led.answers()) == sorted((phone.seat_key, last) for phone in phones)


def test_control_where_each_copy_is_another_answer_what_was_sent_again_is_doubled(
    start: Start,
) -> None:
    led = lead(start(without="counts_each_copy"))
    phones = [join(led) for _ in range(PHONES)]
    with relayed(led.server.port, late=LATE, loss=LOSS) as relay:
        all_change(led, phones, relay.port)
    assert len(led.answers()) > PHONES * CHANGES


def held_back(led: Led, relay: Relay) -> tuple[list[tuple[bool, str]], Any]:
    """One answer waits in the network, its change overtakes it.

    Give what is kept in the end, and what the one that came late was told.
    """
    phone, place = join(led), led.ask()
    first: Mapping[str, object] = {**place, "choice": "A", "n": 1}

    async def overtaken() -> Reply:
        relay.part()
        slow = asyncio.create_task(posted(phone, relay.port, ANSWER, first))
        await asyncio.sleep(0.2)
        assert not slow.done()
        changed = await asyncio.to_thread(answer, phone, place, "B", n=2)
        assert (changed.status, changed.json) == (200, {"ok": True})
        relay.heal()
        return await slow

    late = asyncio.run(overtaken())
    assert late.status == 200
    kept = [(key == phone.seat_key, choice) for key, choice in led.answers()]
    return kept, json.loads(late.body)


NEWER = {"ok": True, "newer": {"n": 2, "chosen": {"one": ["B"]}}}


def test_an_answer_that_was_overtaken_in_the_network_undoes_nothing_and_hears_what_is_kept(
    led: Led,
) -> None:
    with relayed(led.server.port) as relay:
        assert held_back(led, relay) == ([(True, "B")], NEWER)


def test_control_without_the_counter_what_comes_last_wins(start: Start) -> None:
    led = lead(start(without="takes_what_comes_last"))
    with relayed(led.server.port) as relay:
        assert held_back(led, relay) == ([(True, "A")], {"ok": True})


def test_control_a_server_that_does_not_compare_calls_it_saved(start: Start) -> None:
    led = lead(start(without="calls_it_saved"))
    with relayed(led.server.port) as relay:
        assert held_back(led, relay) == ([(True, "B")], {"ok": True})


def under_way(led: Led) -> list[int]:
    """Close while the answers of thirty phones are in the network; give their statuses."""
    phones, place = [join(led) for _ in range(PHONES)], led.ask()
    fields: Mapping[str, object] = {**place, "choice": "A", "n": 1}

    async def too_late(port: int) -> list[int]:
        sent = [asyncio.create_task(posted(phone, port, ANSWER, fields)) for phone in phones]
        await asyncio.sleep(0.2)
        assert (await asyncio.to_thread(led.do, "advance")).status == 200
        relay.heal()
        return [reply.status for reply in await asyncio.gather(*sent)]

    with relayed(led.server.port) as relay:
        relay.part()
        return asyncio.run(too_late(relay.port))


def test_an_answer_that_was_under_way_when_it_closed_is_refused_and_not_counted(led: Led) -> None:
    assert under_way(led) == [409] * PHONES
    assert led.answers() == []


def test_control_a_server_that_does_not_mind_closing_keeps_what_comes_late(start: Start) -> None:
    led = lead(start(without="answers_after_closing"))
    assert under_way(led) == [200] * PHONES
    assert len(led.answers()) == PHONES

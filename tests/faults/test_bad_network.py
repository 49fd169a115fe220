"""Raw phones on a line that is late, loses exchanges, and parts; and what came twice or too late.

What the phone's own script makes of such a line is in tests/faults/phones.
"""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.faults.relay import Relay, relayed
from tests.room.burst import ANSWER, posted
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
            heard[await posted(phone, port, ANSWER, fields)] += 1
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


def held_back(led: Led, relay: Relay) -> list[tuple[bool, str]]:
    """One answer waits in the network, its change overtakes it; give what is kept in the end."""
    phone, place = join(led), led.ask()
    first: Mapping[str, object] = {**place, "choice": "A", "n": 1}

    async def overtaken() -> bool:
        relay.part()
        slow = asyncio.create_task(posted(phone, relay.port, ANSWER, first))
        await asyncio.sleep(0.2)
        assert not slow.done()
        changed = await asyncio.to_thread(answer, phone, place, "B", n=2)
        relay.heal()
        return (changed.status, await slow) == (200, 200)

    assert asyncio.run(overtaken())
    return [(key == phone.seat_key, choice) for key, choice in led.answers()]


def test_an_answer_that_was_overtaken_in_the_network_undoes_nothing(led: Led) -> None:
    with relayed(led.server.port) as relay:
        assert held_back(led, relay) == [(True, "B")]


def test_control_without_the_counter_what_comes_last_wins(start: Start) -> None:
    led = lead(start(without="takes_what_comes_last"))
    with relayed(led.server.port) as relay:
        assert held_back(led, relay) == [(True, "A")]


def test_an_answer_that_was_under_way_when_it_closed_is_refused_and_not_counted(led: Led) -> None:
    phones, place = [join(led) for _ in range(PHONES)], led.ask()
    fields: Mapping[str, object] = {**place, "choice": "A", "n": 1}

    async def too_late(port: int) -> list[int]:
        sent = [asyncio.create_task(posted(phone, port, ANSWER, fields)) for phone in phones]
        await asyncio.sleep(0.2)
        assert (await asyncio.to_thread(led.do, "advance")).status == 200
        relay.heal()
        return list(await asyncio.gather(*sent))

    with relayed(led.server.port) as relay:
        relay.part()
        assert asyncio.run(too_late(relay.port)) == [409] * PHONES
    assert led.answers() == []

"""One phone sends poison; nobody else notices, nothing is kept, and the server is the same one."""

from __future__ import annotations

import asyncio
import os
import random
import threading

from tests.faults.poison import poisoned
from tests.room.client import Browser, Led, answer, join, lead
from tests.room.stream import Stream
from tests.server import Server, Start

# `make faults` sends a hundred thousand.
MANY = int(os.environ.get("POISON", "2000"))
SAFE = frozenset({b"GET", b"HEAD"})


def poison(led: Led, many: int) -> tuple[dict[bytes, int], Browser]:
    """Let one phone send poison while the others answer; give what was not refused."""
    phone, others, place = join(led), [join(led) for _ in range(5)], led.ask()
    heard = [Stream(other, "/s/stream") for other in others]
    done, statuses = threading.Event(), list[int]()

    def answers() -> None:
        while not done.wait(0.1):
            statuses.extend(answer(other, place, "A").status for other in others)

    answering = threading.Thread(target=answers)
    answering.start()
    try:
        chance = random.Random(2027)  # noqa: S311  # the same poison in each run
        strange = asyncio.run(poisoned(phone, many, chance))
    finally:
        done.set()
        answering.join()
    assert set(statuses) == {200}
    led.ask("colours")
    for stream in heard:
        stream.screen(led.seq)
    return strange, phone


def test_poison_is_refused_and_nobody_else_notices(server: Server) -> None:
    led = lead(server)
    before, process = server.stored(), server.process.pid
    strange, phone = poison(led, MANY)
    # A spoilt address may be one that anybody may read.
    assert {each: told for each, told in strange.items() if each.split()[0] not in SAFE} == {}
    assert {told for told in strange.values() if told // 100 not in {2, 3}} == set()
    after = server.stored()
    assert (after["slip"], after["count"], after["seat"]) == (0, 0, before["seat"] + 6)
    assert phone.seat_key not in [who for who, _ in led.answers()]
    assert len(led.answers()) == 5
    assert (server.process.poll(), server.process.pid) == (None, process)
    # Two requests on one line, the second broken: the server hangs up while it answers the first.
    told = server.log.read_text(encoding="utf-8")
    assert told.count("an answer broke") <= told.count("_ensure_alive")
    assert phone.get("/s").status == 200


def test_control_a_server_that_believes_every_number_breaks_on_it(start: Start) -> None:
    server = start(without="believes_every_number")
    strange, _ = poison(lead(server), 500)
    assert 500 in strange.values()

"""What a participant deleted stays deleted, after a restore too, and says of nobody who it was."""

from __future__ import annotations

import re

import pytest

from tests.faults.test_purge import DAY, backup, purge_later, restore
from tests.room.client import Browser, Led, answer, join, lead
from tests.server import Start


class Two:
    """A session with two phones that answered, and a backup of it; then one of them forgot."""

    def __init__(self, start: Start) -> None:
        self.led: Led = lead(start())
        self.server = self.led.server
        self.place = self.led.ask()
        self.one, self.other = join(self.led), join(self.led)
        for phone in (self.one, self.other):
            assert answer(phone, self.place, "A").status == 200
        self.seats: dict[str, str] = dict(self.led.rows("SELECT token, id FROM live_seat WHERE 1"))
        self.older = backup(self.server, "older")
        assert self.one.post("/s/forget").status == 303

    def seat(self, phone: Browser) -> str:
        return self.seats[phone.seat_key]

    def ledger(self) -> str:
        return (self.server.folder / "purges.jsonl").read_text(encoding="utf-8")


@pytest.fixture
def two(start: Start) -> Two:
    return Two(start)


def test_an_older_backup_does_not_bring_forgotten_answers_back(two: Two) -> None:
    two.server.interrupt()
    restore(two.server, two.older)
    assert two.led.answers() == [(two.other.seat_key, "A")]


def test_control_without_the_ledger_they_come_back(two: Two) -> None:
    two.server.interrupt()
    restore(two.server, two.older, without="forgets_the_ledger")
    assert sorted(two.led.answers()) == sorted([(two.one.seat_key, "A"), (two.other.seat_key, "A")])


def test_what_a_seat_answered_after_it_forgot_is_restored(two: Two) -> None:
    assert answer(two.one, two.place, "B").status == 200
    newer = backup(two.server, "newer")
    two.server.interrupt()
    restore(two.server, newer)
    assert sorted(choice for _, choice in two.led.answers()) == ["A", "B"]


def test_what_was_answered_by_a_picked_card_stays_forgotten_too(two: Two) -> None:
    assert answer(two.one, two.place, "B").status == 200
    assert two.one.post("/s/card", {"number": 7}).status == 303
    with_card = backup(two.server, "with-card")
    assert two.one.post("/s/forget").status == 303
    for older in (with_card, two.older):
        two.server.interrupt()
        restore(two.server, older)
        assert two.led.answers() == [(two.other.seat_key, "A")]
        two.server.start()


def test_the_purge_leaves_no_seat_s_card_anywhere(two: Two) -> None:
    assert two.other.post("/s/card", {"number": 7}).status == 303
    assert two.other.post("/s/forget").status == 303
    assert "card:7" in two.ledger()
    assert two.led.do("end").status == 200
    two.server.interrupt()
    purge_later(two.server, DAY)
    assert "card:7" not in two.ledger()
    assert not any(who.startswith("card:") for who, _ in two.led.answers())


def test_the_ledger_names_the_seat_that_forgot_a_day_and_no_time(two: Two) -> None:
    assert two.seat(two.one) in two.ledger()
    assert two.seat(two.other) not in two.ledger()
    assert re.search(r'"at": "\d{4}-\d\d-\d\d"', two.ledger())


def test_forgetting_nothing_is_not_written_down(two: Two) -> None:
    before = two.ledger()
    assert two.one.post("/s/forget").status == 303
    assert two.ledger() == before


def test_the_purge_takes_the_seat_out_of_the_ledger(two: Two) -> None:
    assert two.led.do("end").status == 200
    two.server.interrupt()
    purge_later(two.server, DAY)
    assert two.seat(two.one) not in two.ledger()
    assert two.led.id in two.ledger()


def test_control_a_purge_that_strikes_nothing_leaves_the_seat_there(two: Two) -> None:
    assert two.led.do("end").status == 200
    two.server.interrupt()
    purge_later(two.server, DAY, without="strikes_nothing")
    assert two.seat(two.one) in two.ledger()

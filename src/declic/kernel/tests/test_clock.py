from __future__ import annotations

from datetime import UTC, timedelta

import time_machine

from declic.kernel import clock


def test_the_time_knows_that_it_is_utc() -> None:
    assert clock.now().tzinfo is UTC


def test_a_test_can_set_the_time() -> None:
    with time_machine.travel("2026-03-29T01:30:00+02:00", tick=False):
        assert clock.now().isoformat() == "2026-03-28T23:30:00+00:00"
        assert clock.now() - clock.now() == timedelta(0)


def test_seconds_never_run_backwards() -> None:
    first = clock.monotonic()
    assert clock.monotonic() >= first

"""The only place that reads a clock, so that a test can set the time in one place."""

from __future__ import annotations

import time
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time of day, in UTC and aware of it."""
    return datetime.now(UTC)


def monotonic() -> float:
    """Return seconds that never run backwards, for measuring how long something lasts."""
    return time.monotonic()

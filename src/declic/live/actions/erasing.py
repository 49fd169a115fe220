"""What floors above erase when the purge comes round."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

Erase = Callable[[dt.datetime], int]
_also: dict[str, Erase] = {}


def erase_too(what: str, erase: Erase) -> None:
    """Let the purge erase something more, and tell how much; once, in `AppConfig.ready`."""
    _also[what] = erase


def erased_too(*, at: dt.datetime) -> Mapping[str, int]:
    """Erase what the floors above have due at that time; tell how much of each."""
    return {what: erase(at) for what, erase in _also.items()}

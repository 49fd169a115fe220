"""What floors above erase when the purge comes round, and what they take before it."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Mapping

Erase = Callable[[dt.datetime], int]
_also: dict[str, Erase] = {}
_first: list[Erase] = []
logger = logging.getLogger(__name__)


def erase_too(what: str, erase: Erase) -> None:
    """Let the purge erase something more, and tell how much; once, in `AppConfig.ready`."""
    _also[what] = erase


def erased_too(*, at: dt.datetime) -> Mapping[str, int]:
    """Erase what the floors above have due at that time; tell how much of each."""
    return {what: erase(at) for what, erase in _also.items()}


def keep_first(keep: Erase) -> None:
    """Let a floor above take what it needs before anything is erased; in `AppConfig.ready`."""
    _first.append(keep)


def kept_first(*, at: dt.datetime) -> None:
    """Let the floors above take what they need. What fails there keeps nothing from being erased:
    that was promised to young people, and a report was not.
    """
    for keep in _first:
        try:
            keep(at)
        except Exception:
            logger.exception("something was not taken before the purge, which goes on")

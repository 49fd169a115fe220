"""What an import makes of a session that may be known already.

In whatever order editions of a session come, and however often, the same one is kept in the end.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What is done with what came."""

    KEEP = "keep"
    KNOWN = "known"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Edition:
    """A session as one file tells it. `facts`: each as it is compared; they are only added to.

    `laptop` and `date` are who tells it and what it was held for; of two editions that are
    equally far, the later file counts: somebody may have deleted the own answers meanwhile.
    """

    laptop: str
    date: str
    facts: Sequence[Any]
    made_at: dt.datetime
    result: str

    def order(self) -> tuple[int, dt.datetime, str]:
        """Say which edition is the later one."""
        return len(self.facts), self.made_at, self.result


def judge(known: Edition | None, told: Edition) -> Verdict:
    """Decide about an edition; CONFLICT: two laptops, or a copy of one, tell different things."""
    if known is None:
        return Verdict.KEEP
    shorter, longer = sorted((list(known.facts), list(told.facts)), key=len)
    whose = (known.laptop, known.date) == (told.laptop, told.date)
    if not whose or longer[: len(shorter)] != shorter:
        return Verdict.CONFLICT
    return Verdict.KEEP if told.order() > known.order() else Verdict.KNOWN

"""What a grant asks of the courses that are charged to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

# Where courses are held: a period ends with the day there.
HERE = ZoneInfo("Europe/Brussels")


@dataclass(frozen=True, slots=True)
class Asked:
    """From when until when, at which kinds of place, in which provinces; empty: any."""

    starts_on: dt.date
    ends_on: dt.date
    host_kinds: Sequence[str] = ()
    provinces: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A course, as far as conditions look at it: its days, its place."""

    days: Sequence[dt.date]
    host_kind: str
    province: str


def unmet(asked: Asked, offered: Offered) -> tuple[str, ...]:
    """Name the conditions that a course does not meet: `period`, `place`, `region`."""
    return tuple(_unmet(asked, offered))


def _unmet(asked: Asked, offered: Offered) -> Iterator[str]:
    if not all(asked.starts_on <= day <= asked.ends_on for day in offered.days):
        yield "period"
    if asked.host_kinds and offered.host_kind not in asked.host_kinds:
        yield "place"
    if asked.provinces and offered.province not in asked.provinces:
        yield "region"

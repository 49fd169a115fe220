"""How a contact point stands: enough young people, the two adults beside them, who needs rest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

# With one alone, nobody is there when that one is ill, and nobody to talk it over with.
YOUNG_LEAST = 2
# Several trained ones of one place; more are a second contact point.
YOUNG_MOST = 12
# What one young person does in two weeks beside school.
LOAD_DAYS = 14
LOAD_MOST = 3
LOW = 2
FALL = 2


class Alarm(StrEnum):
    """What a contact point lacks."""

    FEW = "few"
    NO_COACH = "no_coach"
    NO_SECOND = "no_second"


class Part(StrEnum):
    """The two adults of a contact point."""

    COACH = "coach"
    SECOND = "second"


class Sign(StrEnum):
    """Why a coach looks after somebody first."""

    HEAVY = "heavy"  # said so: a talk is due
    LOW = "low"
    FALLING = "falling"
    MUCH = "much"


def alarms(*, young: int, parts: Collection[str], ended: bool) -> tuple[Alarm, ...]:
    """Say what is missing; nothing once the contact point has ended.

    `parts`: those of the adults who are there, whose account is open and whose role holds.
    """
    if ended:
        return ()
    found = [Alarm.FEW] if young < YOUNG_LEAST else []
    found += [Alarm.NO_COACH] if Part.COACH not in parts else []
    return (*found, *([Alarm.NO_SECOND] if Part.SECOND not in parts else []))


@dataclass(frozen=True, slots=True)
class Mood:
    """An energy that somebody told, and when."""

    level: int
    on: dt.date


def too_much(days: Iterable[dt.date], today: dt.date) -> bool:
    """Say whether somebody did as much in two weeks as one should."""
    since = today - dt.timedelta(days=LOAD_DAYS)
    return sum(since < day <= today for day in days) >= LOAD_MOST


def signs(moods: Sequence[Mood], *, much: bool, heavy: bool) -> tuple[Sign, ...]:
    """Say why somebody may be tired; `moods` in the order in which they were told."""
    found = [Sign.HEAVY] if heavy else []
    last = moods[-1].level if moods else None
    before = moods[-2].level if len(moods) > 1 else None
    if last is not None and last <= LOW:
        found.append(Sign.LOW)
    elif last is not None and before is not None and before - last >= FALL:
        found.append(Sign.FALLING)
    return (*found, *([Sign.MUCH] if much else []))

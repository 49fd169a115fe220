"""How long the tree of what spreads takes: `python -m bench.spread [ACTIONS]`, 10,000 by default.

It fills a data folder of its own: 120 courses, a contact point for each, every third grown of
another one. Rows are written at once, past the actions: what is measured is reading.
"""

from __future__ import annotations

import os
import sys

# It makes the data folder and sets Django up.
from bench.office import Filled, measured
from bench.say import say, table

# isort: split
from django.conf import settings
from django.test import Client

from declic.peers.models import Deed, DeedState, Point
from declic.peers.rules.deeds import Kind
from declic.web.prepare import prepare

COURSES, THIRD = 120, 3
KINDS, STATES = list(Kind), list(DeedState)


def points(filled: Filled) -> list[Point]:
    """Write a contact point for each course; every third comes of the one before it."""
    made: list[Point] = []
    for number, course in enumerate(filled.courses, 1):
        grown = made[-1] if number % THIRD == 0 else None
        made.append(
            Point(
                programme=filled.programme,
                host=course.host,
                course=None if grown else course,
                grown_from=grown,
                number=number,
                started_on=filled.at.date(),
                made_at=filled.at,
            )
        )
    return Point.objects.bulk_create(made)


def deeds(filled: Filled, places: list[Point], number: int) -> None:
    """Write so many actions, of every kind and state."""
    Deed.objects.bulk_create(
        Deed(
            point=places[each % len(places)],
            kind=KINDS[each % len(KINDS)],
            state=STATES[each % len(STATES)],
            on=filled.at.date(),
            took_part=each % 30,
            heard=each % 50,
            asked=each % 3,
            logged_at=filled.at,
        )
        for each in range(number)
    )


def main(number: int) -> None:
    """Fill, measure, print."""
    prepare()
    filled = Filled(COURSES)
    client = Client(headers={"Accept-Language": "fr"})
    client.force_login(filled.coordinator, backend=settings.AUTHENTICATION_BACKENDS[0])
    places = points(filled)
    table("Actions", "Median ms", "Longest ms", "Processor ms", "Questions")
    for wanted in (number // 100, number):
        Deed.objects.all().delete()
        deeds(filled, places, wanted)
        middle, longest, worked, asked = measured(client, "/office/cascade")
        say(f"| {wanted} | {middle:.0f} | {longest:.0f} | {worked:.0f} | {asked} |")
    say(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

"""Fill an installation with contact points: `python tests/peers/filling.py NUMBER` prints the codes
of so many cards; `... read` prints what each adult can read; `... office` makes a course and the
adults beside it, and prints who they are; `... age` lets two weeks pass for contact points."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from django.db import transaction  # noqa: E402
from django.db.models import F  # noqa: E402

from declic.courses.models import Course  # noqa: E402
from declic.kernel import clock  # noqa: E402
from declic.peers.models import Point  # noqa: E402
from declic.peers.queries.handing import waiting  # noqa: E402
from declic.people.tests.makers import signed_in  # noqa: E402
from declic.web.prepare import prepare  # noqa: E402
from tests.peers.place import place  # noqa: E402

A_PLACE = 10


@transaction.atomic
def fill(number: int) -> list[str]:
    """Give the codes of cards, ten for each contact point."""
    codes: list[str] = []
    while len(codes) < number:
        made = place(str(len(codes)))
        codes += [made.card().code for _ in range(min(A_PLACE, number - len(codes)))]
    return codes


def office() -> dict[str, str]:
    """Make a host with a course that was held, and who signs in where: their sessions."""
    made = place()
    host, at = made.point.host, clock.now()
    Course.objects.create(
        programme=host.programme, host=host, year=2026, number=1, audience="young", made_at=at
    )
    Point.objects.all().delete()
    people = {"coach": made.coach, "second": made.second, "coordinator": made.coordinator}
    signed = {name: signed_in(who).cookies["sessionid"].value for name, who in people.items()}
    keys = {f"{name}_key": str(who.pk) for name, who in people.items()}
    return {**signed, **keys, "host": str(host.pk)}


def age() -> int:
    """Let the first booster be due."""
    return Point.objects.update(started_on=F("started_on") - dt.timedelta(weeks=2))


def read() -> dict[str, list[str]]:
    """Give what coaches and second adults can read, each apart."""
    today = clock.now().date()
    found: dict[str, list[str]] = {"coach": [], "second": []}
    for point in Point.objects.all():
        for adult in point.adults.select_related("person"):
            rows = waiting(adult.person, on=today).filter(point=point)
            found[adult.part] += [str(row.member_id) for row in rows]
    return found


if __name__ == "__main__":
    prepare()
    made: dict[str, Callable[[], object]] = {"read": read, "office": office, "age": age}
    asked = sys.argv[1]
    sys.stdout.write(json.dumps(made[asked]() if asked in made else fill(int(asked))))

"""Fill an installation with contact points: `python tests/peers/filling.py NUMBER` prints the codes
of so many cards; `... read` prints what each adult can read."""

from __future__ import annotations

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "declic.web.settings"
django.setup()

# Models can be imported only after Django is set up.
from django.db import transaction  # noqa: E402

from declic.kernel import clock  # noqa: E402
from declic.peers.models import Point  # noqa: E402
from declic.peers.queries.handing import waiting  # noqa: E402
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
    told = read() if sys.argv[1] == "read" else fill(int(sys.argv[1]))
    sys.stdout.write(json.dumps(told))

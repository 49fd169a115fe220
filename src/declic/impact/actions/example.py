"""Answers before, after and months later for the example year, so that its reports can be read."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

from declic.courses.models import Course, CourseDate
from declic.impact.actions.publishing import publish
from declic.impact.actions.years import publish_year
from declic.impact.models import Gathered
from declic.impact.rules.battery import FORMS, HELPFUL, RIGHT, UNHELPFUL
from declic.people.models import Programme

SEED = 8
# Of so many held courses, one whose answers have not come back, and one without a report yet.
AWAY, UNMADE = 9, 5
MONTHS = dt.timedelta(days=90)


def fill_answers(programme: Programme, at: dt.datetime) -> None:
    """Let courses that were held have answers; publish most of their reports, and old years."""
    chance = random.Random(SEED)  # noqa: S311  # the same example each time
    dates = CourseDate.objects.filter(course__programme=programme).exclude(ended_at=None)
    for place, date in enumerate(dates.order_by("starts_at", "pk").select_related("course")):
        if place % AWAY == AWAY - 1 or date.session is None or date.ended_at is None:
            continue
        since = at - date.ended_at > MONTHS
        rows = [example_row(chance, since=since) for _ in range(date.present or 0)]
        kept = {"date": date, "answers": len(rows), "rows": rows, "ended_at": date.ended_at}
        Gathered.objects.create(session=date.session, **kept)
        if place % UNMADE != UNMADE - 1:
            publish(course=date.course, by=None, at=at)
    years = Course.objects.filter(
        programme=programme, year__lt=at.year, dates__session__isnull=False
    )
    for year in sorted(set(years.values_list("year", flat=True))):
        publish_year(programme=programme, year=year, by=None, at=at)


def example_row(chance: random.Random, *, since: bool) -> dict[str, Any]:
    """Draw what one person answered before, mostly after, and `since` months later."""
    knows = chance.betavariate(3, 3)
    forms = {"before-a": {"wave": "before", "chosen": _form(chance, "before-a", knows)}}
    if chance.random() < 0.93:  # noqa: PLR2004
        after = min(0.97, knows + chance.uniform(-0.05, 0.4))
        forms["after-b"] = {"wave": "after", "chosen": _form(chance, "after-b", after)}
    if since and chance.random() < 0.7:  # noqa: PLR2004
        months = min(0.97, knows + chance.uniform(-0.1, 0.3))
        forms["months"] = {"wave": "months", "chosen": _form(chance, "months", months)}
    return {"code": "", "forms": forms}


def _form(chance: random.Random, activity: str, knows: float) -> dict[str, str]:
    wrong = {"T": "N", "N": "T"}
    told = {
        ask: right if chance.random() < knows else chance.choice((wrong[right], "U"))
        for ask, right in RIGHT[FORMS[activity]].items()
    }
    told |= {ask: "Y" if chance.random() < knows else "N" for ask in HELPFUL}
    told |= {ask: "N" if chance.random() < knows else "Y" for ask in UNHELPFUL}
    told |= {f"e{ask}": _scaled(chance, knows, 0, 10) for ask in range(1, 6)}
    told |= {f"h{ask}": _scaled(chance, knows, 1, 7) for ask in range(1, 6)}
    told["h6"] = _scaled(chance, 1 - knows, 1, 7)
    told |= {"n1": _scaled(chance, 1 - knows, 1, 5), "n2": _scaled(chance, knows, 1, 5)}
    told |= {"n1-others": _scaled(chance, 0.6, 0, 10), "n2-others": _scaled(chance, 0.4, 0, 10)}
    if activity.startswith("after"):
        told |= {"a1": _scaled(chance, 0.8, 1, 5), "a2": _scaled(chance, 0.75, 1, 5)}
    return told


def _scaled(chance: random.Random, where: float, least: int, most: int) -> str:
    at = least + (most - least) * where + chance.gauss(0, (most - least) / 6)
    return str(min(most, max(least, round(at))))

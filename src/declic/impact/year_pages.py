"""A published year in words: for its page, its PDF and its table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from declic.courses.words import HOST_KINDS
from declic.design.charts import Chart, Ranged, Said, forest
from declic.impact.figures import interval, percent, plain, signed
from declic.impact.words import CANNOT, IN_SHORT, MEASURES, OF_A_YEAR
from declic.kernel.cells import OUTSIDE

Told = Mapping[str, Any]
FIRST = "know"


def page(told: Told) -> dict[str, object]:
    """Give what the page shows."""
    return {
        "lead": lead(told),
        "who": list(who(told)),
        "lines": [line(each) for each in told["scores"]],
        "later": [line(each) for each in told["later"] if each["courses"] or each["pooled"]],
        "chart": chart(told),
        "kinds": list(kinds(told)),
        "cannot": (*OF_A_YEAR, *CANNOT),
        "least": OUTSIDE,
    }


def lead(told: Told) -> str:
    """Give the first sentence: knowledge, over the courses."""
    know = _of(told, FIRST)
    if know is None or know["pooled"] is None:
        return _("Fewer than eight courses have figures: each stands for itself, and none for all.")
    raw = know["pooled"]
    return _(
        "After the courses, participants scored %(points)s of %(most)s points against before on "
        "what they know: the mean of %(courses)s courses (95 %% interval from %(low)s to %(high)s)."
    ) % {
        "points": signed(raw["value"]),
        "most": plain(know["most"], 0),
        "courses": len(know["courses"]) + know["hidden"],
        "low": signed(raw["low"]),
        "high": signed(raw["high"]),
    }


def _of(told: Told, measure: str) -> Told | None:
    return next((each for each in told["scores"] if each["measure"] == measure), None)


def who(told: Told) -> Iterator[tuple[str, str]]:
    """Give who is in the figures, and who is not."""
    yield _("Courses in the figures"), str(told["courses"])
    yield _("Courses that took place and have no report"), str(told["without"])
    yield _("Were there"), _people(told["present"])
    yield _("Answered before"), _people(told["before"])
    yield _("Answered after"), _people(told["after"])
    yield _("Answered both, and are known to be the same person"), _people(told["paired"])
    yield _("Answered three months later"), _people(told["months"])
    rates = (
        (_("“I don’t know” before, in the middle course"), told["unsure_before"]),
        (_("“I don’t know” after, in the middle course"), told["unsure_after"]),
        (_("Had all points before already, in the middle course"), told["ceiling"]),
    )
    for label, rate in rates:
        yield label, _("too few to say") if rate is None else percent(round(rate))


def _people(number: int | None) -> str:
    return _("fewer than %(number)s") % {"number": OUTSIDE} if number is None else str(number)


def line(told: Told) -> tuple[str, str, str, str]:
    """Give a score: its name, how many courses, the mean or why there is none, and the scale."""
    number = len(told["courses"]) + told["hidden"]
    if told["pooled"] is None:
        mean = _("fewer than eight courses: no mean")
    else:
        mean = interval(told["pooled"])
    scale = f"{plain(told['least'], 0)} – {plain(told['most'], 0)}" if number else "–"
    return str(MEASURES[told["measure"]]), str(number), mean, scale


def chart(told: Told) -> Chart | None:
    """Draw the courses beside each other, and their mean from eight up."""
    know = _of(told, FIRST)
    if know is None or not know["courses"]:
        return None
    rows = [_ranged(_called(each), each["raw"]) for each in know["courses"]]
    mean = know["pooled"]
    told_mean = _ranged(_("All courses together"), mean) if mean else None
    said = Said(
        _("%(score)s: each course, after beside before") % {"score": IN_SHORT[FIRST]},
        (_("Course"), _("Difference, 95 % interval")),
        get_language_bidi(),
    )
    return forest(rows, said, pooled=told_mean)


def _called(course: Told) -> str:
    return _("Course %(number)s · %(kind)s") % {
        "number": course["at"] + 1,
        "kind": HOST_KINDS[course["kind"]],
    }


def _ranged(label: str, raw: Told) -> Ranged:
    return Ranged(label, raw["value"], raw["low"], raw["high"], signed(raw["value"]))


def kinds(told: Told) -> Iterator[tuple[str, str, str]]:
    """Give how many courses in which kind of place, and young people as far as it is told."""
    found = told["kinds"]
    for name, courses, row in zip(found["names"], found["courses"], _rows(found), strict=True):
        yield str(HOST_KINDS[name]), str(courses), "–" if row is None else str(row)
    total = found["people"]["total"]
    yield _("Together"), str(sum(found["courses"])), "–" if total is None else str(total)


def _rows(found: Told) -> Sequence[int | None]:
    return [row[0] for row in found["people"]["rows"]]

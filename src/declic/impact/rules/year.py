"""The figures of a year, made of the published figures of its courses: a course is one unit.

Only what was published counts, so that a year tells nothing of a course that its own report does
not tell. A course in a reception centre is told with others or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from declic.impact.rules.battery import MEASURES
from declic.impact.rules.cells import Published, published
from declic.impact.rules.change import Change, Estimate
from declic.impact.rules.kept import change_of
from declic.impact.rules.pooling import Pooled, pooled
from declic.kernel.cells import OUTSIDE

# Told only together with others of their kind.
TOGETHER = "reception_centre"
LEAST_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Reported:
    """A course of the year: the kind of its place, and its published figures."""

    kind: str
    figures: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Course:
    """One course in a figure: its place in the list of the year's courses, and its change."""

    at: int
    kind: str
    pairs: int
    raw: Estimate


@dataclass(frozen=True, slots=True)
class Together:
    """One score over the courses. `pooled` from eight courses on; `left_out`: too few, or alike."""

    measure: str
    least: float
    most: float
    courses: tuple[Course, ...]
    hidden: int
    left_out: int
    pooled: Estimate | None


@dataclass(frozen=True, slots=True)
class Kinds:
    """How many courses in which kind of place, and young people as far as they may be told."""

    names: tuple[str, ...]
    courses: tuple[int, ...]
    people: Published


@dataclass(frozen=True, slots=True)
class Year:
    """What a year tells. Sums of people are None below ten; `unsure` and `ceiling` are the middle
    one of the courses of which a figure is told, in percent.
    """

    courses: int
    without: int
    present: int | None
    before: int | None
    after: int | None
    paired: int | None
    months: int | None
    kinds: Kinds
    scores: tuple[Together, ...]
    later: tuple[Together, ...]
    unsure_before: float | None
    unsure_after: float | None
    ceiling: float | None


def year(courses: Sequence[Reported], *, without: int) -> Year:
    """Reckon the figures of a year; `without`: held courses that have no report."""
    who = [each.figures["participation"] for each in courses]
    return Year(
        courses=len(courses),
        without=without,
        present=_sum(who, "present"),
        before=_sum(who, "before"),
        after=_sum(who, "after"),
        paired=_sum(who, "paired"),
        months=_sum(who, "months"),
        kinds=_kinds(courses),
        scores=tuple(_together(courses, each.id, "scores") for each in MEASURES),
        later=tuple(_together(courses, each.id, "later") for each in MEASURES),
        unsure_before=_middle([each.figures["unsure_before"] for each in courses]),
        unsure_after=_middle([each.figures["unsure_after"] for each in courses]),
        ceiling=_middle([_ceiling(each.figures) for each in courses]),
    )


def _sum(who: Sequence[Mapping[str, Any]], name: str) -> int | None:
    total = sum(each.get(name) or 0 for each in who)
    return total if total >= OUTSIDE else None


def _kinds(courses: Sequence[Reported]) -> Kinds:
    number = Counter(each.kind for each in courses)
    people = Counter[str]()
    for each in courses:
        people[each.kind] += each.figures["participation"]["present"] or 0
    names = tuple(sorted(number))
    table = published([[people[name]] for name in names]) if names else Published((), (), (), None)
    return Kinds(names, tuple(number[name] for name in names), table)


def _together(courses: Sequence[Reported], measure: str, part: str) -> Together:
    found = [
        (at, each, change_of(each.figures, measure, part=part)) for at, each in enumerate(courses)
    ]
    told = [(at, each, told) for at, each, told in found if isinstance(told, Change)]
    centres = sum(each.kind == TOGETHER for _, each, _ in told)
    # A single one could be reckoned from the mean and the others.
    counts = [x for x in told if x[1].kind != TOGETHER or centres >= LEAST_TOGETHER]
    mean = pooled([change for _, _, change in counts])
    shown = tuple(
        Course(at, each.kind, change.pairs, change.raw)
        for at, each, change in counts
        if each.kind != TOGETHER
    )
    scale = _scale(courses, measure, part)
    raw = mean.raw if isinstance(mean, Pooled) else None
    # Without a mean, what is not shown is in nothing.
    raw = mean.raw if isinstance(mean, Pooled) else None
    # Without a mean, what is not shown is in nothing.
    hidden = len(counts) - len(shown) if raw else 0
    left_out = len(courses) - len(shown) - hidden
    return Together(measure, *scale, shown, hidden, left_out, raw)


def _scale(courses: Sequence[Reported], measure: str, part: str) -> tuple[float, float]:
    """Give the scale of the score in the first course that has it; all of a year have one."""
    for each in courses:
        for score in each.figures.get(part, ()):
            if score["measure"] == measure and score["change"]:
                return score["least"], score["most"]
    return 0, 0


def _ceiling(figures: Mapping[str, Any]) -> Mapping[str, Any]:
    know = next((each for each in figures["scores"] if each["measure"] == "know"), None)
    return know["ceiling"] or {"how": "too_few"} if know else {"how": "too_few"}


def _middle(shares: Sequence[Mapping[str, Any]]) -> float | None:
    told = [each["percent"] for each in shares if each["how"] == "figure"]
    return float(median(told)) if told else None

"""Several courses together: a course is one unit, since its people sat in one room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from declic.impact.rules.change import Change, Estimate, TooFew, around, deviation, mean

# From this many courses on their mean is told as one figure.
LEAST_COURSES = 8


@dataclass(frozen=True, slots=True)
class Forest:
    """Each course beside the others, and no figure for all. `left_out`: courses too small."""

    courses: tuple[Change, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Pooled(Forest):
    """The mean of the courses' mean changes, with its interval."""

    raw: Estimate


def pooled(courses: Sequence[Change | TooFew]) -> Pooled | Forest:
    """Take courses together; below eight that are large enough, there is no figure for all.

    Each counts once, whatever its size: Donner and Klar (2000), Cluster Randomization Trials,
    analysis of cluster means.
    """
    told = tuple(each for each in courses if isinstance(each, Change))
    left_out = len(courses) - len(told)
    if len(told) < LEAST_COURSES:
        return Forest(told, left_out)
    changes = [each.raw.value for each in told]
    error = deviation(changes) / math.sqrt(len(told))
    return Pooled(told, left_out, around(mean(changes), error, len(told)))

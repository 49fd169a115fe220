"""The rows that researchers get: nobody's code, no course, no day, and nothing of a few.

Answers stand in cells of a month and a kind of place. A cell goes out when, without its largest
course, ten people are left in it: who knows a whole course knows nothing of fewer than ten others.
A question that nearly all of a cell answered alike is left out of that cell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from declic.impact.rules.battery import Form
from declic.impact.rules.people import Answered
from declic.impact.rules.report import nearly_all
from declic.kernel.cells import OUTSIDE

WAVES = ("before", "after", "months")
# Asked of nobody else's eyes: how somebody feels right now is no matter of research.
NOT_TOLD = frozenset({"c1", "c2"})


@dataclass(frozen=True, slots=True)
class Attended:
    """A course for research: its month, the kind of its place, and who answered."""

    month: str
    kind: str
    people: tuple[Answered, ...]


Line = Mapping[str, str]


def lines(courses: Iterable[Attended], *, k: int = OUTSIDE) -> list[Line]:
    """Give a line for each person that may go out, in no order that tells of a course."""
    cells: dict[tuple[str, str], list[Attended]] = {}
    for course in courses:
        cells.setdefault((course.month, course.kind), []).append(course)
    found: list[Line] = []
    for (month, kind), each in sorted(cells.items()):
        if _enough(each, k):
            found += _cell(month, kind, each)
    return found


def _enough(courses: Sequence[Attended], k: int) -> bool:
    sizes = [len(course.people) for course in courses]
    return sum(sizes) - max(sizes) >= k


def _cell(month: str, kind: str, courses: Sequence[Attended]) -> list[Line]:
    told = [_answers(one) for course in courses for one in course.people]
    columns = {column for each in told for column in each}
    alike = {column for column in columns if _alike([each.get(column, "") for each in told])}
    kept = [{name: value for name, value in each.items() if name not in alike} for each in told]
    # Sorted by the answers themselves: no order of courses or people is left.
    ordered = sorted(kept, key=lambda each: sorted(each.items()))
    return [{"month": month, "kind": kind, **each} for each in ordered]


def _alike(values: Sequence[str]) -> bool:
    given = [value for value in values if value]
    few = len(given) < OUTSIDE
    return few or nearly_all([float(place) for place in _numbered(given)])


def _numbered(values: Sequence[str]) -> list[int]:
    names = {name: place for place, name in enumerate(sorted(Counter(values)))}
    return [names[value] for value in values]


def _answers(one: Answered) -> dict[str, str]:
    forms = dict(zip(WAVES, (one.before, one.after, one.months), strict=True))
    return {
        name: value
        for wave, form in forms.items()
        if form is not None
        for name, value in _of_form(wave, form)
    }


def _of_form(wave: str, form: Form) -> Iterable[tuple[str, str]]:
    yield f"{wave}.form", form.activity
    for ask, chosen in form.chosen.items():
        if ask not in NOT_TOLD:
            yield f"{wave}.{ask}", chosen


def columns(told: Sequence[Line]) -> list[str]:
    """Give the columns of all lines: month and kind, then the waves in their order."""
    names = {name for line in told for name in line} - {"month", "kind"}
    waves = {wave: place for place, wave in enumerate(WAVES)}
    return ["month", "kind", *sorted(names, key=lambda name: (waves[name.split(".")[0]], name))]

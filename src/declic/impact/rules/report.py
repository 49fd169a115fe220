"""The figures of one course, as far as they may leave the room. Once published they stay so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from declic.impact.rules.battery import (
    AFTER_ONLY,
    KNOW,
    MEASURES,
    NORMS,
    UNSURE,
    Form,
    Measure,
    is_right,
)
from declic.impact.rules.cells import Share, share
from declic.impact.rules.change import LEAST, Change, Estimate, TooFew, around, change, deviation
from declic.impact.rules.change import mean as mean_of
from declic.impact.rules.participation import Participation
from declic.impact.rules.people import Answered
from declic.kernel.cells import TEN, told

How = Literal["figures", "too_few", "alike"]


@dataclass(frozen=True, slots=True)
class Scored:
    """One score before and after. `change` only with `figures`: `alike` would tell of everybody.

    `ceiling`: how many had the most already before, and could not score higher.
    """

    measure: str
    asks: int
    least: float
    most: float
    pairs: int
    how: How
    change: Change | None = None
    ceiling: Share | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """A scale that was asked after the course only."""

    measure: str
    least: float
    most: float
    number: int
    how: How
    value: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of knowledge, of those who answered it twice: the shares that were right."""

    ask: str
    pairs: int
    before: Share
    after: Share


@dataclass(frozen=True, slots=True)
class Norm:
    """What a group finds itself, beside what its people think that ten of them find.

    `own`: how many find it; `guess`: how many of ten they think find it. The gap is the finding.
    """

    ask: str
    number: int
    own: Share
    guess: Rated


@dataclass(frozen=True, slots=True)
class Figures:
    """What a course's report tells. `unsure`: of all answers, how many were "I don't know".

    `later`: scores before beside those of three months later. `norms_before`, `norms_after`: what
    the group finds, and what it thinks that others find.

    `found` and `alone`: what those scored before who were found again, and those who were not. If
    the two differ, the changes are those of other people than the course's.
    """

    participation: Participation
    scores: tuple[Scored, ...]
    after_only: tuple[Rated, ...]
    asks: tuple[Asked, ...]
    unsure_before: Share
    unsure_after: Share
    found: Rated
    alone: Rated
    later: tuple[Scored, ...] = ()
    norms_before: tuple[Norm, ...] = ()
    norms_after: tuple[Norm, ...] = ()


def figures(people: Sequence[Answered], *, present: int | None) -> Figures:
    """Reckon the figures of a course from those who answered; `present` is who was there."""
    before = [one.before for one in people if one.before]
    after = [one.after for one in people if one.after]
    both = [(one.before, one.after) for one in people if one.before and one.after]
    thrice = [(one.before, one.months) for one in people if one.before and one.months]
    who = Participation(
        present,
        len(before),
        len(after),
        len(both),
        months=sum(one.months is not None for one in people),
        months_paired=len(thrice),
        tolerant=sum(one.tolerant for one in people),
    )
    asked = [{ask for form in forms for ask in form.chosen} for forms in (before, after)]
    known = KNOW.asked(*asked)
    scores = ((measure, measure.asked(*asked)) for measure in MEASURES)
    first, last = zip(*thrice, strict=True) if thrice else ((), ())
    again = [{ask for form in forms for ask in form.chosen} for forms in (first, last)]
    since = ((measure, measure.asked(*again)) for measure in MEASURES)
    return Figures(
        participation=who,
        scores=tuple(_scored(measure, asks, both) for measure, asks in scores if asks),
        after_only=tuple(
            _rated(each, after, each.asks) for each in AFTER_ONLY if each.asked(asked[1])
        ),
        asks=tuple(_asked(ask, both) for ask in known),
        unsure_before=_unsure(before),
        unsure_after=_unsure(after),
        found=_rated(KNOW, [one for one, _ in both], known),
        alone=_rated(KNOW, [one.before for one in people if one.before and not one.after], known),
        later=tuple(_scored(measure, asks, thrice) for measure, asks in since if asks),
        norms_before=tuple(_norms(before)),
        norms_after=tuple(_norms(after)),
    )


def _norms(forms: Sequence[Form]) -> Iterator[Norm]:
    """Give each pair of a norm that both were answered, by those who answered both."""
    for ask, says in NORMS.items():
        others = Measure(f"{ask}-others", (f"{ask}-others",), (0, TEN))
        both = [form for form in forms if {ask, others.id} <= form.chosen.keys()]
        own = sum(form.chosen[ask] in says for form in both)
        if both:
            yield Norm(ask, len(both), share(own, len(both)), _rated(others, both, others.asks))


def _scored(measure: Measure, asks: tuple[str, ...], both: Sequence[tuple[Form, Form]]) -> Scored:
    scored = ((measure.score(one, asks), measure.score(two, asks)) for one, two in both)
    pairs = [(one, two) for one, two in scored if one is not None and two is not None]
    least, most = measure.scale(asks)
    found = change(pairs)
    told = (measure.id, len(asks), least, most, len(pairs))
    if isinstance(found, TooFew):
        return Scored(*told, "too_few")
    if any(nearly_all(each) for each in _views(pairs)):
        return Scored(*told, "alike")
    full = sum(one == most for one, _ in pairs)
    return Scored(*told, "figures", found, share(full, len(pairs)))


def _views(pairs: Sequence[tuple[float, float]]) -> Iterable[list[float]]:
    """Give what a mean is made of: when nearly all of it is alike, the mean tells it."""
    yield [one for one, _ in pairs]
    yield [two for _, two in pairs]
    yield [round(two - one, 9) for one, two in pairs]


def nearly_all(values: Sequence[float]) -> bool:
    """Say whether nearly everybody of a small group has the same: see `kernel/cells.py`."""
    counts = {str(value): number for value, number in Counter(values).items()}
    return told(counts, least=1).how == "words"


def _rated(measure: Measure, forms: Sequence[Form], asks: tuple[str, ...]) -> Rated:
    scores = (measure.score(form, asks) for form in forms)
    values = [score for score in scores if score is not None]
    least, most = measure.scale(asks)
    facts = (measure.id, least, most, len(values))
    if len(values) < LEAST:
        return Rated(*facts, "too_few")
    if nearly_all(values):
        return Rated(*facts, "alike")
    error = deviation(values) / len(values) ** 0.5
    return Rated(*facts, "figures", around(mean_of(values), error, len(values)))


def _asked(ask: str, both: Sequence[tuple[Form, Form]]) -> Asked:
    answered = ((is_right(one, ask), is_right(two, ask)) for one, two in both)
    pairs = [(one, two) for one, two in answered if one is not None and two is not None]
    counts: list[Callable[[tuple[bool, bool]], bool]] = [lambda x: x[0], lambda x: x[1]]
    before, after = (share(sum(map(of, pairs)), len(pairs)) for of in counts)
    return Asked(ask, len(pairs), before, after)


def _unsure(forms: Sequence[Form]) -> Share:
    """Give the share of "I don't know" among all answers to questions of knowledge."""
    answers = [form.chosen[ask] for form in forms for ask in KNOW.asks if ask in form.chosen]
    if len(forms) < LEAST:
        return Share("too_few")
    return share(answers.count(UNSURE), len(answers))

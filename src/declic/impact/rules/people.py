"""Who answered before, after, and months later: made of the rows that sessions leave behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from declic.impact.rules.battery import FORMS, Form
from declic.impact.rules.pairing import Link, by_envelope, by_neutral_code
from declic.kernel.envelopes import neutral

BEFORE, AFTER, MONTHS = "before", "after", "months"
WAVES = (BEFORE, AFTER, MONTHS)
# As a session tells it: the code on the card, if one was written, and what was chosen by form.
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Answered:
    """One person: what they answered each time, as far as they did.

    `tolerant`: two parts of a neutral code differ, and the two were still each other's only fit.
    """

    before: Form | None = None
    after: Form | None = None
    months: Form | None = None
    tolerant: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Which rows of a group are one person's, by their places."""

    rows: tuple[int, ...]
    code: str
    waves: frozenset[str]
    tolerant: bool = False

    def joined(self, other: Found, *, tolerant: bool) -> Found:
        """Give the two as one person."""
        marked = self.tolerant or other.tolerant or tolerant
        code = self.code or other.code
        return Found(self.rows + other.rows, code, self.waves | other.waves, marked)


def people(rows: Iterable[Row]) -> list[Answered]:
    """Give the people of one group, in whatever sessions they answered."""
    told = list(rows)
    forms = [_forms(row) for row in told]
    return [_answered(one, forms) for one in found(told) if one.waves]


def found(rows: Sequence[Row]) -> list[Found]:
    """Say which rows are one person's.

    A row is a seat of one session, so that its forms are one person's. What is left is paired by
    the codes of the cards, then by the neutral ones; a form without one stays alone.
    """
    each = [
        Found((place,), str(row.get("code", "")), frozenset(_forms(row)), bool(row.get("tolerant")))
        for place, row in enumerate(rows)
    ]
    for wave in (AFTER, MONTHS):
        later = [one for one in each if min(one.waves, key=WAVES.index, default="") == wave]
        first = [one for one in each if one not in later and _may_join(one, wave)]
        rest = [one for one in each if one not in later and one not in first]
        each = [*rest, *_paired(first, later)]
    return each


def _may_join(one: Found, wave: str) -> bool:
    return bool(one.waves) and not one.waves & set(WAVES[WAVES.index(wave) :])


def _paired(first: Sequence[Found], later: Sequence[Found]) -> Iterator[Found]:
    """Give those that are one person's as one, and the others as they are."""
    left, right = list(first), list(later)
    for pair in (_by_card, _by_parts):
        links = pair(left, right)
        for link in links:
            yield left[link.before].joined(right[link.after], tolerant=link.tolerant)
        left = _without(left, [link.before for link in links])
        right = _without(right, [link.after for link in links])
    yield from (*left, *right)


def _by_card(first: Sequence[Found], later: Sequence[Found]) -> list[Link]:
    return by_envelope([one.code for one in first], [one.code for one in later])


def _by_parts(first: Sequence[Found], later: Sequence[Found]) -> list[Link]:
    """Pair neutral codes, of which the places are those among all."""
    mine = [(place, code) for place, one in enumerate(first) if (code := neutral(one.code))]
    theirs = [(place, code) for place, one in enumerate(later) if (code := neutral(one.code))]
    links = by_neutral_code([code for _, code in mine], [code for _, code in theirs])
    return [Link(mine[x.before][0], theirs[x.after][0], x.tolerant) for x in links]


def _without(each: Sequence[Found], taken: Sequence[int]) -> list[Found]:
    return [one for place, one in enumerate(each) if place not in taken]


def _answered(one: Found, forms: Sequence[Mapping[str, Form]]) -> Answered:
    told: dict[str, Form] = {}
    for place in one.rows:
        told.update(forms[place])
    return Answered(told.get(BEFORE), told.get(AFTER), told.get(MONTHS), one.tolerant)


def _forms(row: Row) -> dict[str, Form]:
    """Give what was answered in a row, by wave."""
    told: dict[str, Form] = {}
    for activity, form in row["forms"].items():
        # A form that was handed in empty says nothing, and other questions are not of these.
        if form["chosen"] and activity in FORMS:
            told.setdefault(form["wave"], Form(activity, form["chosen"]))
    return told


def without_codes(rows: Sequence[Row], draw: Callable[[], str]) -> list[dict[str, Any]]:
    """Give the rows of a group as they are kept when the codes are destroyed.

    Rows that were one person's get a word drawn anew, which stands on no card; others get none.
    """
    kept = [{**row, "code": ""} for row in rows]
    for one in found(rows):
        if len(one.rows) > 1:
            word = draw()
            for place in one.rows:
                marked = {"tolerant": True} if one.tolerant else {}
                kept[place] = {**kept[place], "code": word, **marked}
    return kept

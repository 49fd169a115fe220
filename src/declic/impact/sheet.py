"""A published report as a table, with the sentences that stand beside its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from declic.impact import year_pages
from declic.impact.pages import line, rated, who
from declic.impact.words import CANNOT, DEMO, OF_A_YEAR
from declic.people.models import Purpose
from declic.tables.models import Cell

Told = Mapping[str, Any]


def columns() -> list[str]:
    """Give the titles of the table."""
    names = (_("lowest"), _("highest"))
    raw = _("Difference")
    return [
        _("Score"), _("People"), _("Scale from"), _("Scale to"),
        pgettext("a score", "Before"), pgettext("a score", "After"),
        raw, f"{raw}, {names[0]}", f"{raw}, {names[1]}",
        "g_z", f"g_z, {names[0]}", f"g_z, {names[1]}",
        "d_av", f"d_av, {names[0]}", f"d_av, {names[1]}", _("Note"),
    ]  # fmt: skip


def rows(told: Told, *, purpose: str) -> Iterator[list[Cell]]:
    """Give the lines of the table: who answered, the scores, and what they cannot say."""
    if purpose != Purpose.REAL:
        yield _padded([], str(DEMO))
    for label, number, rate in who(told["participation"]):
        yield _padded([label, int(number) if number.isdigit() else None], rate)
    for score in told["scores"]:
        yield _score_row(score)
    for each in told["after_only"]:
        yield _rated_row(each)
    for sentence in CANNOT:
        yield _padded([], str(sentence))


def of_year(told: Told, *, purpose: str) -> tuple[list[str], Iterator[list[Cell]]]:
    """Give the titles and the lines of a year's table."""
    low, high = _("lowest"), _("highest")
    mean = _("Mean difference")
    titles = [_("Score"), _("Courses"), mean, f"{mean}, {low}", f"{mean}, {high}", _("Note")]
    return titles, _year_rows(told, purpose)


def _year_rows(told: Told, purpose: str) -> Iterator[list[Cell]]:
    if purpose != Purpose.REAL:
        yield [None, None, None, None, None, str(DEMO)]
    for label, said in year_pages.who(told):
        yield [label, int(said) if said.isdigit() else None, None, None, None, said]
    for part, when in (("scores", ""), ("later", _("Three months later"))):
        for each in told[part]:
            yield _together(each, when)
    for name, courses, people in year_pages.kinds(told):
        yield [name, int(courses), None, None, None, people]
    for sentence in (*OF_A_YEAR, *CANNOT):
        yield [None, None, None, None, None, str(sentence)]


def _together(told: Told, when: str) -> list[Cell]:
    label, number, mean, _scale = year_pages.line(told)
    raw = told["pooled"] or {}
    figures = [raw.get(name) for name in ("value", "low", "high")]
    rounded = [None if each is None else round(each, 2) for each in figures]
    return [f"{label} · {when}" if when else label, int(number), *rounded, mean]


def _padded(cells: list[Cell], note: str) -> list[Cell]:
    return [*cells, *[None] * (15 - len(cells)), note or None]


def _score_row(score: Told) -> list[Cell]:
    told, change = line(score), score["change"]
    head: list[Cell] = [told.label, score["pairs"], score["least"], score["most"]]
    if change is None:
        return _padded(head, told.why_not)
    figures = [change["before"], change["after"]]
    for part in ("raw", "g_z", "d_av"):
        of = change[part] or {}
        figures += [of.get("value"), of.get("low"), of.get("high")]
    rounded = [None if each is None else round(each, 2) for each in figures]
    return _padded([*head, *rounded], told.ceiling)


def _rated_row(told: Told) -> list[Cell]:
    label, said = rated(told)
    value = told["value"]
    mean = None if value is None else round(value["value"], 2)
    return _padded([label, told["number"], told["least"], told["most"], None, mean], said)

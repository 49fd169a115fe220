"""The facts of a course as words, and where what is missing can be filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from declic.courses import words
from declic.courses.forms.course import SECTIONS, Fill
from declic.courses.models import Course
from declic.courses.queries.naming import language_name, plan_name
from declic.courses.rules.readiness import Filler, Missing
from declic.packs.queries import UnknownPlanError, choices

Said = str | Promise
# What is told to whoever leads a course, and to its host's coach, is not all that the office has.
OFFICE_ONLY = frozenset({"owner", "waiting_since", "external_id", "staff_language"})
_TABLES = {"audience": words.AUDIENCES, "phones": words.PHONES, "guardians": words.GUARDIANS}


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that keeps a course from being ready, who can fill it, and where."""

    what: Said
    who: Said
    address: str


def missing_links(course: Course, missing: Iterable[Missing]) -> list[Lacking]:
    """Say in words what is missing, with the address of its field."""
    return [
        Lacking(words.MISSING[each.what], words.FILLERS[each.who], _where(course, each))
        for each in missing
    ]


def _where(course: Course, missing: Missing) -> str:
    page = f"/office/courses/{course.pk}"
    if missing.who is Filler.OWNER:
        return f"/host/facts?community={course.host.community}"
    if missing.who is Filler.ADMINISTRATOR or missing.what in {"dates", "trainers"}:
        return f"{page}#dates"
    if missing.what == "plan":
        return f"{page}/plan#id_plan"
    field = {"same_adult": "deputy"}.get(missing.what, missing.what)
    return f"{page}/fill#id_{field}"


@dataclass(frozen=True, slots=True)
class Known:
    """A heading and what is known under it: label, words, whether only the office sees it."""

    heading: Said
    rows: list[tuple[Said, str, bool]]

    @property
    def is_office_only(self) -> bool:
        """Say whether nobody else sees any of it."""
        return all(office for _label, _said, office in self.rows)


def facts_of(course: Course, language: str) -> list[Known]:
    """Give what is known of a course in words, under the headings of its form."""
    labels = {name: field.label for name, field in Fill.base_fields.items()}
    known = [
        Known(
            heading,
            [(labels[name] or "", said(course, name), name in OFFICE_ONLY) for name in names],
        )
        for heading, names in SECTIONS
    ]
    return [*known[:-1], Known(_("Plan"), list(_plan(course, language))), known[-1]]


def said(course: Course, name: str) -> str:
    """Say one field of a course; empty where nobody knows."""
    value: Any = getattr(course, name)
    if name in _TABLES:
        return str(_TABLES[name].get(value, ""))
    if name in {"languages", "staff_language"}:
        return ", ".join(map(language_name, value if isinstance(value, list) else [value]))
    match value:
        case bool():
            return _("yes") if value else _("no")
        case dt.date():
            return date_format(value, "j F Y")
    return "" if value is None else str(value)


def _plan(course: Course, language: str) -> Iterator[tuple[Said, str, bool]]:
    yield _("The plan"), plan_name(course.plan, language), False
    try:
        offered = choices(course.plan, language) if course.plan else ()
    except UnknownPlanError:
        return
    for choice in offered:
        chosen = course.options.get(choice.id, choice.options[0].id)
        told = next((each.title for each in choice.options if each.id == chosen), chosen)
        yield choice.title, told, False

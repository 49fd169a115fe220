"""`{% load courses %}`: words of the office's tables, and fields of its forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django import forms, template
from django.forms import BoundField
from django.template.defaultfilters import date as date_filter
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from declic.courses import fit_words, words
from declic.courses.models import Course
from declic.courses.rules.calendar import week_name
from declic.courses.rules.fitting import Reason

register = template.Library()
_GROUPS = (forms.CheckboxSelectMultiple, forms.RadioSelect)


@register.filter
def word(key: str, table: str) -> str | Promise:
    """Give the office's word for a code, or the code itself where there is none."""
    known: words.Words = getattr(words, table.upper())
    return known.get(key, key)


@register.filter
def of(table: Mapping[object, object], key: object) -> object:
    """Give what a table has for a key; nothing where it has none."""
    return table.get(key)


@register.filter
def trainers(course: Course) -> list[str]:
    """Name the trainers of a course that came with its standing dates, each once."""
    promises = (each for date in course.standing for each in date.promises)  # type: ignore[attr-defined]
    return list(dict.fromkeys(str(each.trainer.person) for each in promises))


@register.filter
def is_group(field: BoundField) -> bool:
    """Say whether a field is several boxes under one legend."""
    return isinstance(field.field.widget, _GROUPS)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Say whether a field is one box beside its label."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def said(field: BoundField) -> SafeString:
    """Draw the field, tied to its hint and to what is wrong with it."""
    told = [f"{field.auto_id}-hint"] if field.help_text else []
    told += [f"{field.auto_id}-error"] if field.errors else []
    attrs: dict[str, str | bool] = {"aria-describedby": " ".join(told)} if told else {}
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


@register.filter
def at(told: Mapping[str, str] | None, name: str) -> str | None:
    """Give what a table has under a name; None where there is no table, or no such name."""
    return told.get(name) if told else None


@register.filter
def now_said(form: forms.Form, name: str) -> str:
    """Say what stands in a field now, in the words of its choices."""
    value = form.initial.get(name)
    choices = dict(getattr(form.fields[name], "choices", ()))
    told = value if isinstance(value, list) else [value]
    return ", ".join(str(choices.get(each, each)) for each in told if each not in {None, ""}) or "–"


@register.filter
def reason(told: str) -> str:
    """Say the reason of a step: words of a person, or the codes of what went missing."""
    codes = told.split(", ")
    if all(code in words.MISSING for code in codes):
        return ", ".join(str(words.MISSING[code]) for code in codes)
    return told


@register.filter
def why(told: Reason) -> str:
    """Say a reason for or against a trainer."""
    return fit_words.sentence(told)


@register.filter
def week(day: dt.date) -> str:
    """Write a day's week as an address does."""
    return week_name(day)


@register.filter
def weekday(number: int) -> str:
    """Name a day of the week, Monday being 0."""
    return str(WEEKDAYS.get(number, number))


@register.filter(expects_localtime=True)
def written(moment: dt.date | dt.datetime | None, pattern: str) -> str:
    """Write a day in the reader's language: only English gives months a capital."""
    small = (get_language() or "").startswith("en")
    return str(date_filter(moment, pattern if small else pattern.replace("M", "b")))

"""`{% load funding %}`: words of grants, amounts, and how grants are drawn."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from declic.funding import drawing, report, words
from declic.funding.queries.grants import Line
from declic.funding.queries.quotes import Said
from declic.letters.queries.costs import written

register = template.Library()


@register.filter
def said(key: str, table: str) -> str | Promise:
    """Give the word for a code, or the code itself where there is none."""
    known: words.Words = getattr(words, table.upper())
    return known.get(key, key)


@register.filter
def tone(state: str) -> str:
    """Give the colour beside the word for the state of a project."""
    return words.TONES.get(state, "")


@register.filter
def amount(cents: int) -> str:
    """Write an amount in the reader's language."""
    return written(cents, (get_language() or "en")[:2])


@register.filter
def isolated(name: object) -> SafeString:
    """Keep what people wrote apart from the direction of the words around it."""
    return format_html("<bdi>{}</bdi>", name)


@register.filter
def beside(said: Said) -> str:
    """Say what of its course stands beside a sentence."""
    return report.beside(said)


@register.filter
def total(numbers: Iterable[int]) -> int:
    """Add numbers up."""
    return sum(numbers)


@register.simple_tag
def progress_bar(line: Line) -> SafeString:
    """Draw how many of a kind were promised, held and planned as one bar."""
    return mark_safe(drawing.bar(line))  # noqa: S308  # our own drawing, which escapes its words


@register.simple_tag
def progress_columns(line: Line) -> SafeString:
    """Draw the same along the period."""
    return mark_safe(drawing.columns(line))  # noqa: S308

"""`{% load design %}`: addresses of files, drawings, and texts with their run-time marks filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from declic.design import drawings, queries, rules, slots, svg
from declic.design.charts import Chart

register = template.Library()


class Written(Protocol):
    """A language, as far as a tag needs it."""

    @property
    def code(self) -> str: ...
    @property
    def direction(self) -> str: ...


def _safe(drawn: str) -> SafeString:
    # Drawings are our own files, or `svg.py`, which escapes every text it is given.
    return mark_safe(drawn)  # noqa: S308


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a bundle, script, font or `mark.svg`."""
    return queries.asset_url(name)


@register.simple_tag(takes_context=True)
def lanes(context: template.Context) -> tuple[slots.Lane, ...]:
    """Return the pages that the visitor is led to from the office's head, lane by lane."""
    return slots.lanes_for(context.get("request"))


@register.simple_tag(takes_context=True)
def corners(context: template.Context, place: str, about: object) -> tuple[slots.Corner, ...]:
    """Return what the floors above put into a place of this page."""
    return slots.corners_of(place, context.get("request"), about)


@register.simple_tag
def mark() -> SafeString:
    """Return the mark as inline SVG."""
    return _safe(drawings.mark())


@register.simple_tag
def shape(choice: str) -> SafeString:
    """Return letter, shape and colour of a choice."""
    letter = "" if choice in {"T", "N", "P"} else choice
    return format_html('<span class="shape {}" aria-hidden="true">{}</span>', choice, letter)


@register.simple_tag
def sign(name: str) -> SafeString:
    """Return a table's sign; nothing for a seat without a table."""
    return _safe(drawings.drawing("signs", name)) if name else _safe("")


@register.simple_tag
def picture(name: str | None) -> SafeString:
    """Return a scene or a pictogram.

    Nothing for an unknown name: it comes from a pack, and a missing picture must not stop a room.
    """
    return _safe(drawings.drawing("pictures", name)) if name in drawings.PICTURES else _safe("")


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a small drawing that stands in a line of text; raise KeyError for an unknown one."""
    return _safe(drawings.drawing("icons", name))


@register.simple_tag
def dots(done: int, of: int) -> SafeString:
    """Return dots filling a bracket."""
    return _safe(queries.dots(done, of))


@register.simple_tag
def score(points: int, goal: int) -> SafeString:
    """Return the common score as a picture."""
    told = _("%(points)s of %(goal)s brackets are open") % {"points": points, "goal": goal}
    return _safe(svg.score(points, goal, title=told))


@register.simple_tag
def path(walked: int, ahead: int = 0) -> SafeString:
    """Return the path of a story: steps behind, here, ahead."""
    told = _("Step %(here)s of %(all)s") % {"here": walked + 1, "all": walked + 1 + ahead}
    return _safe(svg.path(walked, ahead, title=told, rtl=get_language_bidi()))


@register.simple_tag
def bar(choice: str, count: int, of: int) -> SafeString:
    """Return one bar with its figure."""
    return _safe(svg.bar(choice, count, of, rtl=get_language_bidi()))


@register.simple_tag
def bars(counts: Mapping[str, int]) -> SafeString:
    """Return a chart of all choices."""
    return _safe(svg.bars(counts, title=_("Answers"), rtl=get_language_bidi()))


@register.simple_tag
def ring(seconds: int) -> SafeString:
    """Return the timer ring."""
    return _safe(svg.ring(seconds, title=_("Time left")))


@register.simple_tag
def drawn(chart: Chart) -> SafeString:
    """Return the drawing of a chart; its table is the page's to show."""
    return _safe(chart.drawn)


@register.filter
def fill(text: str, values: Mapping[str, object] | None) -> SafeString:
    """Fill the run-time marks of a pack's text, everything escaped."""
    return _safe(rules.filled(str(text), values or {}))


@register.filter
def spoken(texts: Mapping[str, str], language: str) -> str:
    """Return the text in that language, else in English, else in the first that there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


@register.filter
def lang_attrs(language: Written | None) -> SafeString:
    """Return `lang` and `dir` of a language; without one, those of the page's own language."""
    if language:
        return format_html('lang="{}" dir="{}"', language.code, language.direction)
    direction = "rtl" if get_language_bidi() else "ltr"
    return format_html('lang="{}" dir="{}"', get_language() or "en", direction)

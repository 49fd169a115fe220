"""`{% load peers %}`: codes in words."""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from declic.peers import words, young

register = template.Library()


@register.filter
def alarm(code: str) -> Promise:
    """Say what a contact point lacks."""
    return words.ALARMS[code]


@register.filter
def point_end(code: str) -> Promise:
    """Say why a contact point ended."""
    return words.POINT_ENDS[code]


@register.filter
def sign_words(code: str) -> Promise:
    """Say why the coach may look after somebody first."""
    return words.SIGNS[code]


@register.filter
def acted(code: str) -> Promise:
    """Say to the young person what was done."""
    return young.ACTED[code]


@register.filter
def act_words(code: str) -> Promise:
    """Say to an adult what was done."""
    return words.ACTS[code]

"""`{% load people %}`: what the pages of accounts draw."""

from __future__ import annotations

import json

from django import forms, template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from declic.kernel.codes import spaced

register = template.Library()
register.filter("spaced", spaced)

# In the order in which they must be looked for: each calls itself by the names of those below.
BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")
CALLED = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux")


@register.filter
def is_tick(field: BoundField) -> bool:
    """Say whether it is a box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def is_choice(field: BoundField) -> bool:
    """Say whether it is one of several."""
    return isinstance(field.field.widget, forms.RadioSelect)


@register.filter
def as_json(value: object) -> str:
    """Write what a script reads from an attribute; the template escapes it."""
    return json.dumps(value)


@register.filter
def drawn(svg: str) -> SafeString:
    """Draw a code that we made ourselves: what it holds is in its modules."""
    return mark_safe(svg)  # noqa: S308


@register.filter
def browser(agent: str) -> str:
    """Say which browser it was, as far as people know it again."""
    name = next((each for each in BROWSERS if f"{each}/" in agent), "")
    system = next((each for each in SYSTEMS if each in agent), "")
    return ", ".join(filter(None, (CALLED.get(name, name), system))) or "?"

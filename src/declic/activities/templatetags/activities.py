"""Tags of the kinds' templates: what each answer form carries, results told without figures."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from declic.activities.models import Drawing
from declic.kernel.cells import Told

register = template.Library()


@register.simple_tag(takes_context=True)
def this_item(context: Context) -> SafeString:
    """Write the two hidden fields that say which question a form answers."""
    activity = context["activity"]
    activity_id = activity["id"] if isinstance(activity, Mapping) else activity.id
    return format_html(
        '<input type="hidden" name="activity" value="{}">'
        '<input type="hidden" name="item" value="{}">',
        activity_id,
        context["item"].id,
    )


@register.simple_tag
def drawing(drawn: Drawing) -> SafeString:
    """Write a drawing of the kind's own, in the direction of the active language."""
    # A kind's own code made it, and escaped every text that it was given.
    return mark_safe(drawn.rtl if get_language_bidi() else drawn.ltr)  # noqa: S308


@register.inclusion_tag("activities/told.html")
def told_in_words(told: Told | None, most: str = "") -> dict[str, object]:
    """Write the sentence that stands in for figures; nothing when figures may be told.

    `most`: the text of the choice that nearly all made.
    """
    return {"told": told, "most": most}


@register.filter
def at(values: Mapping[str, object], key: str) -> object:
    """Look up a value whose key is only known while the page is made; None when there is none."""
    return values.get(key)

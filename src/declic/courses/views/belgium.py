"""The map of Belgium: how many courses are in each province."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from declic.courses.queries.calendar import by_province
from declic.courses.rules.outline import drawn
from declic.courses.rules.places import Province
from declic.courses.views.lists import kept
from declic.courses.views.page import OFFICE, behind, shown
from declic.courses.words import PROVINCES


@require_safe
@behind(*OFFICE)
def belgium(request: HttpRequest) -> HttpResponseBase:
    """Show the map with a table beside it that says the same."""
    counts = by_province(kept(request))
    names: dict[str, str] = {each: str(PROVINCES[each]) for each in Province}
    rows = [(each, names[each], counts.get(each, 0)) for each in Province]
    told = ", ".join(f"{name}: {number}" for _key, name, number in rows)
    picture = drawn(counts, names, title=_("Courses by province"), told=told)
    context = {
        "here": "courses",
        "tab": "map",
        # Made of our own outlines; names and title are escaped there.
        "picture": mark_safe(picture),  # noqa: S308
        "rows": rows,
        "nowhere": counts.get("", 0),
        "number": sum(counts.values()),
    }
    return shown(request, "courses/map.html", context)

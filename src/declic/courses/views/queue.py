"""The queue of requests: what was asked and nobody has answered yet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from declic.courses.queries.hosts import same_perhaps
from declic.courses.rules.states import State
from declic.courses.views.lists import kept, paged
from declic.courses.views.page import OFFICE, behind, shown


@require_safe
@behind(*OFFICE)
def queue(request: HttpRequest) -> HttpResponseBase:
    """List what was received, the oldest first, with hosts that may be there already."""
    rows = kept(request).filter(state=State.RECEIVED).order_by("made_at", "pk")
    page = paged(request, rows.select_related("host", "owner", "request"))
    same = same_perhaps(course.host for course in page)
    context = {
        "here": "courses",
        "tab": "queue",
        "page": page,
        "rows": [(course, same.get(course.host_id, [])) for course in page],
        "address": "/office/courses/queue?",
    }
    return shown(request, "courses/queue.html", context)

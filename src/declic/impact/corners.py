"""What this floor puts into pages of the floors below."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from declic.courses.models import Course
from declic.impact.queries import has_report

Told = Mapping[str, object] | None


def on_course(_request: HttpRequest | None, about: object) -> Told:
    """Lead from a course of which something was held to its scores before and after."""
    if not isinstance(about, Course) or not any(date.ended_at for date in about.dates.all()):
        return None
    return {"course": about, "made": has_report(about)}

"""What stands of grants on a course's page."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from declic.courses.models import Course
from declic.funding.models import Grant, Planned
from declic.funding.queries.charging import PREPARED, charge_of, grants_for
from declic.funding.queries.seen import grants_visible_to
from declic.funding.rules.units import HELD
from declic.kernel import clock
from declic.people import access
from declic.people.models import Right

Told = Mapping[str, object] | None


def on_course(request: HttpRequest | None, about: object) -> Told:
    """Say to the office for which grant a course stands or is meant, and offer those that fit.

    Where the programme has no grant at all, nothing is said.
    """
    if request is None or not isinstance(about, Course):
        return None
    if Right.COORDINATE not in (access.rights_held(request) or ()):
        return None
    grants = grants_visible_to(access.who(request), on=clock.now().date())
    if not grants.filter(programme=about.programme_id).exists():
        return None
    meant = Planned.objects.filter(course=about).select_related("grant__sponsor").first()
    stands = charge_of(about)
    return {
        "course": about,
        "stands": stands,
        "meant": meant.grant if meant else None,
        "held": about.state in HELD,
        "to_come": about.state in PREPARED,
        "grants": [] if stands else _first(grants_for(about, grants), meant),
    }


def _first(grants: list[Grant], meant: Planned | None) -> list[Grant]:
    """Begin with the grant for which the course is meant."""
    return sorted(grants, key=lambda each: meant is None or each.pk != meant.grant_id)

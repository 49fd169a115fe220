"""Mean a course for a grant before it is delivered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.models import Course
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.models import Grant, Planned
from declic.funding.queries.charging import PREPARED, unmet_by
from declic.people.models import Person


def plan(*, grant: Grant, course: Course, by: Person | None, at: dt.datetime) -> Planned:
    """Mean a course that is to come for a grant, and for no other one.

    Refused with `may`, `programme`, `not_to_come` or `conditions` (and which).
    """
    with transaction.atomic():
        check_may(grant.programme, by=by, at=at)
        fresh = Course.objects.select_related("host").get(pk=course.pk)
        if (fresh.programme_id, fresh.purpose) != (grant.programme_id, grant.purpose):
            raise FundingRefusedError("programme")
        if fresh.state not in PREPARED:
            raise FundingRefusedError("not_to_come")
        if lacks := unmet_by(grant, fresh):
            raise FundingRefusedError("conditions", *lacks)
        told = {"grant": grant, "by": by, "at": at}
        made, _ = Planned.objects.update_or_create(course=fresh, defaults=told)
    return made


def plan_no_more(*, course: Course, by: Person | None, at: dt.datetime) -> None:
    """Mean a course for no grant any more; twice is once."""
    with transaction.atomic():
        check_may(course.programme, by=by, at=at)
        Planned.objects.filter(course=course).delete()

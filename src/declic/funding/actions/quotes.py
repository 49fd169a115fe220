"""Write down what an adult said of a course, approve it as a second person, take it out."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.courses.models import Course
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.models import Charge, Grant, Quote
from declic.funding.rules.quotes import leads_to_somebody
from declic.people.models import Person


def write_quote(  # noqa: PLR0913  # each by its name
    *, grant: Grant, course: Course, text: str, language: str, by: Person | None, at: dt.datetime
) -> Quote:
    """Write a sentence down. Refused with `may`, `unknown` (a course that does not stand for a
    unit), `empty`, `leads`."""
    with transaction.atomic():
        check_may(grant.programme, by=by, at=at)
        if not Charge.objects.filter(unit__grant=grant, course=course).exists():
            raise FundingRefusedError("unknown")
        if not text.strip():
            raise FundingRefusedError("empty")
        if leads_to_somebody(text):
            raise FundingRefusedError("leads")
        told = {"text": text.strip(), "language": language, "by": by, "at": at}
        return Quote.objects.create(grant=grant, course=course, **told)


def approve_quote(*, quote: Quote, by: Person | None, at: dt.datetime) -> Quote:
    """Let the sponsor read it. Refused with `same` when whoever wrote it approves it."""
    with transaction.atomic():
        check_may(quote.grant.programme, by=by, at=at)
        fresh = Quote.objects.select_for_update().get(pk=quote.pk)
        if fresh.by_id == (by.pk if by else None):
            raise FundingRefusedError("same")
        if fresh.approved_at is None:
            fresh.approved_by, fresh.approved_at = by, at
            fresh.save()
    return fresh


def drop_quote(*, quote: Quote, by: Person | None, at: dt.datetime) -> None:
    """Erase it; twice is once."""
    with transaction.atomic():
        check_may(quote.grant.programme, by=by, at=at)
        Quote.objects.filter(pk=quote.pk).delete()

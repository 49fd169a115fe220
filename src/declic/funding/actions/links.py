"""Let a sponsor read: by an account, or by a secret link that can be ended."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.models import Grant, Reader, Sponsor
from declic.kernel.codes import fingerprint, new_secret
from declic.people.models import Person, RoleKind
from declic.people.queries import roles_held


def renew_link(*, grant: Grant, by: Person | None, at: dt.datetime) -> str:
    """Make the secret of a new link to a grant's page; an older link ends."""
    with transaction.atomic():
        check_may(grant.programme, by=by, at=at)
        secret = new_secret()
        Grant.objects.filter(pk=grant.pk).update(link=fingerprint(secret), link_made_at=at)
    return secret


def end_link(*, grant: Grant, by: Person | None, at: dt.datetime) -> None:
    """End the link; twice is once."""
    with transaction.atomic():
        check_may(grant.programme, by=by, at=at)
        Grant.objects.filter(pk=grant.pk).update(link=None, link_made_at=None)


def add_reader(
    *, sponsor: Sponsor, person: Person, by: Person | None, at: dt.datetime, chooses: bool = False
) -> Reader:
    """Let an account read the pages of a sponsor, and choose for it what is paid.

    Refused with `reader` without that role. Said again, it changes whether the account chooses.
    """
    with transaction.atomic():
        check_may(sponsor.programme, by=by, at=at)
        held = roles_held(person, at.date()).filter(programme=sponsor.programme)
        if not held.filter(kind=RoleKind.SPONSOR).exists():
            raise FundingRefusedError("reader")
        told = {"chooses": chooses}
        made, _ = Reader.objects.update_or_create(sponsor=sponsor, person=person, defaults=told)
    return made


def drop_reader(*, reader: Reader, by: Person | None, at: dt.datetime) -> None:
    """Let an account read them no more; twice is once."""
    with transaction.atomic():
        check_may(reader.sponsor.programme, by=by, at=at)
        Reader.objects.filter(pk=reader.pk).delete()

"""Give certificates, and end them."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from declic.certificates.models import Certificate, Kind
from declic.certificates.queries import KIND_OF, kept_by, may_give, roles_of
from declic.certificates.rules import SIGNS, month_of
from declic.kernel.codes import new_code
from declic.people.models import Person, Programme, Role, RoleKind


class CertificateRefusedError(Exception):
    """It is not theirs to give or to end."""


@transaction.atomic
def give(
    *, kind: Kind, programme: Programme, plan: str = "", by: Person | None, at: dt.datetime
) -> Certificate:
    """Give what papers for many bear: the same code for the same thing in the same month.

    How many are printed, and for whom, nobody notes. Who leads, coaches or coordinates there may.
    """
    if not may_give(by, programme, on=at.date()):
        raise CertificateRefusedError
    # The lock is the programme's row: of two at once, the second finds the first one's code.
    Programme.objects.select_for_update().get(pk=programme.pk)
    found, _is_new = Certificate.objects.get_or_create(
        kind=kind,
        programme=programme,
        plan=plan,
        month=month_of(at.date()),
        role=None,
        ended_at=None,
        defaults={"code": new_code(SIGNS)},
    )
    return found


@transaction.atomic
def give_own(*, role: Role, by: Person, at: dt.datetime) -> Certificate:
    """Give a coach or a trainer the own certificate; nobody makes somebody else's."""
    row = roles_of(by, on=at.date()).select_for_update(of=("self",)).filter(pk=role.pk).first()
    if row is None:
        raise CertificateRefusedError
    found, _is_new = Certificate.objects.get_or_create(
        role=row,
        ended_at=None,
        defaults={
            "code": new_code(SIGNS),
            "kind": KIND_OF[RoleKind(row.kind)],
            "programme": row.programme,
            "month": month_of(at.date()),
        },
    )
    return found


@transaction.atomic
def end_own(*, role: Role, by: Person, at: dt.datetime) -> None:
    """Take the own certificate back: its code tells the name to nobody any more."""
    Certificate.objects.filter(role=role, role__person=by, ended_at=None).update(ended_at=at)


@transaction.atomic
def end(*, certificate: Certificate, by: Person | None, at: dt.datetime) -> None:
    """End a code that is not to be believed any more; the next paper gets another one."""
    rows = kept_by(by, on=at.date()).filter(pk=certificate.pk, ended_at=None)
    if not Certificate.objects.filter(pk__in=rows.values("pk")).update(ended_at=at):
        raise CertificateRefusedError

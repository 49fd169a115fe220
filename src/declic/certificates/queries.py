"""What a code stands for, and who may give and end it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from declic.certificates.models import Certificate, Kind
from declic.certificates.paper import pages
from declic.certificates.rules import OF_A_PERSON, SIGNS, Standing, standing
from declic.kernel.codes import normal_code
from declic.people.models import Person, Programme, Right, Role, RoleKind
from declic.people.queries import holding, is_vetted, programmes_with, roles_held

__all__ = ["KIND_OF", "Told", "kept_by", "may_give", "pages", "roles_of", "told", "told_of_code"]

GIVES = (Right.LEAD, Right.COACH, Right.COORDINATE)
# The roles of which there are certificates.
KIND_OF = {RoleKind.COACH: Kind.COACH, RoleKind.TRAINER: Kind.TRAINER}


@dataclass(frozen=True, slots=True)
class Told:
    """What may truly be said of a certificate; `person` only where it is an adult's and holds."""

    certificate: Certificate
    standing: Standing
    person: Person | None


def told_of_code(typed: str, *, on: dt.date) -> Told | None:
    """Say what a code stands for, however it is typed; None for none.

    Tries are not counted: a code is too long to be found, and opens nothing.
    """
    code = normal_code(typed, SIGNS)
    rows = Certificate.objects.select_related("programme__organisation", "role__person")
    found = rows.filter(code=code).first() if code else None
    return told(found, on=on) if found else None


def told(certificate: Certificate, *, on: dt.date) -> Told:
    """Say how a certificate stands on a day."""
    role = certificate.role
    holds = role is not None and _holds(role, on)
    organisation = certificate.programme.organisation
    seen = role is not None and is_vetted(role.person, organisation, on=on)
    kind = Kind(certificate.kind)
    found = standing(kind, ended=certificate.ended_at is not None, holds=holds, vetted=seen)
    is_told = role is not None and kind in OF_A_PERSON and found is Standing.VALID
    return Told(certificate, found, role.person if role and is_told else None)


def _holds(role: Role, on: dt.date) -> bool:
    return Role.objects.filter(holding(on), pk=role.pk, person__is_active=True).exists()


def may_give(who: Person | None, programme: Programme, *, on: dt.date) -> bool:
    """Say whether somebody may print papers for those who took part in a programme."""
    return any(
        programmes_with(who, right, on=on).filter(pk=programme.pk).exists() for right in GIVES
    )


def roles_of(person: Person, *, on: dt.date) -> QuerySet[Role]:
    """Give the roles of somebody of which there are certificates."""
    rows = roles_held(person, on).filter(kind__in=KIND_OF)
    return rows.select_related("programme__organisation", "person").order_by("starts_on", "pk")


def kept_by(who: Person | None, *, on: dt.date) -> QuerySet[Certificate]:
    """Give the certificates of the programmes that somebody coordinates, the newest first."""
    rows = Certificate.objects.filter(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    return rows.select_related("programme__organisation", "role__person").order_by("-month", "-pk")

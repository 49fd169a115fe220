"""Trainers as the office lists them: vetted or not, with a profile or not, with what is to come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from declic.courses.models import Assignment, Trainer
from declic.courses.queries.lists import standing_promises
from declic.people.models import Organisation, Person, Programme, Role, RoleKind
from declic.people.queries import holding, vetted_among


def with_vetting(trainers: Iterable[Trainer], *, on: dt.date) -> frozenset[UUID]:
    """Give those whose vetting holds on a day for their programme's organisation."""
    by_organisation: dict[UUID, tuple[Organisation, list[Trainer]]] = {}
    for each in trainers:
        of = each.programme.organisation
        by_organisation.setdefault(of.pk, (of, []))[1].append(each)
    found = set[UUID]()
    for organisation, members in by_organisation.values():
        vetted = vetted_among((each.person_id for each in members), organisation, on=on)
        found |= {each.pk for each in members if each.person_id in vetted}
    return frozenset(found)


def leading(programme: UUID, *, on: dt.date) -> QuerySet[Role, UUID]:
    """Give the people who lead or help to lead in a programme on a day."""
    kinds = [RoleKind.TRAINER, RoleKind.CO_FACILITATOR]
    roles = Role.objects.filter(holding(on), programme=programme, kind__in=kinds)
    return roles.filter(person__is_active=True).values_list("person", flat=True)


def without_profile(programmes: QuerySet[Programme], *, on: dt.date) -> list[Role]:
    """Give the roles of those who lead or help to lead, of whom nothing else is known yet."""
    kinds = [RoleKind.TRAINER, RoleKind.CO_FACILITATOR]
    roles = Role.objects.filter(holding(on), programme__in=programmes, kind__in=kinds)
    roles = roles.filter(person__is_active=True)
    known = set(Trainer.objects.filter(programme__in=programmes).values_list("programme", "person"))
    rows = roles.select_related("person", "programme").order_by("person__name", "pk")
    return [role for role in rows if (role.programme_id, role.person_id) not in known]


def coming(trainer: Trainer, at: dt.datetime) -> list[Assignment]:
    """Give what a trainer is asked for or promised to from a moment on."""
    rows = standing_promises().filter(
        trainer=trainer, date__ends_at__gte=at, date__cancelled_at=None
    )
    return list(rows.select_related("date__course__host").order_by("date__starts_at"))


def own_profiles(who: Person | None, *, on: dt.date) -> QuerySet[Trainer]:
    """Give somebody's own profiles, in programmes in which the role still holds."""
    kinds = [RoleKind.TRAINER, RoleKind.CO_FACILITATOR]
    held = Role.objects.filter(holding(on), person=who, kind__in=kinds)
    rows = Trainer.objects.filter(person=who, programme__in=held.values("programme"))
    return rows.select_related("programme__organisation").order_by("programme__name")

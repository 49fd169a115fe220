"""Keep hosts and their adults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from declic.courses.actions.courses import keep_ready
from declic.courses.actions.keys import check_key
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Course, Host, State
from declic.courses.rules.places import community, follows, province
from declic.people.models import Person, Programme, Right
from declic.people.queries import may

HOST_FIELDS = frozenset(
    {"kind", "name", "street", "postcode", "city", "province", "community", "language"}
    | {"external_id", "retired_at"}
)
CONTACT_FIELDS = frozenset(
    {"name", "function", "email", "phone", "language", "is_coach", "person", "external_id"}
)


def make_host(
    *, programme: Programme, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Host:
    """Make a host. Province and community follow from the postcode where nobody says them."""
    with transaction.atomic():
        _check(programme, fields, HOST_FIELDS, by, at)
        host = Host(programme=programme, made_at=at)
        return _written(host, fields)


def change_host(
    *, host: Host, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Host:
    """Correct what is known of a host. A new postcode takes province and community along, unless
    they are told too."""
    with transaction.atomic():
        _check(host.programme, fields, HOST_FIELDS, by, at)
        fresh = _written(Host.objects.get(pk=host.pk), fields)
        # Of another community it may be that nobody is sure of a help line.
        for course in Course.objects.filter(host=fresh, state=State.READY):
            keep_ready(course=course, by=by, at=at)
    return fresh


def make_contact(
    *, host: Host, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Contact:
    """Add an adult of a host."""
    with transaction.atomic():
        _check(host.programme, fields, CONTACT_FIELDS, by, at)
        return _kept(Contact(host=host, made_at=at), fields)


def change_contact(
    *, contact: Contact, fields: Mapping[str, Any], by: Person | None, at: dt.datetime
) -> Contact:
    """Correct what is known of an adult of a host."""
    with transaction.atomic():
        _check(contact.host.programme, fields, CONTACT_FIELDS, by, at)
        return _kept(Contact.objects.get(pk=contact.pk), fields)


def _kept(contact: Contact, fields: Mapping[str, Any]) -> Contact:
    for name, value in fields.items():
        setattr(contact, name, value)
    there = Contact.objects.filter(host=contact.host_id)
    check_key(there, contact.external_id, of=contact.pk)
    contact.save()
    return contact


def _written(host: Host, fields: Mapping[str, Any]) -> Host:
    before = host.postcode
    for name, value in fields.items():
        setattr(host, name, value)
    for name, of in (("province", province), ("community", community)):
        told, stands = fields.get(name), getattr(host, name)
        old, new = of(before) or "", of(host.postcode) or ""
        if not stands:
            setattr(host, name, new)
        elif not told and host.postcode not in {before, ""}:
            setattr(host, name, follows(stands, before=old, after=new))
    there = Host.objects.filter(programme=host.programme_id)
    check_key(there, host.external_id, of=host.pk)
    host.save()
    return host


def _check(
    programme: Programme,
    fields: Mapping[str, Any],
    known: frozenset[str],
    by: Person | None,
    at: dt.datetime,
) -> None:
    if unknown := set(fields) - known:
        raise CourseRefusedError("field", *sorted(unknown))
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise CourseRefusedError("may")

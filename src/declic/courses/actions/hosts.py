"""Keep hosts and their adults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from declic.courses.actions.keys import check_key
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Host
from declic.courses.rules.places import community, province
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
    """Correct what is known of a host."""
    with transaction.atomic():
        _check(host.programme, fields, HOST_FIELDS, by, at)
        return _written(Host.objects.get(pk=host.pk), fields)


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
    for name, value in fields.items():
        setattr(host, name, value)
    if not host.province:
        host.province = province(host.postcode) or ""
    if not host.community:
        host.community = community(host.postcode)
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

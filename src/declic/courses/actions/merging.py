"""Make one host of two that are the same."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from django.db import transaction

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Course, Host
from declic.people.models import Person, Right
from declic.people.queries import may

# What the one that stays takes over where it knows nothing itself.
_FILLED = ("street", "postcode", "city", "province", "community", "external_id")


Move = Callable[[Host, Host], None]
_moves: list[Move] = []


def when_merged(move: Move) -> None:
    """Let a floor above give what is of one host to another; once, in `AppConfig.ready`."""
    _moves.append(move)


def merge_hosts(*, keep: Host, gone: Host, by: Person | None, at: dt.datetime) -> Host:
    """Give all that is `gone`'s to `keep`: adults, courses, and what `keep` did not know.

    What floors above keep of it moves too (`when_merged`).

    `gone` is deleted, unless both have a key in the organisation's own tables: then it stays as a
    host that is no more, so that its key is not imported as a new one. Refused with `same`, and
    with `host` across programmes.
    """
    with transaction.atomic():
        stays, goes = _both(keep, gone)
        if not may(by, Right.COORDINATE, stays.programme, on=at.date()):
            raise CourseRefusedError("may")
        _adults(stays, goes)
        Course.objects.filter(host=goes).update(host=stays)
        for move in _moves:
            move(goes, stays)
        keys = bool(stays.external_id and goes.external_id)
        filled = {name: getattr(goes, name) for name in _FILLED if not getattr(stays, name)}
        if keys:
            goes.retired_at = at
            goes.save(update_fields=["retired_at"])
        else:
            goes.delete()
        for name, value in filled.items():
            setattr(stays, name, value)
        stays.save()
    return stays


def _both(keep: Host, gone: Host) -> tuple[Host, Host]:
    if keep.pk == gone.pk:
        raise CourseRefusedError("same")
    found = {host.pk: host for host in Host.objects.filter(pk__in=[keep.pk, gone.pk])}
    if len(found) != 2:  # noqa: PLR2004  # one of the two was merged meanwhile
        raise CourseRefusedError("stale")
    stays, goes = found[keep.pk], found[gone.pk]
    if stays.programme_id != goes.programme_id:
        raise CourseRefusedError("host")
    return stays, goes


def _adults(stays: Host, goes: Host) -> None:
    """Move adults; one who is there already, by key or by mail address, becomes that one.

    Unless the two say different things of themselves: then both stay.
    """
    there = list(Contact.objects.filter(host=stays))
    for adult in Contact.objects.filter(host=goes):
        same = next((each for each in there if _same(each, adult)), None)
        if any(each is not same and each.external_id == adult.external_id for each in there):
            # A key names one adult of a host: whoever has it here already.
            adult.external_id = ""
        if same is None:
            adult.host = stays
            adult.save(update_fields=["host", "external_id"])
            continue
        Course.objects.filter(host_adult=adult).update(host_adult=same)
        Course.objects.filter(coach=adult).update(coach=same)
        _complete(same, adult)
        adult.delete()


def _same(one: Contact, other: Contact) -> bool:
    by_key = bool(one.external_id) and one.external_id == other.external_id
    by_mail = bool(one.email) and one.email.lower() == other.email.lower()
    return (by_key or by_mail) and not _contradicts(one, other)


def _contradicts(one: Contact, other: Contact) -> bool:
    """Say whether both know something else: then both stay, and somebody decides.

    The number that a host typed today must not be lost to an old one.
    """
    told = ((getattr(one, name), getattr(other, name)) for name in ("phone", "function"))
    return any(mine and theirs and mine != theirs for mine, theirs in told)


def _complete(same: Contact, adult: Contact) -> None:
    for name in ("function", "email", "phone", "person", "external_id"):
        if not getattr(same, name):
            setattr(same, name, getattr(adult, name))
    same.is_coach = same.is_coach or adult.is_coach
    same.save()

"""Bring a table, look at it, and take its rows over: all of them, or none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from pydantic import ValidationError

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.taking import Taker, take_contact, take_course, take_host
from declic.courses.models import Incoming, Trainer
from declic.courses.queries.columns import LISTS
from declic.courses.rules.rows import contact_told, course_told, host_of_contact, host_told
from declic.courses.typed import ContactTyped, CourseTyped, HostTyped
from declic.people.actions.roles import hold
from declic.people.models import Person, Programme, Right, Role, RoleKind
from declic.people.queries import may
from declic.tables.actions import remember
from declic.tables.models import Columns, Row, RowError
from declic.tables.queries import apply, read

STAYS = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many rows were new, how many were here already, how many were left out."""

    new: int = 0
    known: int = 0
    left_out: int = 0


def bring(  # noqa: PLR0913  # keyword-only: a file and what it is for
    *,
    programme: Programme,
    kind: str,
    name: str,
    data: bytes,
    remembers: bool,
    by: Person | None,
    at: dt.datetime,
) -> Incoming:
    """Keep a table that was read already until it is taken over, for a day at most."""
    with transaction.atomic():
        _check_may(programme, kind, by, at)
        return Incoming.objects.create(
            programme=programme,
            kind=kind,
            name=name[:200],
            data=data,
            remember=remembers,
            brought_by=by,
            brought_at=at,
        )


def leave(*, incoming: Incoming, by: Person | None, at: dt.datetime) -> None:
    """Erase a table that is not taken over."""
    _check_may(incoming.programme, incoming.kind, by, at)
    incoming.delete()


def look(incoming: Incoming, columns: Columns, *, today: dt.date) -> list[Row | RowError]:
    """Read every row by these columns, and try what comes of it without writing anything."""
    table = read(bytes(incoming.data), incoming.name)
    found = apply(columns, table, LISTS[incoming.kind])
    return [_tried(each, incoming.kind, today) for each in found]


def _tried(row: Row | RowError, kind: str, today: dt.date) -> Row | RowError:
    if isinstance(row, RowError):
        return row
    try:
        _TOLD[kind](row.values, today)
    except ValidationError as wrong:
        name = str(wrong.errors()[0]["loc"][-1]) if wrong.errors()[0]["loc"] else "age_most"
        return RowError(row.number, name, None, "", "range")
    return row


def take_over(
    *, incoming: Incoming, columns: Columns, skips: bool, by: Person | None, at: dt.datetime
) -> Taken:
    """Take every row over in one transaction, and erase the file.

    Refused with `rows` while a row has a fault, unless `skips`: then those are left out.
    """
    with transaction.atomic():
        fresh = Incoming.objects.select_for_update().filter(pk=incoming.pk).first()
        if fresh is None:
            raise CourseRefusedError("taken")
        _check_may(fresh.programme, fresh.kind, by, at)
        found = look(fresh, columns, today=at.date())
        faulty = {each.number for each in found if isinstance(each, RowError)}
        if faulty and not skips:
            raise CourseRefusedError("rows")
        rows = [each for each in found if isinstance(each, Row)]
        taken = _take_rows(rows, fresh, Taker(fresh.programme, by, at))
        if fresh.remember:
            _remember(fresh, columns, by, at)
        fresh.delete()
    return Taken(taken.new, taken.known, len(faulty))


def _take_rows(rows: Sequence[Row], incoming: Incoming, taker: Taker) -> Taken:
    take, told = _TAKERS[incoming.kind], _TOLD[incoming.kind]
    fresh = [take(told(row.values, taker.at.date()), taker) for row in rows]
    return Taken(new=sum(fresh), known=len(fresh) - sum(fresh))


def _remember(incoming: Incoming, columns: Columns, by: Person | None, at: dt.datetime) -> None:
    header = read(bytes(incoming.data), incoming.name).header
    remember(
        programme=incoming.programme,
        kind=incoming.kind,
        header=header,
        columns=columns,
        by=by,
        at=at,
    )


def forget_tables(*, at: dt.datetime) -> int:
    """Erase tables that nobody took over within a day."""
    return Incoming.objects.filter(brought_at__lt=at - STAYS).delete()[0]


def _check_may(programme: Programme, kind: str, by: Person | None, at: dt.datetime) -> None:
    """Who brings trainers gives them their role, and that is an administrator's."""
    right = Right.ADMINISTER if kind == Incoming.Kind.TRAINERS else Right.COORDINATE
    if not may(by, right, programme, on=at.date()):
        raise CourseRefusedError("may")


Values = Mapping[str, object]
Told = object


def _host(values: Values, _today: dt.date) -> HostTyped:
    return HostTyped.model_validate(host_told(values))


def _contact(values: Values, _today: dt.date) -> tuple[HostTyped, ContactTyped]:
    host = HostTyped.model_validate(host_of_contact(values))
    return host, ContactTyped.model_validate(contact_told(values))


def _course(values: Values, today: dt.date) -> CourseTyped:
    return CourseTyped.model_validate(course_told(values, today))


def _trainer(values: Values, _today: dt.date) -> Values:
    return values


def _take_contact(told: tuple[HostTyped, ContactTyped], taker: Taker) -> bool:
    host, _ = take_host(told[0], taker)
    return take_contact(told[1], host, taker)[1]


def _take_trainer(values: Values, taker: Taker) -> bool:
    """Make a trainer with an account that nobody can sign in to before an invitation is used."""
    email = str(values["email"]).lower()
    person = Person.objects.filter(email=email).first()
    organisation = taker.programme.organisation
    if person is None:
        person = Person.objects.create_user(
            email, name=str(values["name"]), organisation=organisation
        )
    elif person.organisation_id not in {None, organisation.pk}:
        raise CourseRefusedError("elsewhere", email)
    _give_role(person, taker)
    profile, new = Trainer.objects.get_or_create(programme=taker.programme, person=person)
    for name in ("languages", "provinces"):
        if values.get(name):
            setattr(profile, name, [str(each) for each in values[name]])  # type: ignore[attr-defined]
    for name in ("young", "most_a_month"):
        if values.get(name) is not None:
            setattr(profile, name, values[name])
    profile.save()
    return new


def _give_role(person: Person, taker: Taker) -> None:
    held = Role.objects.filter(person=person, programme=taker.programme, kind=Role.Kind.TRAINER)
    if not held.filter(ended_at=None).exclude(ends_on__lt=taker.at.date()).exists():
        hold(
            person,
            taker.programme,
            RoleKind.TRAINER,
            starts_on=taker.at.date(),
            ends_on=None,
            by=taker.by,
            at=taker.at,
        )


_TOLD: Mapping[str, Callable[[Values, dt.date], object]] = {
    Incoming.Kind.HOSTS: _host,
    Incoming.Kind.CONTACTS: _contact,
    Incoming.Kind.TRAINERS: _trainer,
    Incoming.Kind.COURSES: _course,
}
_TAKERS: Mapping[str, Callable[..., bool]] = {
    Incoming.Kind.HOSTS: lambda told, taker: take_host(told, taker)[1],
    Incoming.Kind.CONTACTS: _take_contact,
    Incoming.Kind.TRAINERS: _take_trainer,
    Incoming.Kind.COURSES: lambda told, taker: take_course(told, taker)[1],
}


def incoming_of(key: UUID, by: Person | None) -> Incoming | None:
    """Give a table that this person brought; but for the machine's owner nobody else sees it."""
    rows = Incoming.objects.select_related("programme__organisation").filter(pk=key)
    return (rows if by is None else rows.filter(brought_by=by)).first()

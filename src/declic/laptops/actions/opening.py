"""On the laptop: open what the office prepared, and hold its dates."""

from __future__ import annotations

import datetime as dt
from uuid import UUID

from django.db import transaction

from declic.laptops.models import Office, Opened, Prepared, Waiting
from declic.laptops.queries import told
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, digest, fingerprint, read
from declic.live.actions.sessions import Adults, Allowed, Booked, open_session
from declic.live.models import Session
from declic.live.queries.spoken import playable
from declic.people.models import Person


class UnknownOfficeError(UnfitError):
    """Nobody has compared the key of this office yet. The file waits under its digest."""

    def __init__(self, name: str, key: bytes, waits: str) -> None:
        """Keep what the page shows: the office's name, and what is compared."""
        super().__init__("unknown_office", name=name, fingerprint=fingerprint(key))
        self.name = name
        self.fingerprint = fingerprint(key)
        self.waits = waits


def take_in(*, data: bytes, trusted: str = "", at: dt.datetime) -> Prepared:
    """Open a file of an office, or raise UnfitError and keep nothing of it.

    The first file of an office needs `trusted`, the fingerprint that somebody compared; until
    then it waits, and UnknownOfficeError says so. From then on that key is the office's.
    """
    envelope = read(data, bodies.TAKE_ALONG)
    body = bodies.body_of(bodies.TakeAlong, envelope.body)
    _check(envelope, body, at)
    known = Office.objects.filter(pk=body.organisation).first()
    if known is None and trusted != fingerprint(envelope.sender):
        _let_wait(data, at)
        raise UnknownOfficeError(body.name, envelope.sender, digest(data))
    if known is not None and known.key != envelope.sender.hex():
        raise UnfitError("other_key", name=known.name, fingerprint=fingerprint(envelope.sender))
    with transaction.atomic():
        office, _ = Office.objects.get_or_create(
            organisation=body.organisation,
            defaults={"name": body.name, "key": envelope.sender.hex(), "trusted_at": at},
        )
        prepared, _ = Prepared.objects.update_or_create(
            id=body.id,
            defaults={
                "office": office,
                "body": body.model_dump(mode="json"),
                "opened_at": at,
                "expires_at": body.expires_at,
            },
        )
        Waiting.objects.all().delete()
    return prepared


def _check(envelope: Envelope, body: bodies.TakeAlong, at: dt.datetime) -> None:
    if envelope.to != str(body.organisation) or {date.plan for date in body.dates} != {*body.plans}:
        raise UnfitError("strange")
    if at >= body.expires_at:
        raise UnfitError("expired", until=f"{body.expires_at:%Y-%m-%d}", today=f"{at:%Y-%m-%d}")
    if not all(playable(plan) for plan in body.plans.values()):
        raise UnfitError("newer")


def _let_wait(data: bytes, at: dt.datetime) -> None:
    with transaction.atomic():
        Waiting.objects.all().delete()
        Waiting.objects.create(digest=digest(data), contents=data, at=at)


def trust(*, waits: str, compared: str, at: dt.datetime) -> Prepared:
    """Take the file in that waits, since somebody compared the fingerprint."""
    found = Waiting.objects.filter(digest=waits).first()
    if found is None:
        raise UnfitError("gone")
    return take_in(data=bytes(found.contents), trusted=compared, at=at)


def forget_office(*, organisation: UUID) -> None:
    """Trust an office no longer, when nothing of it waits here to be brought back."""
    with transaction.atomic():
        if Opened.objects.filter(prepared__office=organisation, received_at=None).exists():
            raise UnfitError("not_brought")
        Office.objects.filter(pk=organisation).delete()


def hold(
    *, prepared: Prepared, date: UUID, session: UUID, by: Person | None, at: dt.datetime
) -> UUID:
    """Open the session of a prepared date. Raise UnfitError, or SessionRefusedError of the room.

    `session` is its id, given by whoever shows the button: pressing twice is pressing once. That
    it belongs to the date is on disk before it is opened, so that none is left behind.
    """
    body = told(prepared)
    found = next((each for each in body.dates if each.date == date), None)
    if found is None:
        raise UnfitError("gone")
    if at >= prepared.expires_at:
        until, today = f"{prepared.expires_at:%Y-%m-%d}", f"{at:%Y-%m-%d}"
        raise UnfitError("expired", until=until, today=today)
    plan = playable(body.plans[found.plan])
    if plan is None:
        raise UnfitError("newer")
    _note(prepared, found, session, at)
    if Session.objects.filter(pk=session).exists():
        return session
    staff = found.staff_language
    staff = staff if staff in plan.languages else plan.languages[0]
    return open_session(
        plan=plan,
        languages=tuple(plan.languages),
        staff_language=staff,
        wall=(staff,),
        adults=Adults(**found.adults.model_dump()),
        purpose=Session.Purpose.REAL,
        by=by,
        at=at,
        allowed=Allowed(tuple(found.unreviewed), found.by_name),
        booked=Booked(found.course, found.group, found.part, session=session),
    )


def _note(prepared: Prepared, date: bodies.PreparedDate, session: UUID, at: dt.datetime) -> None:
    """Write down what the session is for; one id is one date's.

    What the office has is not opened again: nothing held in it could be handed in any more.
    """
    note, _ = Opened.objects.get_or_create(
        session=session, defaults={"prepared": prepared, "date": date.date, "at": at}
    )
    if note.received_at or (note.prepared_id, note.date) != (prepared.pk, date.date):
        raise UnfitError("gone")

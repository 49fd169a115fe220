"""In the office: take results in, once, and answer with a receipt."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from declic.courses.actions import held as courses
from declic.courses.models import CourseDate
from declic.kernel.codes import fingerprint
from declic.laptops.keys import OfficeKeys, about, has_keys, office_keys
from declic.laptops.models import Bundle, Laptop, Receipt, Result
from declic.laptops.queries import programmes_of
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, digest, read, written
from declic.laptops.rules.merging import Edition, Verdict, judge
from declic.people.models import Organisation, Person, Purpose


def bring(*, data: bytes, by: Person | None, at: dt.datetime) -> Receipt:
    """Take a results file in, or raise UnfitError: then nothing of it is kept.

    The same file again has no effect and gets the same receipt. `office`: it is for nobody whose
    programmes are one's own. `sealed`, `bundle` (no file of ours went out under that name to its
    bearer), `lost`, `date`, `conflict`. By None, the owner or the network, it may be for anybody
    here.
    """
    envelope = read(data, bodies.RESULTS)
    organisation = _organisation(envelope, by, at)
    keys = office_keys(organisation.pk)
    sealed = about(bodies.RESULTS, envelope.sender, envelope.to)
    told = bodies.body_of(bodies.Results, keys.unsealed(envelope.body, sealed))
    bundle = _bundle(told, envelope, organisation, by, at)
    for _ in range(2):
        try:
            return _take(told, data, bundle, keys, at)
        except IntegrityError:
            # The same came by another way in this moment: now it is known.
            continue
    raise UnfitError("conflict")


def _organisation(envelope: Envelope, by: Person | None, at: dt.datetime) -> Organisation:
    own = programmes_of(by, on=at.date()).values("organisation")
    try:
        named = UUID(envelope.to)
    except ValueError as error:
        raise UnfitError("strange") from error
    found = Organisation.objects.filter(pk=named, pk__in=own).first()
    if found is None or not has_keys(found.pk):
        raise UnfitError("office")
    return found


def _bundle(
    told: bodies.Results,
    envelope: Envelope,
    organisation: Organisation,
    by: Person | None,
    at: dt.datetime,
) -> Bundle:
    if told.laptop != envelope.sender.hex():
        raise UnfitError("strange")
    own = programmes_of(by, on=at.date()).filter(organisation=organisation)
    found = Bundle.objects.filter(pk=told.bundle, ticket=fingerprint(told.ticket))
    bundle = found.filter(programme__in=own).first()
    if bundle is None:
        raise UnfitError("bundle")
    if bundle.ended_at is not None:
        raise UnfitError("lost")
    return bundle


def _take(
    told: bodies.Results, data: bytes, bundle: Bundle, keys: OfficeKeys, at: dt.datetime
) -> Receipt:
    with transaction.atomic():
        known = Receipt.objects.filter(pk=told.id).first()
        if known is not None:
            if known.digest != digest(data):
                raise UnfitError("conflict")
            return known
        laptop, _ = Laptop.objects.get_or_create(
            key=told.laptop, defaults={"bundle": bundle, "seen_at": at}
        )
        for each in told.sessions:
            _take_session(each, told, bundle, laptop, at)
        return Receipt.objects.create(
            result=told.id,
            digest=digest(data),
            bundle=bundle,
            code=told.code,
            contents=_receipt(told, data, keys, at),
            at=at,
        )


def _take_session(
    each: bodies.Held, told: bodies.Results, bundle: Bundle, laptop: Laptop, at: dt.datetime
) -> None:
    _check(each, bundle)
    facts = [fact.model_dump(mode="json") for fact in each.facts]
    edition = Edition(laptop.pk, str(each.date), facts, told.made_at, str(told.id))
    verdict = judge(_known(each), edition)
    if verdict is Verdict.CONFLICT:
        raise UnfitError("conflict")
    if verdict is Verdict.KNOWN:
        return
    kept = {**_fields(each), "facts": facts, "file": told.id, "made_at": told.made_at}
    where = {"bundle": bundle, "laptop": laptop, "received_at": at}
    Result.objects.update_or_create(session=each.session, defaults={**kept, **where})
    courses.brought(
        date=each.date,
        told=courses.Told(each.session, Purpose.REAL, each.present, each.ended_at),
    )


def _check(each: bodies.Held, bundle: Bundle) -> None:
    """Refuse a session of a date that did not go out, or with a gap in its facts."""
    if str(each.date) not in bundle.dates:
        raise UnfitError("date")
    row = CourseDate.objects.filter(pk=each.date).first()
    if row is not None and row.course_id != each.course:
        raise UnfitError("date")
    if [fact.seq for fact in each.facts] != [*range(1, each.seq + 1)]:
        raise UnfitError("strange")


def _known(each: bodies.Held) -> Edition | None:
    row = Result.objects.filter(pk=each.session).first()
    if row is None:
        return None
    return Edition(row.laptop_id, str(row.date), row.facts, row.made_at, str(row.file))


def _fields(each: bodies.Held) -> dict[str, Any]:
    kept = each.model_dump(exclude={"session", "seq", "facts", "rows"})
    return {**kept, "rows": [row.model_dump(mode="json") for row in each.rows]}


def _receipt(told: bodies.Results, data: bytes, keys: OfficeKeys, at: dt.datetime) -> bytes:
    receipt = bodies.Receipt(
        result=told.id,
        digest=digest(data),
        bundle=told.bundle,
        laptop=told.laptop,
        sessions={each.session: each.seq for each in told.sessions},
        at=at,
    )
    envelope = Envelope(bodies.RECEIPT, keys.key, told.laptop, bodies.body(receipt))
    return written(envelope, keys.sign)

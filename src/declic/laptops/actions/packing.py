"""Pack what a trainer takes along: everything that the sessions of some dates need, signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from declic.care.models import EVERYWHERE
from declic.care.queries import every_fact
from declic.courses.models import CourseDate, Host
from declic.courses.queries.led import can_be_led, dates_led_by, plan_of, without_vetting
from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.ids import new_id
from declic.laptops.keys import OfficeKeys, office_keys
from declic.laptops.models import Bundle
from declic.laptops.rules import bodies
from declic.laptops.rules.addresses import callable_address
from declic.laptops.rules.envelope import LARGEST, Envelope, UnfitError, written
from declic.live.queries.spoken import narrowed, to_decide
from declic.packs.models import ResolvedPlan
from declic.packs.queries import CannotResolveError, UnknownPlanError
from declic.people.models import Organisation, Person

# A laptop that was away for three months comes back with everything.
LASTS = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Allowed:
    """Unreviewed languages that somebody switched on for these dates, and who."""

    languages: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """The file, what is kept of it, and the secret by which it is fetched over the network."""

    bundle: Bundle
    contents: bytes
    secret: str


def pack(
    *,
    dates: Sequence[UUID],
    allowed: Allowed,
    address: str,
    by: Person | None,
    at: dt.datetime,
) -> Packed:
    """Make the file of some dates of one programme. Raise UnfitError with the reason.

    `dates` (none, too many, or not one's own), `programmes` (of more than one), `not_ready`,
    `vetting` (of whom), `plan`, `name` (nobody answers for an unreviewed language), `large`.
    """
    found = list(dates_led_by(by, on=at.date()).filter(pk__in=dates).order_by("starts_at", "pk"))
    if not dates or len(found) != len(set(dates)) or len(found) > MOST:
        raise UnfitError("dates")
    if len({date.course.programme_id for date in found}) > 1:
        raise UnfitError("programmes")
    if any(not can_be_led(date) for date in found):
        raise UnfitError("not_ready")
    _check_vetting(found, at.date())
    plans = {date.pk: _plan(date, allowed) for date in found}
    programme = found[0].course.programme
    keys = office_keys(programme.organisation_id)
    expires = max(at, *(date.ends_at for date in found)) + LASTS
    ticket, secret, name = new_secret(), new_secret(), new_id()
    told = bodies.TakeAlong(
        id=name,
        organisation=programme.organisation_id,
        name=programme.organisation.name,
        seal=keys.seal.hex(),
        ticket=ticket,
        address=address,
        made_at=at,
        expires_at=expires,
        dates=[_date(date, plans[date.pk], allowed) for date in found],
        plans={plan.hash: plan.model_dump(mode="json") for plan in plans.values()},
        facts=_facts({date.course.host.community for date in found}, at.date()),
    )
    contents = _signed(told, keys, programme.organisation)
    with transaction.atomic():
        bundle = Bundle.objects.create(
            id=name,
            programme=programme,
            dates=[str(date.pk) for date in found],
            ticket=fingerprint(ticket),
            secret=fingerprint(secret),
            contents=contents,
            made_by=by,
            made_at=at,
            expires_at=expires,
        )
    return Packed(bundle, contents, secret)


MOST = 60


def _check_vetting(dates: Sequence[CourseDate], today: dt.date) -> None:
    """A laptop without internet can ask nobody: so it is asked here, for the day itself."""
    for date in dates:
        on = max(today, date.starts_at.date())
        if unvetted := without_vetting(date, opens=None, on=on):
            raise UnfitError("vetting", names=", ".join(map(str, unvetted)))


def addressed(path: str) -> str:
    """Give an address of this office as laptops call it; empty where it has none of HTTPS."""
    base = str(settings.DECLIC_BASE_URL)
    return callable_address(f"{base}{path}") or "" if base else ""


def _signed(told: bodies.TakeAlong, keys: OfficeKeys, organisation: Organisation) -> bytes:
    envelope = Envelope(bodies.TAKE_ALONG, keys.key, str(organisation.pk), bodies.body(told))
    contents = written(envelope, keys.sign)
    if len(contents) > LARGEST:
        raise UnfitError("large")
    return contents


def _plan(date: CourseDate, allowed: Allowed) -> ResolvedPlan:
    try:
        whole = plan_of(date)
    except (UnknownPlanError, CannotResolveError) as error:
        raise UnfitError("plan") from error
    if set(to_decide(whole)) & set(allowed.languages) and not allowed.name.strip():
        raise UnfitError("name")
    return narrowed(whole, allowed.languages, date.course.staff_language)


def _date(date: CourseDate, plan: ResolvedPlan, allowed: Allowed) -> bodies.PreparedDate:
    course = date.course
    on = [code for code in to_decide(plan) if code in allowed.languages]
    # A shelter is never named beside a time: a laptop may be lost on the way.
    host = "" if course.host.kind == Host.Kind.RECEPTION_CENTRE else course.host.name
    return bodies.PreparedDate(
        date=date.pk,
        course=course.pk,
        label=course.label,
        host=host,
        group=date.group,
        part=date.part,
        starts_at=date.starts_at,
        ends_at=date.ends_at,
        plan=plan.hash,
        staff_language=course.staff_language,
        adults=bodies.Adults.model_validate(_adults(date)),
        unreviewed=on,
        by_name=allowed.name.strip() if on else "",
    )


def _adults(date: CourseDate) -> Mapping[str, Any]:
    course = date.course
    return {
        "responsible": course.responsible,
        "deputy": course.deputy,
        "trusted": course.trusted_adult,
        "place": course.help_place,
        "until": course.help_until,
    }


def _facts(communities: set[str], today: dt.date) -> list[bodies.LocalFact]:
    """Give the local facts of these communities as they stand, so that their age can be seen."""
    return [
        bodies.LocalFact(
            key=fact.key,
            community=fact.community,
            number=fact.number or "",
            sure=fact.is_sure(today),
            expires=fact.expires,
        )
        for fact in every_fact()
        if fact.community in {*communities, EVERYWHERE}
    ]

"""Write down what a sponsor promised, and correct it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.actions.rights import check_may
from declic.funding.models import Grant, Kind, Sponsor, Unit
from declic.funding.rules.promise import faults
from declic.people.models import Person, Programme

# In which language a sponsor's page begins, and in which others it can be read.
SPONSOR_LANGUAGES = ("fr", "nl", "en", "de")
PAGE_LANGUAGES = (*SPONSOR_LANGUAGES, "ar")


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed. `courses` and `staff` are the units promised of each kind."""

    name: str
    starts_on: dt.date
    ends_on: dt.date
    courses: int = 0
    staff: int = 0
    cents: int = 0
    host_kinds: Sequence[str] = field(default_factory=list)
    provinces: Sequence[str] = field(default_factory=list)
    agreed: str = ""
    external_id: str = ""

    def promised(self) -> Mapping[Kind, int]:
        """Give how many units of each kind are promised."""
        return {Kind.COURSE: self.courses, Kind.STAFF: self.staff}

    def check(self) -> None:
        """Refuse with `terms`, and the code of the first fault."""
        asked = {"starts_on": self.starts_on, "ends_on": self.ends_on, "cents": self.cents}
        for name, code in faults(courses=self.courses, staff=self.staff, **asked):  # type: ignore[arg-type]
            raise FundingRefusedError("terms", name, code)

    def columns(self) -> dict[str, Any]:
        """Give what stands in the grant itself."""
        plain = ("name", "starts_on", "ends_on", "cents", "agreed", "external_id")
        lists = {"host_kinds": list(self.host_kinds), "provinces": list(self.provinces)}
        return {**{name: getattr(self, name) for name in plain}, **lists}


def sponsor_called(
    *, programme: Programme, name: str, language: str, by: Person | None, at: dt.datetime
) -> Sponsor:
    """Give the sponsor of that name, made if the programme has none yet."""
    with transaction.atomic():
        check_may(programme, by=by, at=at)
        spoken = language if language in SPONSOR_LANGUAGES else "fr"
        told = {"language": spoken, "made_at": at}
        made, _ = Sponsor.objects.get_or_create(programme=programme, name=name, defaults=told)
    return made


def make_grant(*, sponsor: Sponsor, terms: Terms, by: Person | None, at: dt.datetime) -> Grant:
    """Write a grant down, with a unit for each course and each staff session it promises."""
    with transaction.atomic():
        check_may(sponsor.programme, by=by, at=at)
        return written(sponsor, terms, at)


def written(sponsor: Sponsor, terms: Terms, at: dt.datetime) -> Grant:
    """Write a grant down for whoever was allowed to: by its office, or by selecting a project."""
    terms.check()
    programme = sponsor.programme
    told = {"programme": programme, "purpose": programme.purpose, "made_at": at}
    made = Grant.objects.create(sponsor=sponsor, **told, **terms.columns())
    _promise(made, terms)
    return made


def change_grant(
    *, grant: Grant, terms: Terms, seen: int | None, by: Person | None, at: dt.datetime
) -> Grant:
    """Correct what was agreed. `seen`: the version that whoever changes it saw.

    Refused with `stale`, with `terms`, and with `fewer` when more courses stand than would be
    promised. What was charged stays charged, whatever the conditions are now.
    """
    with transaction.atomic():
        check_may(grant.programme, by=by, at=at)
        terms.check()
        fresh = Grant.objects.select_for_update().get(pk=grant.pk)
        if seen is not None and fresh.version != seen:
            raise FundingRefusedError("stale")
        for name, value in terms.columns().items():
            setattr(fresh, name, value)
        fresh.version += 1
        fresh.save()
        _promise(fresh, terms)
    return fresh


def _promise(grant: Grant, terms: Terms) -> None:
    for kind, count in terms.promised().items():
        _resize(grant, kind, count)


def _resize(grant: Grant, kind: Kind, count: int) -> None:
    """Have as many units as are promised: free ones go first, and they stay counted from one."""
    units = Unit.objects.filter(grant=grant, kind=kind)
    surplus = units.count() - count
    if surplus > 0:
        free = list(units.filter(charge=None).order_by("-number").values_list("pk", flat=True))
        if len(free) < surplus:
            raise FundingRefusedError("fewer", kind)
        units.filter(pk__in=free[:surplus]).delete()
        for number, unit in enumerate(units.order_by("number"), start=1):
            units.filter(pk=unit.pk).update(number=number)
    more = range(count + surplus + 1, count + 1)
    Unit.objects.bulk_create(Unit(grant=grant, kind=kind, number=number) for number in more)

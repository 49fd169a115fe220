"""The agreement about a grant, to be signed: what both sides promise, in the sponsor's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache, partial

from django.utils import translation
from django.utils.formats import date_format

from declic.courses.words import HOST_KINDS, PROVINCES
from declic.funding.models import Grant, Kind
from declic.letters.models import Letter
from declic.letters.queries.costs import written
from declic.letters.queries.letters import About, letter

TEMPLATE = "grant"


def agreement(grant: Grant, language: str, *, today: dt.date) -> Letter:
    """Write the agreement. Raise UnknownTemplateError for a language that it does not have.

    While nobody has reviewed the language, another stands beside it and counts.
    """
    kinds = list(grant.units.values_list("kind", flat=True))
    promised = {"courses": kinds.count(Kind.COURSE), "staff": kinds.count(Kind.STAFF)}
    organisation = grant.programme.organisation
    about = About(
        values=cache(partial(_values, grant, promised, today)),
        conditions=frozenset(_conditions(grant, promised)),
        organisation=organisation.pk,
        sender=(organisation.name,),
        to=(grant.sponsor.name,),
    )
    return letter(TEMPLATE, language, about, today=today, near=grant.sponsor.language)


def _conditions(grant: Grant, promised: Mapping[str, int]) -> list[str]:
    stands = {
        **promised,
        "amount": grant.cents,
        "places": grant.host_kinds,
        "provinces": grant.provinces,
        "agreed": grant.agreed,
    }
    return [f"grant_{name}" for name, value in stands.items() if value]


def _values(
    grant: Grant, promised: Mapping[str, int], today: dt.date, language: str
) -> Mapping[str, str]:
    with translation.override(language):
        return {
            "today": date_format(today, "DATE_FORMAT"),
            "organisation.name": grant.programme.organisation.name,
            "programme.name": grant.programme.name,
            "sponsor.name": grant.sponsor.name,
            "grant.name": grant.name,
            "grant.period": f"{date_format(grant.starts_on)} – {date_format(grant.ends_on)}",
            "grant.courses": str(promised["courses"]),
            "grant.staff": str(promised["staff"]),
            "grant.amount": written(grant.cents, language),
            "grant.places": ", ".join(str(HOST_KINDS[each]) for each in grant.host_kinds),
            "grant.provinces": ", ".join(str(PROVINCES[each]) for each in grant.provinces),
            "grant.agreed": grant.agreed,
        }

"""What the command line does with grants, for the machine's owner and for other programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from argparse import Namespace
from typing import Any
from uuid import UUID

from declic.courses.models import Course
from declic.courses.queries.seen import courses_called
from declic.funding.actions.charging import charge
from declic.funding.actions.grants import change_grant, make_grant, sponsor_called
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant
from declic.funding.queries.grants import lines_of_all
from declic.funding.queries.seen import grants_visible_to
from declic.funding.rules.conditions import HERE
from declic.funding.told import grant_line, grant_told
from declic.funding.typed import GrantTyped
from declic.funding.words import refusal
from declic.kernel import clock
from declic.people.models import Programme
from declic.tables import telling
from declic.tables.telling import DONE, Unclear

EXAMPLE = (
    '{"sponsor": "Foundation", "name": "2027", "starts_on": "2027-01-01", '
    '"ends_on": "2027-12-31", "courses": 12}'
)
_refused = telling.refused(FundingRefusedError, refusal)
OPTIONS = ("sponsor", "name", "starts_on", "ends_on", "courses", "staff", "cents", "external_id")


@_refused
def grant_new(args: Namespace) -> int:
    """Take a grant, from JSON or from options, and print it. With a key of its own, only once."""
    source = args.source or ("" if args.sponsor else "-")
    told = telling.read_object(source, what="a grant", example=EXAMPLE)
    told |= {name: getattr(args, name) for name in OPTIONS if getattr(args, name) is not None}
    programme = _programme(str(told.pop("programme", "") or args.programme))
    typed = telling.typed(GrantTyped, told, whole="grant")
    _print(_taken(typed, programme), as_json=args.json)
    return DONE


def _taken(typed: GrantTyped, programme: Programme) -> Grant:
    at, terms = clock.now(), typed.terms()
    known = Grant.objects.filter(programme=programme, external_id=typed.external_id)
    if typed.external_id and (found := known.first()):
        return change_grant(grant=found, terms=terms, seen=None, by=None, at=at)
    sponsor = sponsor_called(
        programme=programme, name=typed.sponsor, language=typed.sponsor_language, by=None, at=at
    )
    return make_grant(sponsor=sponsor, terms=terms, by=None, at=at)


def _programme(name: str) -> Programme:
    known = Programme.objects.order_by("made_at")
    found = list(known.filter(name=name) if name else known)
    if len(found) != 1:
        names = ", ".join(sorted({each.name for each in known})) or "none yet"
        raise Unclear(f"Say which programme: --programme NAME. Known are: {names}.")
    return found[0]


@_refused
def grant_show(args: Namespace) -> int:
    """Print one grant, by its id or its external id."""
    _print(_grant(args.id), as_json=args.json)
    return DONE


@_refused
def grant_list(args: Namespace) -> int:
    """Print the grants, those that end last first."""
    rows = list(_grants().order_by("-ends_on", "name"))
    lines = lines_of_all(rows, today=_today())
    told = [grant_line(grant, lines[grant.pk]) for grant in rows]
    if args.json:
        _say(json.dumps(told, ensure_ascii=False))
        return DONE
    for each in told:
        _say(f"{each['id']}  {each['name']}  ({each['sponsor']})  {_summed(each)}")
    return DONE


@_refused
def grant_charge(args: Namespace) -> int:
    """Charge a delivered course to a grant, and print the grant."""
    grant, course = _grant(args.grant), _course(args.course)
    charge(grant=grant, course=course, by=None, at=clock.now())
    _print(grant, as_json=args.json)
    return DONE


def _grants() -> Any:  # noqa: ANN401  # a query
    return grants_visible_to(None, on=clock.now().date())


def _grant(given: str) -> Grant:
    key = _id(given)
    found = list(_grants().filter(pk=key) if key else _grants().filter(external_id=given))
    if len(found) != 1 or not given:
        raise Unclear(f"There is no single grant {given}. See `declic grant list`.")
    only: Grant = found[0]
    return only


def _course(given: str) -> Course:
    found = courses_called(given, on=clock.now().date())
    if len(found) > 1:
        raise Unclear(f"Several programmes have a course {given}. Name it by its id.")
    if not found:
        raise Unclear(f"There is no course {given}. See `declic course list`.")
    return found[0]


def _id(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None


def _today() -> dt.date:
    return clock.now().astimezone(HERE).date()


def _print(grant: Grant, *, as_json: bool) -> None:
    fresh = _grants().get(pk=grant.pk)
    told = grant_told(fresh, today=_today())
    if as_json:
        _say(json.dumps(told, ensure_ascii=False))
        return
    _say(f"{told['name']}  ({told['sponsor']})\n  id {told['id']}\n  {_summed(told)}")


def _summed(told: dict[str, Any]) -> str:
    return ", ".join(
        f"{each['delivered']} of {each['promised']} {kind}" for kind, each in told["units"].items()
    )


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")

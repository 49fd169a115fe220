"""What the command line does with people: for the machine's owner, who needs no account."""

from __future__ import annotations

import json
import sys
from argparse import Namespace

from django.db import transaction

from declic.kernel import clock
from declic.people import queries, words
from declic.people.access import STAFF
from declic.people.actions import accounts, invitations, programmes, recovering
from declic.people.actions.invitations import Invited
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Organisation, Person, Programme, RoleKind
from declic.people.queries import Listed

REFUSED = 1


def invite(args: Namespace) -> int:
    """Invite somebody, with a programme and an organisation if there are none of these names."""
    if args.lang not in STAFF:
        return _refuse(f"The office speaks {', '.join(STAFF)}. Choose one with --lang.")
    try:
        invited = _invited(args)
    except PeopleRefused as refused:
        return _refuse(f"{args.email}: {words.sentence(refused.reason)}")
    told = {
        "email": invited.invitation.email,
        "role": args.role,
        "link": invited.link,
        "until": invited.invitation.expires_at.isoformat(),
    }
    _say(json.dumps(told, ensure_ascii=False) if args.json else f"{invited.link}\n  works once")
    return 0


@transaction.atomic
def _invited(args: Namespace) -> Invited:
    """Invite, with a new programme if need be; refused, none is left behind."""
    return invitations.invite(
        programme=_programme(args.organisation, args.programme),
        kind=RoleKind(args.role),
        email=args.email,
        name=args.name,
        language=args.lang,
        ends_on=None,
        by_mail=False,
        by=None,
        at=clock.now(),
    )


def _programme(organisation: str, name: str) -> Programme:
    now = clock.now()
    ours = Organisation.objects.filter(name__iexact=organisation).first()
    ours = ours or programmes.new_organisation(name=organisation, by=None, at=now)
    found = Programme.objects.filter(organisation=ours, name__iexact=name).first()
    return found or programmes.new_programme(organisation=ours, name=name, by=None, at=now)


def everybody(args: Namespace) -> int:
    """List who has a role or had one."""
    found = queries.listed(None, on=clock.now().date())
    if args.json:
        _say(json.dumps([_told(each) for each in found], ensure_ascii=False, indent=2))
        return 0
    for each in found:
        roles = ", ".join(f"{role.kind} in {role.programme.name}" for role in each.roles)
        state = "" if each.person.is_active else "  (closed)"
        _say(f"{each.person.email}  {each.person.name}  {roles or 'no role'}{state}")
    return 0


def _told(each: Listed) -> dict[str, object]:
    return {
        "email": each.person.email,
        "name": each.person.name,
        "language": each.person.language,
        "open": each.person.is_active,
        "second_step": each.has_second_step,
        "roles": [
            {
                "role": role.kind,
                "programme": role.programme.name,
                "organisation": role.programme.organisation.name,
                "until": role.ends_on.isoformat() if role.ends_on else None,
            }
            for role in each.roles
        ],
        "vetting": [
            {
                "organisation": vetted.organisation.name,
                "state": vetted.standing.value,
                "until": vetted.until.isoformat() if vetted.until else None,
            }
            for vetted in each.vetted
        ],
    }


def end(args: Namespace) -> int:
    """Close an account."""
    person = _person(args.email)
    if person is None:
        return _unknown(args.email)
    try:
        accounts.close(person, by=None, at=clock.now())
    except PeopleRefused as refused:
        return _refuse(words.sentence(refused.reason))
    _say(f"The account of {person.email} is closed; whoever was in is out.")
    return 0


def unlock(args: Namespace) -> int:
    """Let somebody in again who lost everything."""
    person = _person(args.email)
    if person is None or not person.is_active:
        return _unknown(args.email)
    link = recovering.unlock(person, at=clock.now())
    told = {"email": person.email, "link": link}
    _say(json.dumps(told) if args.json else f"{link}\n  works once, for three days")
    return 0


def _person(email: str) -> Person | None:
    return Person.objects.filter(email=email.strip().lower()).first()


def _unknown(email: str) -> int:
    return _refuse(f"There is no open account of {email}. See declic person list.")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return REFUSED

"""Invite somebody, take an invitation back, and make an account of it: the only way to one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from declic.kernel.codes import fingerprint, new_secret
from declic.people import links, mails
from declic.people.actions.changes import must_administer, note
from declic.people.actions.refusals import PeopleRefused
from declic.people.actions.roles import hold
from declic.people.models import Change, Invitation, Person, Programme, RoleKind
from declic.people.queries import Who
from declic.post.models import MailRefused
from declic.post.queries import address as mailable

LASTS = dt.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the secret of its link, which is known only now."""

    invitation: Invitation
    secret: str

    @property
    def link(self) -> str:
        """The whole address to open."""
        return links.link(f"/account/invitation/{self.secret}")


@transaction.atomic
def invite(  # noqa: PLR0913  # each by its name
    *,
    programme: Programme,
    kind: RoleKind,
    email: str,
    name: str,
    language: str,
    ends_on: dt.date | None,
    by_mail: bool,
    by: Who,
    at: dt.datetime,
) -> Invited:
    """Make a link that leads to an account and a role, for 14 days; a second one ends the first.

    With `by_mail` it is queued as a mail, else whoever calls hands it over.
    """
    must_administer(by, programme, on=at.date())
    if ends_on is not None and ends_on < at.date():
        raise PeopleRefused("over_already")
    address, secret = _address(email), new_secret()
    same = Invitation.objects.filter(email=address, programme=programme, kind=kind)
    same.filter(used_at=None, ended_at=None).update(ended_at=at)
    made = Invitation.objects.create(
        programme=programme,
        kind=kind,
        ends_on=ends_on,
        email=address,
        name=name,
        language=language,
        secret=fingerprint(secret),
        made_by=by,
        made_at=at,
        expires_at=at + LASTS,
    )
    invited = Invited(made, secret)
    known = Person.objects.filter(email=address).first()
    note(Change.Kind.INVITED, by=by, at=at, person=known, programme=programme, role=kind)
    if by_mail:
        mails.invite(made, link=invited.link, at=at)
    return invited


def _address(typed: str) -> str:
    """Give the address as accounts have it and as mails go there, or refuse."""
    try:
        return mailable(typed).lower()
    except MailRefused as refused:
        raise PeopleRefused("address") from refused


@transaction.atomic
def end_invitation(invitation: Invitation, *, by: Who, at: dt.datetime) -> None:
    """Take an invitation back; its link opens nothing any more."""
    must_administer(by, invitation.programme, on=at.date())
    found = Invitation.objects.filter(pk=invitation.pk, used_at=None, ended_at=None)
    if not found.update(ended_at=at):
        raise PeopleRefused("used")
    note(
        Change.Kind.INVITATION_ENDED,
        by=by,
        at=at,
        programme=invitation.programme,
        role=invitation.kind,
    )


@transaction.atomic
def accept(
    invitation: Invitation, *, name: str, language: str, password: str, at: dt.datetime
) -> Person:
    """Make the account of whoever was invited, with its first role."""
    if Person.objects.filter(email=invitation.email).exists():
        raise PeopleRefused("has_account")
    _use_up(invitation, at)
    person = Person.objects.create_user(
        invitation.email,
        password,
        name=name,
        language=language,
        organisation=invitation.programme.organisation,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    _begin(person, invitation, at)
    return person


@transaction.atomic
def accept_as(person: Person, invitation: Invitation, *, at: dt.datetime) -> None:
    """Take one more role with the account that is there, if the invitation is for it."""
    if person.email != invitation.email or not person.is_active:
        raise PeopleRefused("not_yours")
    _use_up(invitation, at)
    _begin(person, invitation, at)


def _use_up(invitation: Invitation, at: dt.datetime) -> None:
    found = Invitation.objects.filter(pk=invitation.pk, used_at=None, ended_at=None)
    if not found.filter(expires_at__gt=at).update(used_at=at):
        raise PeopleRefused("used")


def _begin(person: Person, invitation: Invitation, at: dt.datetime) -> None:
    programme, kind = invitation.programme, RoleKind(invitation.kind)
    hold(
        person,
        programme,
        kind,
        starts_on=at.date(),
        ends_on=invitation.ends_on,
        by=invitation.made_by,
        at=at,
    )
    note(Change.Kind.ACCEPTED, by=person, at=at, person=person, programme=programme, role=kind)

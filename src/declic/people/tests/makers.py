"""People for tests, as they stand after having been invited and having set up what they must."""

from __future__ import annotations

import datetime as dt

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.conf import settings
from django.test import Client

from declic.kernel import clock
from declic.people import seeds
from declic.people.models import Organisation, Person, Programme, Role, RoleKind
from declic.people.rules import SECOND_FACTOR

PASSWORD = "four small green boats"  # noqa: S105  # for tests
BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def programme(name: str = "Schools", organisation: str = "Ours") -> Programme:
    """A programme of an organisation, both made if they are not there."""
    ours, _ = Organisation.objects.get_or_create(name=organisation)
    made, _ = Programme.objects.get_or_create(organisation=ours, name=name)
    return made


def person(
    name: str, *kinds: RoleKind, at: Programme | None = None, password: str | None = None
) -> Person:
    """Somebody with these roles in that programme, and a second step where they need one."""
    email, ours = f"{name.lower()}@example.org", at.organisation if at else None
    made = Person.objects.create_user(email, name=name, language="fr", organisation=ours)
    if password is not None:
        made.set_password(password)
        made.save()
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    for kind in kinds:
        role(made, kind, at=at or programme())
    if not SECOND_FACTOR.isdisjoint(kinds):
        TOTP.activate(made, generate_totp_secret())
    return made


def role(
    who: Person,
    kind: RoleKind,
    *,
    at: Programme,
    starts_on: dt.date = dt.date(2020, 1, 1),
    ends_on: dt.date | None = None,
) -> Role:
    """A role that somebody holds."""
    return Role.objects.create(
        person=who,
        programme=at,
        kind=kind,
        starts_on=starts_on,
        ends_on=ends_on,
        given_at=clock.now(),
    )


def signed_in(who: Person) -> Client:
    """A browser in which somebody is signed in, without having typed anything."""
    client = Client()
    client.force_login(who, backend=BACKEND)
    return client


def owner() -> Client:
    """The browser of the machine's owner."""
    client = Client()
    session = client.session
    session["owner"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def code_of(who: Person, *, ahead: int = 0) -> str:
    """What the person's app shows, or will show some steps ahead."""
    kept = Authenticator.objects.get(user=who, type=Authenticator.Type.TOTP).data["secret"]
    step = int(clock.now().timestamp()) // 30 + ahead
    return str(format_hotp_value(hotp_value(seeds.opened(kept) or "", step)))

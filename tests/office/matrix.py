"""Everybody at every door, with what is theirs and what is not."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from declic.people.doors import ANYBODY, KEEPER, NO_ROLE, VISITORS, Answer, Door, Visitor, answer
from declic.people.models import Person, Programme, RoleKind
from declic.people.tests import makers
from tests.office.more_things import EVERY
from tests.office.things import Thing

SURE = "account_authentication_methods"


@dataclass
class Cast:
    """Two organisations on one server, and a person for each visitor of ours."""

    ours: Programme = field(default_factory=lambda: makers.programme("Schools", "Ours"))
    theirs: Programme = field(default_factory=lambda: makers.programme("Zzforeign", "Zzelsewhere"))
    people: dict[str, Person] = field(default_factory=dict)
    foreigner: Person = field(init=False)

    def __post_init__(self) -> None:
        """Fill the server: with ours, and with as much of theirs."""
        self.foreigner = makers.person("Zzperson", RoleKind.TRAINER, at=self.theirs)
        for maker in EVERY.values():
            maker(self.theirs, self.foreigner)
        for visitor in VISITORS:
            if visitor.signed_in:
                self.people[visitor.name] = self._person(visitor)

    def _person(self, visitor: Visitor) -> Person:
        kinds = () if visitor in {KEEPER, NO_ROLE} else (RoleKind(visitor.name),)
        made = makers.person(f"V{visitor.name}".replace(" ", ""), *kinds, at=self.ours)
        if visitor == KEEPER:
            Person.objects.filter(pk=made.pk).update(is_staff=True)
            made.refresh_from_db()
        if not made.authenticator_set.exists():
            TOTP.activate(made, generate_totp_secret())
        RecoveryCodes.activate(made)
        return made

    def browser(self, visitor: Visitor) -> Client:
        """A browser in which somebody came in just now, and has done nothing else.

        They have shown that it is them: before that, some pages only ask.
        """
        if visitor.name not in self.people:
            return makers.owner() if visitor.is_owner else Client()
        client = makers.signed_in(self.people[visitor.name])
        session = client.session
        session[SURE] = [{"method": "password", "at": time.time(), "reauthenticated": True}]
        session[f"{SURE}_user"] = str(self.people[visitor.name].pk)
        session.save()
        return client

    def whose(self, visitor: Visitor, *, own: bool) -> Person:
        """Whose thing it is: the visitor's, as far as they can have one."""
        if not own:
            return self.foreigner
        return self.people.get(visitor.name) or self.people[KEEPER.name]

    def thing(self, door: Door, visitor: Visitor, *, own: bool) -> Thing:
        """Make what the address is about."""
        if not door.of:
            return Thing()
        programme = self.ours if own else self.theirs
        return EVERY[door.of](programme, self.whose(visitor, own=own))


def asked(client: Client, name: str, door: Door, thing: Thing) -> HttpResponseBase:
    """Come to the door."""
    address = reverse(name, kwargs=dict(thing.named))
    if door.by == "POST":
        return client.post(address, dict(thing.sent))
    return client.get(address, dict(thing.query))


def told(response: HttpResponseBase) -> Answer:
    """Say how a door answered."""
    if response.status_code >= 500:
        raise AssertionError(f"{response.status_code}: something broke")
    if response.get("Location", "").startswith("/account/sign-in"):
        return Answer.SIGN_IN
    return {403: Answer.REFUSED, 404: Answer.NOTHING}.get(response.status_code, Answer.IN)


def expected(door: Door, visitor: Visitor, *, own: bool) -> set[Answer]:
    """Say how it should."""
    said = answer(door, visitor)
    if door.opens == ANYBODY:
        return {Answer.IN, Answer.SIGN_IN}
    if said is Answer.OWN:
        return {Answer.IN if own else Answer.REFUSED if door.refuses else Answer.NOTHING}
    return {said}


def faults(cast: Cast, doors: Mapping[str, Door]) -> Iterator[str]:
    """Try every door with everybody, and yield what is not as the table says."""
    for name, door in doors.items():
        for visitor in VISITORS:
            for own in (True, False) if door.of and not door.shared else (True,):
                thing = cast.thing(door, visitor, own=own)
                answered = asked(cast.browser(visitor), name, door, thing)
                got, wanted = told(answered), expected(door, visitor, own=own)
                whose = "own" if own else "foreign"
                if got not in wanted:
                    yield f"{name}, {visitor.name}, {whose}: {got}, not {sorted(wanted)}"
                if tells_of_others(answered) and not (visitor.is_owner or door.opens == ANYBODY):
                    yield f"{name}, {visitor.name}, {whose}: tells of another organisation"


def tells_of_others(answered: HttpResponseBase) -> bool:
    """Say whether a page holds a name of theirs. What is packed holds any two signs by chance."""
    body = getattr(answered, "content", b"").lower()
    return any(name in body for name in (b"zzforeign", b"zzelsewhere", b"zzperson"))

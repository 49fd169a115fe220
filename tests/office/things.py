"""What addresses are about, made for a programme: one maker for each word that a door has in `of`.

An app that adds an address with a thing in it adds its maker here, and its door in its `doors`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator

from declic.care.queries import every_fact
from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.live import rooms
from declic.live.actions.consoles import new_link
from declic.live.actions.facts import append
from declic.live.actions.sessions import Adults, Allowed, open_session
from declic.live.machine.facts import Ended
from declic.live.models import Session
from declic.live.writer import Desk, writer
from declic.packs.actions import review
from declic.packs.models import ResolvedPlan
from declic.packs.queries import pack_of, read_packs, resolve
from declic.people.access import new_owner_link
from declic.people.actions import invitations
from declic.people.models import Person, Programme, RoleKind
from declic.people.tests import makers
from tests.office import course_things, laptop_things

PLAN = "help-a-friend"


@dataclass(frozen=True)
class Thing:
    """What stands in an address, and what is sent with it."""

    named: Mapping[str, object] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    sent: Mapping[str, str] = field(default_factory=dict)


Maker = Callable[[Programme, Person], Thing]


def person(programme: Programme, _whose: Person) -> Thing:
    made = makers.person(f"P{new_id()}", RoleKind.TRAINER, at=programme)
    return Thing({"pk": made.pk})


def closed_person(programme: Programme, whose: Person) -> Thing:
    thing = person(programme, whose)
    Person.objects.filter(pk=str(thing.named["pk"])).update(is_active=False)
    return thing


def role(programme: Programme, whose: Person) -> Thing:
    made = Person.objects.get(pk=str(person(programme, whose).named["pk"]))
    return Thing({"pk": made.roles.get().pk})


def _invited(programme: Programme) -> invitations.Invited:
    return invitations.invite(
        programme=programme,
        kind=RoleKind.TRAINER,
        email=f"i{new_id()}@example.org",
        name="",
        language="nl",
        ends_on=None,
        by_mail=False,
        by=None,
        at=clock.now(),
    )


def passkey(_programme: Programme, whose: Person) -> Thing:
    made = Authenticator.objects.create(
        user=whose, type=Authenticator.Type.WEBAUTHN, data={"name": "Key", "credential": {}}
    )
    return Thing({"pk": made.pk})


def signed_key(_programme: Programme, whose: Person) -> Thing:
    address = EmailAddress.objects.create(user=whose, email=f"n{new_id()}@example.org")
    return Thing({"key": EmailConfirmationHMAC(address).key})


def reset_key(_programme: Programme, whose: Person) -> Thing:
    key = default_token_generator.make_token(whose)
    return Thing({"uidb36": user_pk_to_url_str(whose), "key": key})


@cache
def _plan() -> ResolvedPlan:
    return resolve(PLAN)


# One session is enough for all doors that it is only refused at: opening one takes a while.
_sessions: dict[tuple[UUID, UUID, str], UUID] = {}


def forget() -> None:
    """Another test, another database."""
    _sessions.clear()


def _session(programme: Programme, whose: Person, state: str = "open") -> UUID:
    known = (programme.pk, whose.pk, state)
    if known not in _sessions:
        _sessions[known] = _opened(programme, whose)
        if state == "ended":
            _end(_sessions[known])
    return _sessions[known]


def _opened(programme: Programme, whose: Person) -> UUID:
    opened = open_session(
        plan=_plan(),
        languages=tuple(_plan().languages),
        staff_language="en",
        wall=("en",),
        adults=Adults("Ada Example", "Ben Example"),
        purpose=Session.Purpose.REAL,
        by=whose,
        at=clock.now(),
        allowed=Allowed(tuple(_plan().offered), "Ada Example"),
    )
    Session.objects.filter(pk=opened).update(organisation=programme.organisation)
    return opened


def session(programme: Programme, whose: Person) -> Thing:
    return Thing({"session": _session(programme, whose)})


def _end(opened: UUID) -> None:
    def end(desk: Desk) -> None:
        room = desk.room(opened)
        assert room is not None
        append(desk, room, (Ended(),), at=clock.now())

    writer.submit(end).result()
    assert rooms.latest(opened) is not None


def ended_session(programme: Programme, whose: Person) -> Thing:
    return Thing({"session": _session(programme, whose, "ended")})


def link(programme: Programme, whose: Person) -> Thing:
    opened = _session(programme, whose)
    key = new_link(opened, takes_over=True, at=clock.now()).result()
    return Thing({"session": opened, "secret": key.secret})


def _part() -> dict[str, object]:
    read = next(iter(read_packs()))
    return {"pack": read.pack.value.id, "code": "fr", "part": next(iter(read.parts()))}


def _but(told: dict[str, object], *names: str) -> dict[str, object]:
    return {name: value for name, value in told.items() if name not in names}


def reviewed_language(*_whose: object) -> Thing:
    read = next(iter(read_packs()))
    part = next(iter(read.parts()))
    review(
        pack=read.pack.value.id,
        language="fr",
        part=part,
        read=read.fingerprint("fr", part),
        role="language",
        by="Ada Example",
        at=clock.now(),
    )
    return Thing(_but(_part(), "part"))


def spoken_plan(*_whose: object) -> Thing:
    return Thing({"pack": pack_of(PLAN).id, "plan": PLAN})


def spoken_language(*_whose: object) -> Thing:
    return Thing({**spoken_plan().named, "code": "fr"})


def fact(*_whose: object) -> Thing:
    first = every_fact()[0]
    return Thing({"key": first.key, "community": first.community})


def _of_a_course(name: str) -> Maker:
    return lambda *of: Thing({name: course_things.row(name, *of)})


def _named(maker: laptop_things.Named) -> Maker:
    # A fresh id for the session of a prepared date; whatever else is posted to, needs nothing.
    return lambda programme, whose: Thing(maker(programme, whose), sent={"session": str(new_id())})


# A choice that no plan has: nothing is opened, and it is said why.
TO_OPEN = Thing(sent={"plan": PLAN, "choice-none": "none"})

THINGS: Mapping[str, Maker] = {
    "person": person,
    "closed person": closed_person,
    "role": role,
    "invitation": lambda programme, _: Thing({"pk": _invited(programme).invitation.pk}),
    "secret": lambda programme, _: Thing({"secret": _invited(programme).secret}),
    "passkey": passkey,
    "signed key": signed_key,
    "reset key": reset_key,
    "programme": lambda programme, _: Thing({"pk": programme.pk}),
    "session": session,
    "ended session": ended_session,
    "link": link,
    "owner's link": lambda *_: Thing({"secret": new_owner_link()}),
    "plan to open": lambda *_: TO_OPEN,
    "plan to print": lambda *_: Thing(query={"plan": PLAN}),
    "language of a pack": lambda *_: Thing(_but(_part(), "part")),
    "reviewed language": reviewed_language,
    "part of a pack": lambda *_: Thing(_part()),
    "spoken plan": spoken_plan,
    "spoken language": spoken_language,
    "fact": fact,
    "role of a trainer": lambda *of: Thing({"role": course_things.role_of_a_trainer(*of)}),
    "days away": lambda *of: Thing({"away": course_things.days_away(*of)}),
    **{name: _of_a_course(name) for name in course_things.NAMED},
    **{of: _named(maker) for of, maker in laptop_things.NAMED.items()},
}

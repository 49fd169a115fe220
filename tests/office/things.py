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
from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.models import Contact, Trainer
from declic.courses.queries.mails import planned_of
from declic.courses.tests.addresses import Place, place
from declic.courses.tests.office import Office, dated, promised, when
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
from declic.packs.queries import read_packs, resolve
from declic.people.access import new_owner_link
from declic.people.actions import invitations
from declic.people.models import Person, Programme, RoleKind
from declic.people.tests import makers

PLAN = "help-a-friend"


@dataclass(frozen=True)
class Thing:
    """What stands in an address, and what is sent with it."""

    named: Mapping[str, object] = field(default_factory=dict)
    # Not everybody can have one: a sponsor leads no date. Then only others' doors are tried.
    is_theirs: bool = True
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
    _places.clear()
    _led.clear()


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
    read = next(iter(read_packs()))
    return Thing({"pack": read.pack.value.id, "plan": PLAN})


def spoken_language(*_whose: object) -> Thing:
    return Thing({**spoken_plan().named, "code": "fr"})


def fact(*_whose: object) -> Thing:
    first = every_fact()[0]
    return Thing({"key": first.key, "community": first.community})


# Courses: one place a programme and a person, with a row of each sort.
_places: dict[tuple[UUID, UUID], Place] = {}
_led: dict[UUID, UUID] = {}


def _place(programme: Programme, whose: Person) -> Place:
    known = (programme.pk, whose.pk)
    if known not in _places:
        _places[known] = new_place(programme, whose)
    return _places[known]


def new_place(programme: Programme, whose: Person) -> Place:
    """Make rows of courses; a trainer's are the own ones, a coach's those of the own host."""
    kinds = set(whose.roles.filter(programme=programme).values_list("kind", flat=True))
    coordinator = _coordinator(programme)
    email = whose.email if RoleKind.TRAINER in kinds else f"t{new_id()}@example.org"
    # The place gives the trainer a role of its own.
    whose.roles.filter(programme=programme, kind=RoleKind.TRAINER).delete()
    made = place(Office(programme, coordinator), email)
    if RoleKind.COACH in kinds:
        Contact.objects.filter(pk=made.rows["contact"]).update(person=whose)
    return made


def _is_foreign(programme: Programme) -> bool:
    return programme.name.startswith("Zz")


def _coordinator(programme: Programme) -> Person:
    found = Person.objects.filter(
        roles__programme=programme, roles__kind=RoleKind.COORDINATOR
    ).first()
    return found or makers.person(f"Zzc{new_id()}", RoleKind.COORDINATOR, at=programme)


def _row(word: str, name: str, *, by: frozenset[RoleKind] | None = None) -> Maker:
    """Make a row that stands in an address as `word`; `by`: who alone can have an own one."""

    def make(programme: Programme, whose: Person) -> Thing:
        rows = _place(programme, whose).rows
        kinds = {RoleKind(kind) for kind in whose.roles.values_list("kind", flat=True)}
        return Thing({word: rows[name]}, is_theirs=by is None or bool(by & kinds))

    return make


OFFICE = frozenset({RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR})
LEADING = OFFICE | {RoleKind.TRAINER}


def request_form(programme: Programme, _whose: Person) -> Thing:
    address = "elsewhere" if _is_foreign(programme) else "ours"
    keep_form(
        programme=programme,
        address=address,
        reached=Reached("cours@example.org", "02 555 01 23"),
        by=None,
        at=clock.now(),
    )
    return Thing({"address": address})


def own_date(programme: Programme, whose: Person) -> Thing:
    """A date that nobody cancels at another door, and to which the trainer is promised."""
    made = _place(programme, whose)
    if made.course.pk not in _led:
        of = Office(programme, _coordinator(programme))
        date = dated(of, made.course, when(day=20))
        promised(of, date, Trainer.objects.get(pk=made.rows["trainer"]))
        _led[made.course.pk] = date.pk
    kinds = {RoleKind(kind) for kind in whose.roles.values_list("kind", flat=True)}
    return Thing({"date": _led[made.course.pk]}, is_theirs=bool(LEADING & kinds))


def mail_about_a_course(programme: Programme, whose: Person) -> Thing:
    course = _place(programme, whose).course
    which = [each.key for each in planned_of(course)]
    sent = {"which": which[0]} if which else {}
    return Thing({"course": course.pk}, query=sent, is_theirs=bool(which))


def _absent(*words: str) -> Maker:
    """Name a thing that is not there: whoever may not know of it hears the same."""
    return lambda *_: Thing({word: new_id() for word in words}, is_theirs=False)


def _organisation(programme: Programme, _whose: Person) -> Thing:
    return Thing({"organisation": programme.organisation_id})


COURSES: Mapping[str, Maker] = {
    "request form": request_form,
    "step of a request form": lambda programme, whose: Thing(
        {**request_form(programme, whose).named, "step": "place"}
    ),
    "unknown draft": lambda programme, whose: Thing(
        {**request_form(programme, whose).named, "secret": "unknown"}
    ),
    "unknown secret": lambda *_: Thing({"secret": "unknown"}),
    "unknown peer": lambda *_: Thing({"session": new_id(), "secret": "unknown"}),
    "course": _row("course", "course"),
    "led course": _row("course", "course", by=LEADING | {RoleKind.COACH}),
    "date": _row("date", "date"),
    "led date": _row("date", "date", by=LEADING | {RoleKind.COACH}),
    "own date": own_date,
    "promise": _row("promise", "promise"),
    "mail about a course": mail_about_a_course,
    "host": _row("host", "host"),
    "contact": _row("contact", "contact"),
    "role of a trainer": _row("role", "role"),
    "trainer": _row("trainer", "trainer"),
    "own trainer": _row("trainer", "trainer", by=LEADING),
    "own away": _row("away", "away", by=LEADING),
    "own promise": _row("promise", "promise", by=frozenset({RoleKind.TRAINER})),
    "task": _row("task", "task"),
    "kind of table": lambda *_: Thing({"kind": "hosts"}),
    "form of a table": lambda *_: Thing({"kind": "hosts", "form": "csv"}),
    "letter": lambda programme, whose: Thing(
        {"course": _place(programme, whose).rows["course"], "name": "confirmation"}
    ),
    "paper": lambda programme, whose: Thing(
        {"course": _place(programme, whose).rows["course"], "name": "confirmation", "form": "docx"}
    ),
    "organisation": _organisation,
    "wording": lambda programme, whose: Thing(
        {**_organisation(programme, whose).named, "name": "confirmation", "language": "fr"}
    ),
    "unknown table": _absent("incoming"),
    "unknown cost": _absent("course", "cost"),
    "unknown bundle": _absent("bundle"),
    "unknown result": _absent("result"),
    "unknown office": _absent("organisation"),
    "unknown preparation": _absent("prepared", "date"),
    "unknown prepared": _absent("prepared"),
    "unknown outgoing": _absent("outgoing"),
}

# A choice that no plan has: nothing is opened, and it is said why.
TO_OPEN = Thing(sent={"plan": PLAN, "choice-none": "none"})

THINGS: Mapping[str, Maker] = {
    **COURSES,
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
}

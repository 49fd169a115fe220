"""Who may see whom. Access to accounts is written here and nowhere else."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from declic.kernel.codes import fingerprint
from declic.people.models import (
    Change,
    Invitation,
    Organisation,
    Person,
    Programme,
    Purpose,
    Right,
    Role,
    RoleKind,
    Vetting,
)
from declic.people.rules import (
    SOON,
    VETTED,
    Seen,
    Standing,
    holds,
    holds_until,
    kinds_with,
    standing,
)
from declic.people.rules import vetted as still_vetted

# Who acts: an account, or None, the machine's owner, who sees everything on the own machine.
Who = Person | None
# The kind of mails about accounts: their links set passwords and give roles.
ACCOUNT_MAIL = "account"
# What opens an account beside the password; recovery codes only stand in for one of these.
STEPS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Vetted:
    """How a person's vetting stands with an organisation, and until when."""

    organisation: Organisation
    standing: Standing
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A person on the list of whoever administers programmes."""

    person: Person
    roles: tuple[Role, ...]
    has_second_step: bool
    vetted: tuple[Vetted, ...]


def visible_to(who: Who, *, on: dt.date) -> QuerySet[Person]:
    """Give whom somebody may see: the owner all, an administrator the people of the own
    programmes, past ones too, everybody themselves."""
    if who is None:
        return Person.objects.all()
    if not who.is_active:
        return Person.objects.none()
    theirs = Role.objects.filter(programme__in=administered(who, on=on))
    return Person.objects.filter(Q(pk=who.pk) | Q(pk__in=theirs.values("person")))


def has_accounts() -> bool:
    """Say whether anybody can sign in here at all."""
    return Person.objects.filter(is_active=True).exists()


def has_second_step(person: Person) -> bool:
    """Say whether a password alone does not open this account."""
    return Authenticator.objects.filter(user=person, type__in=STEPS).exists()


def demonstrates(organisation: UUID) -> bool:
    """Say whether an organisation is there to show the program, so that nothing leaves it."""
    return Organisation.objects.filter(pk=organisation, purpose=Purpose.DEMO).exists()


def roles_held(person: Person, on: dt.date) -> QuerySet[Role]:
    """Give the roles that hold for a person on a day; none when the account is closed."""
    if not person.is_active:
        return Role.objects.none()
    return Role.objects.filter(holding(on), person=person)


def holding(on: dt.date) -> Q:
    """Say of roles which hold on a day: begun, and neither over nor ended by somebody."""
    return Q(starts_on__lte=on, ended_at=None) & (Q(ends_on=None) | Q(ends_on__gte=on))


def kinds_held(who: Person, on: dt.date) -> frozenset[RoleKind]:
    """Give what a person is on a day, in whichever programme."""
    found = roles_held(who, on).values_list("kind", flat=True)
    return frozenset(RoleKind(kind) for kind in found)


def programmes_with(who: Who, right: Right, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes in which somebody has a right on a day; the machine's owner in all."""
    if who is None:
        return Programme.objects.all()
    held = roles_held(who, on).filter(kind__in=kinds_with(right))
    return Programme.objects.filter(pk__in=held.values("programme"))


def administered(who: Who, *, on: dt.date) -> QuerySet[Programme]:
    """Give the programmes whose people somebody looks after."""
    return programmes_with(who, Right.ADMINISTER, on=on)


def organisations_administered(who: Who, *, on: dt.date) -> QuerySet[Organisation]:
    """Give the organisations in which somebody looks after people of some programme."""
    if who is None:
        return Organisation.objects.all()
    return Organisation.objects.filter(programmes__in=administered(who, on=on)).distinct()


def may(who: Who, right: Right, programme: Programme, *, on: dt.date) -> bool:
    """Say whether somebody has a right in a programme on a day."""
    return programmes_with(who, right, on=on).filter(pk=programme.pk).exists()


def is_vetted(person: Person, organisation: Organisation, *, on: dt.date) -> bool:
    """Say whether the organisation has seen what it must see of a person, and it still holds."""
    rows = Vetting.objects.filter(person=person, organisation=organisation)
    seen = rows.values_list("seen_on", "check_again_on", "exemption")
    return still_vetted((Seen(*each) for each in seen), on)


def may_stand_before(who: Who, *, on: dt.date) -> bool:
    """Say whether somebody may lead young people today, as far as their vetting goes.

    One organisation in whose programmes they have a role has seen what it must see. The owner's
    machine asks nobody: who leads from it is its owner's to know.
    """
    if who is None:
        return True
    theirs = Organisation.objects.filter(programmes__roles__in=roles_held(who, on)).distinct()
    return any(is_vetted(who, each, on=on) for each in theirs)


def roles_visible_to(who: Who, *, on: dt.date) -> QuerySet[Role]:
    """Give the roles, past ones too, of the programmes whose people somebody looks after."""
    found = Role.objects.filter(programme__in=administered(who, on=on))
    return found.select_related("programme", "programme__organisation", "person")


def vettings_visible_to(who: Who, *, on: dt.date) -> QuerySet[Vetting]:
    """Give what was noted for the organisations in which somebody looks after people."""
    theirs = organisations_administered(who, on=on)
    found = Vetting.objects.filter(organisation__in=theirs, person__in=visible_to(who, on=on))
    return found.select_related("organisation", "seen_by")


def changes_visible_to(who: Who, *, on: dt.date) -> QuerySet[Change]:
    """Give what was changed about people, in the programmes and organisations of one's own."""
    found = Change.objects.filter(person__in=visible_to(who, on=on))
    if who is not None:
        theirs = Q(programme__in=administered(who, on=on))
        wide = Q(programme=None) & (
            Q(organisation=None) | Q(organisation__in=organisations_administered(who, on=on))
        )
        found = found.filter(theirs | wide)
    return found.select_related("by", "programme", "organisation")


def invitations_visible_to(who: Who, *, on: dt.date) -> QuerySet[Invitation]:
    """Give the invitations into the programmes whose people somebody looks after."""
    found = Invitation.objects.filter(programme__in=administered(who, on=on))
    return found.select_related("programme", "programme__organisation", "made_by")


def waiting(who: Who, *, at: dt.datetime) -> QuerySet[Invitation]:
    """Give the invitations that nobody has answered, those too that are too old by now."""
    found = invitations_visible_to(who, on=at.date())
    return found.filter(used_at=None, ended_at=None).order_by("-made_at")


def invitation(secret: str, *, at: dt.datetime) -> Invitation | None:
    """Give the invitation of a link, as long as it can be used."""
    found = Invitation.objects.filter(secret=fingerprint(secret), used_at=None, ended_at=None)
    return found.filter(expires_at__gt=at).select_related("programme__organisation").first()


def listed(who: Who, *, on: dt.date, programme: Programme | None = None) -> list[Listed]:
    """Give the people whom somebody looks after, by name, each with all that the list tells."""
    roles = roles_visible_to(who, on=on).order_by("programme__name", "kind")
    if programme is not None:
        roles = roles.filter(programme=programme)
    by_person: dict[UUID, list[Role]] = defaultdict(list)
    for role in roles:
        by_person[role.person_id].append(role)
    people = Person.objects.filter(pk__in=by_person).order_by("name", "email")
    steps = set(_with_second_step(people))
    vettings = _seen(who, on=on)
    return [
        Listed(
            person,
            tuple(_current(by_person[person.pk], on)),
            person.pk in steps,
            tuple(_standings(person.pk, by_person[person.pk], vettings, on)),
        )
        for person in people
    ]


def _with_second_step(people: QuerySet[Person]) -> QuerySet[Authenticator, UUID]:
    found = Authenticator.objects.filter(user__in=people, type__in=STEPS)
    return found.values_list("user", flat=True)


def _current(roles: Iterable[Role], on: dt.date) -> list[Role]:
    return [
        role for role in roles if role.ended_at is None and holds(role.starts_on, role.ends_on, on)
    ]


def _seen(who: Who, *, on: dt.date) -> dict[tuple[UUID, UUID], list[Seen]]:
    found: dict[tuple[UUID, UUID], list[Seen]] = defaultdict(list)
    rows = vettings_visible_to(who, on=on).select_related(None)
    for person, organisation, seen_on, again, exemption in rows.values_list(
        "person", "organisation", "seen_on", "check_again_on", "exemption"
    ):
        found[person, organisation].append(Seen(seen_on, again, exemption))
    return found


def _standings(
    person: UUID,
    roles: Iterable[Role],
    seen: dict[tuple[UUID, UUID], list[Seen]],
    on: dt.date,
) -> Iterable[Vetted]:
    """Tell only of organisations for which this person stands in front of young people."""
    wanted = {
        role.programme.organisation_id: role.programme.organisation
        for role in _current(roles, on)
        if RoleKind(role.kind) in VETTED
    }
    for pk, organisation in wanted.items():
        rows = seen.get((person, pk), [])
        yield Vetted(organisation, standing(rows, on), holds_until(rows, on))


def ending_vettings(who: Who, *, on: dt.date) -> list[tuple[Person, Vetted]]:
    """Give whose vetting is missing, over, or ends within 60 days; the most pressing first."""
    found = [
        (each.person, vetted)
        for each in listed(who, on=on)
        if each.person.is_active
        for vetted in each.vetted
        if vetted.standing is not Standing.HOLDS
    ]
    return sorted(found, key=lambda pair: pair[1].until or dt.date.min)


def ending_roles(who: Who, *, on: dt.date) -> QuerySet[Role]:
    """Give the roles that end within 60 days."""
    soon = roles_visible_to(who, on=on).filter(ended_at=None, ends_on__range=(on, on + SOON))
    return soon.order_by("ends_on")


def vetted_when(
    people: Iterable[UUID], organisation: Organisation
) -> Callable[[UUID, dt.date], bool]:
    """Give what says whether one of these people is vetted on a day; asked once for all of them."""
    rows = Vetting.objects.filter(person__in=list(people), organisation=organisation)
    seen: dict[UUID, list[Seen]] = {}
    told = rows.values_list("person", "seen_on", "check_again_on", "exemption")
    for person, seen_on, again_on, exemption in told:
        seen.setdefault(person, []).append(Seen(seen_on, again_on, exemption))
    return lambda person, on: still_vetted(seen.get(person, ()), on)


def vetted_among(
    people: Iterable[UUID], organisation: Organisation, *, on: dt.date
) -> frozenset[UUID]:
    """Give those of these people who are vetted for the organisation on a day."""
    asked = list(people)
    holds = vetted_when(asked, organisation)
    return frozenset(person for person in asked if holds(person, on))

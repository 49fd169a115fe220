from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.db.models import ProtectedError

from declic.kernel import clock
from declic.people.models import Organisation, Person
from declic.people.queries import organisations_visible_to, people_visible_to
from declic.post.actions import queue
from declic.post.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Organisation:
    return Organisation.objects.create(name="Ours")


@pytest.fixture
def team(ours: Organisation) -> dict[str, Person]:
    """The owner of the machine, a member, a colleague, and people from elsewhere."""
    theirs = Organisation.objects.create(name="Theirs")
    make = Person.objects.create_user
    return {
        "owner": make("owner@example.org", is_staff=True),
        "member": make("member@example.org", organisation=ours),
        "colleague": make("colleague@example.org", organisation=ours),
        "stranger": make("stranger@example.org", organisation=theirs),
        "alone": make("alone@example.org"),
    }


def seen_by(person: Person) -> set[str]:
    return {found.email.partition("@")[0] for found in people_visible_to(person)}


def test_the_owner_sees_everybody(team: dict[str, Person]) -> None:
    assert seen_by(team["owner"]) == set(team)
    assert organisations_visible_to(team["owner"]).count() == 2


def test_a_member_sees_the_own_organisation(team: dict[str, Person], ours: Organisation) -> None:
    assert seen_by(team["member"]) == {"member", "colleague"}
    assert list(organisations_visible_to(team["member"])) == [ours]


def test_somebody_without_organisation_sees_only_themselves(team: dict[str, Person]) -> None:
    assert seen_by(team["alone"]) == {"alone"}
    assert not organisations_visible_to(team["alone"])


def test_a_stranger_and_a_closed_account_see_nobody(team: dict[str, Person]) -> None:
    closed = team["owner"]
    closed.is_active = False
    for visitor in (AnonymousUser(), closed):
        assert not people_visible_to(visitor)
        assert not organisations_visible_to(visitor)


def test_an_address_is_the_same_in_any_case() -> None:
    made = Person.objects.create_user(" Ann@Example.org ", "a good passphrase", language="nl")
    assert (made.email, made.language) == ("ann@example.org", "nl")
    assert authenticate(None, username="ANN@example.ORG", password="a good passphrase") == made  # noqa: S106


def test_without_a_password_nobody_can_sign_in() -> None:
    Person.objects.create_user("ann@example.org")
    assert authenticate(None, username="ann@example.org", password="") is None


def test_an_organisation_with_people_is_not_lost_by_deleting_it(ours: Organisation) -> None:
    person = Person.objects.create_user("ann@example.org", organisation=ours)
    with pytest.raises(ProtectedError):
        ours.delete()
    assert Person.objects.get() == person


def test_what_is_made_later_sorts_later(ours: Organisation) -> None:
    later = Organisation.objects.create(name="Later")
    assert ours.pk < later.pk
    assert (ours.purpose, str(later)) == ("real", "Later")


def test_an_organisation_that_demonstrates_mails_nobody(ours: Organisation) -> None:
    shown = Organisation.objects.create(name="Show", purpose="demo")
    states = [
        queue(
            to="a@b.example",
            language="en",
            subject="Hello",
            text="Hello",
            organisation=organisation,
            kind="invitation",
            key=f"invitation:{organisation}",
            at=clock.now(),
        ).state
        for organisation in (ours.pk, shown.pk, uuid4(), None)
    ]
    assert states == [State.WAITING, State.SHOWN, State.WAITING, State.WAITING]

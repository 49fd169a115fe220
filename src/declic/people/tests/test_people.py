from __future__ import annotations

from uuid import uuid4

import pytest
from django.contrib.auth import authenticate
from django.db.models import ProtectedError

from declic.kernel import clock
from declic.people.models import Organisation, Person
from declic.post.actions import queue
from declic.post.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours() -> Organisation:
    return Organisation.objects.create(name="Ours")


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

"""An account is made by an invitation, once, by whoever it was for."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from declic.kernel import clock
from declic.people.actions import invitations
from declic.people.actions.invitations import Invited
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Change, Invitation, Person, Role, RoleKind
from declic.people.queries import Who
from declic.people.tests import makers
from declic.post.models import Mail

pytestmark = pytest.mark.django_db

TOLD = {
    "name": "Iris",
    "language": "nl",
    "password1": makers.PASSWORD,
    "password2": makers.PASSWORD,
}


def invited(
    email: str = "iris@example.org", *, by: Who = None, kind: RoleKind = RoleKind.TRAINER
) -> Invited:
    return invitations.invite(
        programme=makers.programme(),
        kind=kind,
        email=email,
        name="Iris",
        language="nl",
        ends_on=None,
        by_mail=False,
        by=by,
        at=clock.now(),
    )


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def accept(client: Client, made: Invited, **told: str) -> int:
    return client.post(path_of(made.link), {**TOLD, **told}).status_code


@pytest.mark.usefixtures("quick")
def test_whoever_is_invited_makes_an_account_and_is_in() -> None:
    client, made = Client(), invited()
    page = client.get(path_of(made.link)).content.decode()
    assert 'lang="nl"' in page
    assert "iris@example.org" in page
    assert accept(client, made) == 302
    iris = Person.objects.get()
    assert (iris.email, iris.name, iris.language) == ("iris@example.org", "Iris", "nl")
    assert [role.kind for role in iris.roles.all()] == [RoleKind.TRAINER]
    assert client.get("/account").status_code == 200
    assert client.get("/account/second-step/app").status_code == 200
    assert "tag mint" in client.get("/account/sessions").content.decode()


@pytest.mark.usefixtures("quick")
def test_looking_at_an_invitation_does_not_use_it_up() -> None:
    made = invited()
    for _ in range(3):
        assert Client().get(path_of(made.link)).status_code == 200
    assert accept(Client(), made) == 302


@pytest.mark.usefixtures("quick")
def test_an_invitation_works_once() -> None:
    made = invited()
    assert accept(Client(), made) == 302
    assert Client().get(path_of(made.link)).status_code == 404
    assert accept(Client(), made) == 404
    assert Person.objects.count() == 1


def test_two_who_use_it_in_the_same_moment_are_one_account() -> None:
    made = invited()
    told = {"name": "Iris", "language": "nl", "password": makers.PASSWORD, "at": clock.now()}
    invitations.accept(made.invitation, **told)  # type: ignore[arg-type]
    Person.objects.update(email="other@example.org")
    with pytest.raises(PeopleRefused, match="used"):
        invitations.accept(made.invitation, **told)  # type: ignore[arg-type]


@pytest.mark.usefixtures("quick")
def test_an_old_invitation_and_one_taken_back_open_nothing() -> None:
    made = invited()
    with time_machine.travel(clock.now() + dt.timedelta(days=14, minutes=1)):
        assert accept(Client(), made) == 404
    invitations.end_invitation(made.invitation, by=None, at=clock.now())
    assert accept(Client(), made) == 404
    assert not Person.objects.exists()


@pytest.mark.usefixtures("quick")
def test_a_second_invitation_ends_the_first() -> None:
    first, second = invited(), invited()
    assert accept(Client(), first) == 404
    assert accept(Client(), second) == 302


def test_an_invitation_for_somebody_else_gives_them_nothing(ann: Person) -> None:
    made, client = invited(), makers.signed_in(ann)
    makers.person("Iris")
    page = client.get(path_of(made.link)).content.decode()
    assert "<form" in page
    assert 'name="password1"' not in page
    client.post(path_of(made.link), TOLD)
    assert not Role.objects.filter(programme=makers.programme()).exclude(person=ann).exists()
    assert Invitation.objects.get().used_at is None


def test_who_has_an_account_takes_the_role_with_it(ann: Person) -> None:
    made = invited(ann.email, kind=RoleKind.COACH)
    stranger = Client().get(path_of(made.link)).content.decode()
    assert f'href="/account/sign-in?next={path_of(made.link)}"' in stranger
    assert accept(Client(), made) == 200
    assert makers.signed_in(ann).post(path_of(made.link)).status_code == 302
    assert {role.kind for role in ann.roles.all()} == {RoleKind.TRAINER, RoleKind.COACH}
    assert Person.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("password1", "short"),
        ("password1", "iris@example.org"),
        ("password1", "passwordpassword"),
        ("password2", "another sentence"),
        ("name", "\u202e"),
        ("name", "x" * 200),
        ("language", "tlh"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_made(field: str, typed: str) -> None:
    assert accept(Client(), invited(), **{field: typed}) == 422
    assert not Person.objects.exists()


def test_an_administrator_invites_by_mail(ada: Person) -> None:
    form = {
        "programme": str(makers.programme().pk),
        "kind": "coordinator",
        "email": "Luc@Example.org",
        "name": "Luc O'Brien",
        "language": "fr",
    }
    answer = makers.signed_in(ada).post("/office/people/invite", {**form, "by": "mail"})
    assert answer.status_code == 302
    mail = Mail.objects.get()
    assert (mail.to, mail.language) == ("luc@example.org", "fr")
    assert mail.subject == "Ours vous invite"
    assert "Bonjour Luc O'Brien," in mail.text
    link = re.search(r"https?://\S+(/account/invitation/\S+)", mail.text)
    assert link is not None
    assert Client().get(link[1]).status_code == 200
    assert Change.objects.get(kind="invited").by == ada


def test_a_letter_is_shown_once_and_its_secret_is_stored_nowhere(ada: Person) -> None:
    form = {
        "programme": str(makers.programme().pk),
        "kind": "trainer",
        "email": "luc@example.org",
        "language": "nl",
        "by": "letter",
    }
    page = makers.signed_in(ada).post("/office/people/invite", form).content.decode()
    found = re.search(r"<code>https?://[^/]+(/account/invitation/([^<]+))</code>", page)
    assert found is not None
    assert 'lang="nl"' in page
    assert Client().get(found[1]).status_code == 200
    assert Invitation.objects.get().secret != found[2]
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("email", "no address"),
        ("kind", "owner"),
        ("programme", "01a2211a-fc55-7eb9-8543-e096f75a20ea"),
        ("language", "xx"),
        ("ends_on", "2020-01-01"),
        ("ends_on", "tomorrow"),
    ],
)
def test_a_bad_invitation_is_refused_beside_its_field(ada: Person, field: str, typed: str) -> None:
    form = {
        "programme": str(makers.programme().pk),
        "kind": "trainer",
        "email": "luc@example.org",
        "language": "nl",
        field: typed,
    }
    assert makers.signed_in(ada).post("/office/people/invite", form).status_code == 422
    assert not Invitation.objects.exists()


def test_nobody_invites_into_a_foreign_programme(ada: Person) -> None:
    theirs = makers.programme("Theirs", "Another")
    with pytest.raises(PeopleRefused, match="not_yours"):
        invitations.invite(
            programme=theirs,
            kind=RoleKind.TRAINER,
            email="luc@example.org",
            name="",
            language="nl",
            ends_on=None,
            by_mail=False,
            by=ada,
            at=clock.now(),
        )


def test_an_address_to_which_no_mail_goes_is_refused_beside_its_field(ada: Person) -> None:
    form = {
        "programme": str(makers.programme().pk),
        "kind": "trainer",
        "language": "fr",
        "email": "iris@localhost",
    }
    answer = makers.signed_in(ada).post("/office/people/invite", form)
    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"email"}
    assert not Invitation.objects.exists()


def test_an_address_to_which_no_mail_goes_is_no_new_address(ann: Person) -> None:
    client = makers.signed_in(ann)
    client.post("/account/confirm", {"password": makers.PASSWORD})
    answer = client.post("/account/email", {"email": "anna@localhost", "action_add": "1"})
    assert answer.status_code == 422
    assert "name@example.org" in answer.content.decode() or "nom@" in answer.content.decode()
    assert not Mail.objects.filter(to="anna@localhost").exists()


def test_an_address_with_accents_is_invited_as_mail_servers_write_it() -> None:
    assert invited("Iris@École.example").invitation.email == ("iris@xn--cole-9oa.example")


def test_nobody_gets_the_same_role_twice_by_an_invitation(ann: Person) -> None:
    made = invited(ann.email)
    with pytest.raises(PeopleRefused, match="has_role"):
        invitations.accept_as(ann, made.invitation, at=clock.now())
    assert ann.roles.count() == 1
    assert makers.signed_in(ann).post(path_of(made.link)).status_code == 409
    # Another role in the same programme is one more.
    invitations.accept_as(ann, invited(ann.email, kind=RoleKind.COACH).invitation, at=clock.now())
    assert ann.roles.count() == 2

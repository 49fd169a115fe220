"""What administrators do with people: roles, accounts, vetting, programmes."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from declic.kernel import clock
from declic.people import queries
from declic.people.actions import accounts, programmes, roles, vettings
from declic.people.actions.purging import CHANGES_STAY, INVITATIONS_STAY, erase
from declic.people.actions.refusals import PeopleRefused
from declic.people.models import Change, Ground, Person, Programme, Role, RoleKind, Vetting
from declic.people.queries import Who
from declic.people.rules import Standing
from declic.people.tests import makers
from declic.people.tests.test_invitations import invited

pytestmark = pytest.mark.django_db


def today() -> dt.date:
    return clock.now().date()


def give(person: Person, kind: RoleKind, *, by: Who, at: Programme | None = None) -> Role:
    return roles.give(
        person=person,
        programme=at or makers.programme(),
        kind=kind,
        starts_on=today(),
        ends_on=None,
        by=by,
        at=clock.now(),
    )


def note(
    person: Person, *, by: Who, until: dt.date | None = None, of: Programme | None = None
) -> Vetting:
    return vettings.note_vetting(
        person=person,
        organisation=(of or makers.programme()).organisation,
        ground=Ground.MINORS,
        seen_on=today(),
        issued_on=today() - dt.timedelta(days=3),
        check_again_on=until or today() + dt.timedelta(days=1000),
        exemption="",
        by=by,
        at=clock.now(),
    )


# Roles.


def test_a_role_is_given_and_holds_from_its_first_day_to_its_last(ada: Person, ann: Person) -> None:
    page = makers.signed_in(ada)
    form = {
        "programme": str(makers.programme().pk),
        "kind": "coach",
        "starts_on": str(today() + dt.timedelta(days=1)),
        "ends_on": str(today() + dt.timedelta(days=2)),
    }
    assert page.post(f"/office/people/{ann.pk}/role", form).status_code == 302
    held = [
        RoleKind.COACH in queries.kinds_held(ann, today() + dt.timedelta(days=day))
        for day in range(4)
    ]
    assert held == [False, True, True, False]
    assert Change.objects.filter(person=ann, kind="role_given", by=ada).count() == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [("kind", "owner"), ("starts_on", ""), ("ends_on", "2020-01-01"), ("programme", "x")],
)
def test_a_role_that_cannot_be_is_refused_beside_its_field(
    ada: Person, ann: Person, field: str, typed: str
) -> None:
    form = {
        "programme": str(makers.programme().pk),
        "kind": "coach",
        "starts_on": str(today()),
        field: typed,
    }
    answer = makers.signed_in(ada).post(f"/office/people/{ann.pk}/role", form)
    assert answer.status_code == 422
    assert ann.roles.count() == 1


def test_the_same_role_is_not_given_twice(ada: Person, ann: Person) -> None:
    with pytest.raises(PeopleRefused, match="has_role"):
        give(ann, RoleKind.TRAINER, by=ada)


def test_nobody_gives_a_role_where_they_are_nothing(ada: Person, cleo: Person, ann: Person) -> None:
    theirs = makers.programme("Theirs", "Another")
    stranger = makers.person("Zoe", RoleKind.TRAINER, at=theirs)
    for by, person, at in ((ada, ann, theirs), (cleo, ann, None), (ada, stranger, None)):
        with pytest.raises(PeopleRefused, match="not_yours"):
            give(person, RoleKind.COACH, by=by, at=at)


def test_a_role_that_ends_closes_its_pages_and_signs_out(ada: Person, cleo: Person) -> None:
    client = makers.signed_in(cleo)
    assert client.get("/host").status_code == 200
    makers.signed_in(ada).post(f"/office/people/roles/{cleo.roles.get().pk}/end")
    assert client.get("/host").status_code in {302, 404}
    assert Change.objects.get(kind="role_ended").by == ada


def test_a_session_dies_with_the_last_role(ada: Person, ann: Person) -> None:
    client = Client()
    client.post("/account/sign-in", {"login": ann.email, "password": makers.PASSWORD})
    assert client.get("/account").status_code == 200
    roles.end(ann.roles.get(), by=ada, at=clock.now())
    assert client.get("/account")["Location"].startswith("/account/sign-in")


def test_a_role_ends_by_itself_after_its_last_day(ann: Person) -> None:
    Role.objects.filter(person=ann).update(ends_on=today())
    client = makers.signed_in(ann)
    assert client.get("/host").status_code == 200
    with time_machine.travel(clock.now() + dt.timedelta(days=1)):
        assert makers.signed_in(ann).get("/host").status_code == 404


def test_the_last_administrator_stays(ada: Person) -> None:
    with pytest.raises(PeopleRefused, match="last_administrator"):
        roles.end(ada.roles.get(), by=ada, at=clock.now())
    other = makers.person("Eve", RoleKind.ADMINISTRATOR, at=makers.programme())
    roles.end(ada.roles.get(), by=other, at=clock.now())
    roles.end(other.roles.get(), by=None, at=clock.now())
    assert not queries.administered(ada, on=today()).exists()


@pytest.mark.parametrize("why", ["ended", "over", "not_yet", "closed", "elsewhere", "coordinates"])
def test_the_last_administrator_stays_whoever_else_only_seems_to_be_one(
    ada: Person, why: str
) -> None:
    there = makers.programme("Theirs") if why == "elsewhere" else makers.programme()
    kind = RoleKind.COORDINATOR if why == "coordinates" else RoleKind.ADMINISTRATOR
    eve = makers.person("Eve", kind, at=there)
    day, now = dt.timedelta(days=1), clock.now()
    changes: dict[str, dict[str, object]] = {
        "ended": {"ended_at": now},
        "over": {"ends_on": today() - day},
        "not_yet": {"starts_on": today() + day},
    }
    eve.roles.update(**changes.get(why, {"given_at": now}))
    Person.objects.filter(pk=eve.pk).update(is_active=why != "closed")
    with pytest.raises(PeopleRefused, match="last_administrator"):
        roles.end(ada.roles.get(), by=ada, at=now)
    assert queries.administered(ada, on=today()).exists()


def test_control_with_another_administrator_a_role_ends(ada: Person) -> None:
    makers.person("Eve", RoleKind.ADMINISTRATOR, at=makers.programme())
    roles.end(ada.roles.get(), by=ada, at=clock.now())
    assert not queries.administered(ada, on=today()).exists()


def test_a_role_is_ended_once(ada: Person, ann: Person) -> None:
    role = ann.roles.get()
    roles.end(role, by=ada, at=clock.now())
    with pytest.raises(PeopleRefused, match="ended"):
        roles.end(role, by=ada, at=clock.now())


# Accounts.


def test_a_closed_account_is_out_at_once_and_may_be_opened_again(ada: Person, ann: Person) -> None:
    client = Client()
    signing = {"login": ann.email, "password": makers.PASSWORD}
    client.post("/account/sign-in", signing)
    page = makers.signed_in(ada)
    assert page.post(f"/office/people/{ann.pk}/close").status_code == 302
    assert client.get("/host")["Location"].startswith("/account/sign-in")
    assert client.post("/account/sign-in", signing)["Location"] == "/account/closed"
    page.post(f"/office/people/{ann.pk}/open")
    assert client.post("/account/sign-in", signing)["Location"] == "/office"


def test_nobody_closes_themselves_a_keeper_or_somebody_who_is_also_elsewhere(
    ada: Person, ann: Person, cleo: Person
) -> None:
    makers.role(ann, RoleKind.COACH, at=makers.programme("Theirs", "Another"))
    Person.objects.filter(pk=cleo.pk).update(is_staff=True)
    cleo.refresh_from_db()
    for person, why in ((ada, "yourself"), (ann, "elsewhere"), (cleo, "not_yours")):
        with pytest.raises(PeopleRefused, match=why):
            accounts.close(person, by=ada, at=clock.now())
    assert makers.signed_in(ada).post(f"/office/people/{ann.pk}/close").status_code == 409
    assert Person.objects.filter(is_active=False).count() == 0


def theirs(ann: Person) -> Person:
    """Ann works elsewhere too; its administrator notes a vetting and gives and ends a role."""
    there = makers.programme("Theirs", "Another")
    makers.role(ann, RoleKind.TRAINER, at=there)
    zoe = makers.person("Zoe", RoleKind.ADMINISTRATOR, at=there)
    roles.end(give(ann, RoleKind.COACH, by=zoe, at=there), by=zoe, at=clock.now())
    note(ann, by=zoe, of=there)
    return zoe


def changes_seen(by: Who, about: Person) -> set[str]:
    found = queries.changes_visible_to(by, on=today()).filter(person=about)
    return {each.kind for each in found}


def test_what_another_organisation_changed_about_somebody_is_not_seen_here(
    ada: Person, ann: Person
) -> None:
    theirs(ann)
    assert changes_seen(ada, ann) == set()
    assert "Another" not in makers.signed_in(ada).get(f"/office/people/{ann.pk}").content.decode()
    give(ann, RoleKind.COACH, by=ada)
    assert changes_seen(ada, ann) == {"role_given"}


def test_control_whoever_looks_after_them_there_and_the_owner_see_it(ann: Person) -> None:
    zoe, told = theirs(ann), {"role_given", "role_ended", "vetted"}
    assert (changes_seen(zoe, ann), changes_seen(None, ann)) == (told, told)


# Vetting.


def test_what_was_seen_is_noted_and_never_the_paper(ada: Person, ann: Person) -> None:
    page = makers.signed_in(ada)
    address = f"/office/people/{ann.pk}/vetting"
    assert 'type="file"' not in page.get(address).content.decode()
    form = {
        "organisation": str(makers.programme().organisation.pk),
        "ground": "minors",
        "seen_on": str(today()),
        "issued_on": str(today() - dt.timedelta(days=5)),
        "check_again_on": str(today() + dt.timedelta(days=365)),
    }
    assert page.post(address, form).status_code == 302
    row = Vetting.objects.get()
    assert (row.person, row.seen_by, row.ground) == (ann, ada, "minors")
    assert queries.is_vetted(ann, row.organisation, on=today())


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("seen_on", "2100-01-01"),
        ("seen_on", ""),
        ("issued_on", ""),
        ("issued_on", "2100-01-01"),
        ("check_again_on", ""),
        ("check_again_on", "2020-01-01"),
        ("check_again_on", "2100-01-01"),
        ("ground", "exempt"),
        ("ground", "trust me"),
        ("exemption", "x" * 200),
    ],
)
def test_a_note_that_cannot_be_so_is_refused_beside_its_field(
    ada: Person, ann: Person, field: str, typed: str
) -> None:
    form = {
        "organisation": str(makers.programme().organisation.pk),
        "ground": "minors",
        "seen_on": str(today()),
        "issued_on": str(today() - dt.timedelta(days=5)),
        "check_again_on": str(today() + dt.timedelta(days=365)),
        field: typed,
    }
    answer = makers.signed_in(ada).post(f"/office/people/{ann.pk}/vetting", form)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()
    assert not Vetting.objects.exists()


def test_nobody_vets_themselves_or_for_another_organisation(ada: Person, ann: Person) -> None:
    with pytest.raises(PeopleRefused, match="yourself"):
        note(ada, by=ada)
    other = makers.person("Zoe", RoleKind.ADMINISTRATOR, at=makers.programme("T", "Another"))
    with pytest.raises(PeopleRefused, match="not_yours"):
        note(ann, by=other)
    with pytest.raises(PeopleRefused, match="vetting"):
        note(ann, by=ada, until=today())


def test_who_must_be_looked_at_again_is_listed_sixty_days_before(ada: Person, ann: Person) -> None:
    def listed() -> list[Standing]:
        return [vetted.standing for _, vetted in queries.ending_vettings(ada, on=today())]

    assert listed() == [Standing.MISSING]
    note(ann, by=ada, until=today() + dt.timedelta(days=61))
    assert listed() == []
    with time_machine.travel(clock.now() + dt.timedelta(days=1)):
        assert listed() == [Standing.SOON]
        assert "Ann" in makers.signed_in(ada).get("/office/people/vettings").content.decode()
    with time_machine.travel(clock.now() + dt.timedelta(days=62)):
        assert listed() == [Standing.ENDED]


def test_a_vetting_counts_for_the_organisation_that_looked(ada: Person, ann: Person) -> None:
    note(ann, by=ada)
    assert queries.may_stand_before(ann, on=today())
    assert not queries.is_vetted(ann, makers.programme("T", "Another").organisation, on=today())
    assert queries.may_stand_before(None, on=today())
    assert not queries.may_stand_before(ada, on=today())


# Programmes.


def test_whoever_makes_a_programme_looks_after_it(ada: Person) -> None:
    page = makers.signed_in(ada)
    ours = makers.programme().organisation
    form = {"organisation": str(ours.pk), "name": "Youth clubs"}
    assert page.post("/office/programmes", form).status_code == 302
    made = Programme.objects.get(name="Youth clubs")
    assert page.get(f"/office/programmes/{made.pk}").status_code == 200
    assert page.post("/office/programmes", form).status_code == 422
    page.post(f"/office/programmes/{made.pk}", {"name": "Clubs"})
    made.refresh_from_db()
    assert made.name == "Clubs"


def test_only_the_owner_makes_an_organisation(ada: Person) -> None:
    form = {"new_organisation": "A new one", "name": "First"}
    assert makers.signed_in(ada).post("/office/programmes", form).status_code == 422
    with pytest.raises(PeopleRefused, match="not_yours"):
        programmes.new_organisation(name="A new one", by=ada, at=clock.now())
    assert makers.owner().post("/office/programmes", form).status_code == 302
    assert Programme.objects.get(name="First").organisation.name == "A new one"


def test_staff_who_look_after_the_machine_make_an_organisation_too(ada: Person) -> None:
    Person.objects.filter(pk=ada.pk).update(is_staff=True)
    form = {"new_organisation": "A new one", "name": "First"}
    assert makers.signed_in(ada).post("/office/programmes", form).status_code == 302
    made = Programme.objects.get(name="First")
    assert queries.administered(ada, on=today()).filter(pk=made.pk).exists()
    # Where others have a programme already, being staff lets nobody in.
    theirs = makers.programme("Theirs", "Another").organisation
    ada.refresh_from_db()
    with pytest.raises(PeopleRefused, match="not_yours"):
        programmes.new_programme(organisation=theirs, name="Mine", by=ada, at=clock.now())


def test_an_office_without_a_programme_says_what_to_do_first() -> None:
    page = makers.owner()
    assert "/office/programmes" in page.get("/office/people").content.decode()
    assert page.get("/office/people/invite")["Location"] == "/office/programmes"


# What stays and what goes, and what it costs.


def test_old_invitations_changes_and_sessions_are_erased(ada: Person, ann: Person) -> None:
    accounts.close(ann, by=ada, at=clock.now())
    invited()
    makers.signed_in(ada)
    assert erase(at=clock.now())["invitations"] == 0
    later = clock.now() + dt.timedelta(days=14) + INVITATIONS_STAY + dt.timedelta(hours=1)
    assert erase(at=later) == {"invitations": 1, "changes": 0, "sign_ins": 1}
    assert erase(at=clock.now() + CHANGES_STAY + dt.timedelta(days=1))["changes"] == 2


def test_the_list_asks_as_often_for_many_people_as_for_one(ada: Person, ann: Person) -> None:
    page = makers.signed_in(ada)
    counts = []
    for number in (0, 30):
        for n in range(number):
            note(makers.person(f"T{n}", RoleKind.TRAINER, at=makers.programme()), by=ada)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert page.get("/office/people").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert ann.is_active

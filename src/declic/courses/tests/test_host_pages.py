"""Hosts are found, written down, and two that are one are made one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from declic.courses.actions.hosts import change_contact, change_host, make_contact
from declic.courses.actions.merging import merge_hosts
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Course, Host
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, course, filled, host, office

pytestmark = pytest.mark.django_db
FIELDS = {"name": "Lycée du Parc", "kind": "school", "language": "fr", "postcode": "5000"}


def desk(of: Office) -> Browser:
    return Browser(of.coordinator)


def test_a_host_is_written_down_and_its_place_follows_from_the_postcode() -> None:
    of = office()
    made = desk(of).post("/office/hosts/new", FIELDS, programme=str(of.programme.pk))
    assert made.status == 302
    kept = Host.objects.get()
    assert (kept.province, kept.community) == ("WNA", "fr")
    assert "Lycée du Parc" in desk(of).get("/office/hosts", q="parc").text
    assert "Lycée du Parc" not in desk(of).get("/office/hosts", kind="company").text


@pytest.mark.parametrize(
    ("postcode", "more", "where"),
    [
        ("2000", {}, ("VAN", "nl")),
        ("1000", {}, ("BRU", "")),
        ("1000", {"community": "nl"}, ("BRU", "nl")),
        ("2000", {"province": "BRU"}, ("BRU", "nl")),
        ("", {}, ("WLG", "fr")),
        ("4700", {}, ("WLG", "de")),
        ("L-1234", {}, ("", "")),
    ],
)
def test_another_postcode_takes_province_and_community_along(
    postcode: str, more: dict[str, str], where: tuple[str, str]
) -> None:
    of = office()
    there, browser = host(of), desk(of)
    seen = {"was-postcode": "4000", "was-province": "WLG", "was-community": "fr"}
    stands = {"province": "WLG", "community": "fr", "postcode": postcode}
    typed = {**FIELDS, **seen, **stands, **more}
    assert browser.post(f"/office/hosts/{there.pk}/change", typed).status == 302
    kept = Host.objects.get()
    assert (kept.province, kept.community) == where


def test_a_community_that_a_host_said_itself_stays_where_the_postcode_says_nothing() -> None:
    of = office()
    there = host(of, postcode="1000", community="nl")
    told = change_host(host=there, fields={"postcode": "1190"}, by=of.coordinator, at=AT)
    assert told.community == "nl"


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"kind": "ship"}, {"language": "xx"}, {"postcode": "1" * 13}]
)
def test_a_host_that_does_not_fit_is_said(wrong: dict[str, str]) -> None:
    of = office()
    typed = {**FIELDS, "programme": str(of.programme.pk), **wrong}
    assert desk(of).post("/office/hosts/new", typed).status == 422
    assert not Host.objects.exists()


def test_nobody_makes_a_host_for_another_programme() -> None:
    of, theirs = office(), office("Elsewhere")
    typed = {**FIELDS, "programme": str(theirs.programme.pk)}
    assert desk(of).post("/office/hosts/new", typed).status == 422


def test_a_host_that_somebody_else_changed_is_told() -> None:
    of = office()
    there, browser = host(of), desk(of)
    address = f"/office/hosts/{there.pk}/change"
    before = {**FIELDS, "was-name": there.name, "was-city": "", "was-postcode": "5000"}
    assert browser.post(address, before, name="First").status == 302
    page = browser.post(address, before, name="Second")
    assert page.status == 409
    assert "Somebody else wrote here meanwhile: First" in page.text


def test_a_box_that_nobody_ticked_comes_back_unticked() -> None:
    of = office()
    told: dict[str, Any] = {"name": "Ann", "language": "fr", "email": "ann@example.org"}
    adult, browser = make_contact(host=host(of), fields=told, by=None, at=AT), desk(of)
    seen = {f"was-{name}": value for name, value in told.items()} | {"was-is_coach": "no"}
    change_contact(contact=adult, fields={"email": "new@example.org"}, by=None, at=AT)
    page = browser.post(f"/office/contacts/{adult.pk}", {**seen, **told}, email="b@example.org")
    assert page.status == 409
    assert not re.search(r'<input[^>]*name="is_coach"[^>]*checked', page.text)
    change_contact(contact=adult, fields={"is_coach": True}, by=None, at=AT)
    ticked = browser.post(f"/office/contacts/{adult.pk}", {**seen, **told}, email="b@example.org")
    assert re.search(r'<input[^>]*name="is_coach"[^>]*checked', ticked.text)


def test_adults_are_added_and_corrected() -> None:
    of = office()
    there, browser = host(of), desk(of)
    typed = {"name": "Ann Peeters", "email": "ann@example.org", "language": "nl"}
    assert browser.post(f"/office/hosts/{there.pk}/contacts", typed).status == 302
    adult = Contact.objects.get()
    assert browser.post(f"/office/contacts/{adult.pk}", typed, is_coach="on").status == 302
    assert Contact.objects.get().is_coach
    assert browser.post(f"/office/contacts/{adult.pk}", typed, email="ann").status == 422
    assert "Ann Peeters" in browser.get(f"/office/hosts/{there.pk}").text


def test_two_hosts_become_one_and_nothing_is_lost() -> None:
    of = office()
    stays, goes = host(of, city="Liège"), host(of, name="Tilleuls", street="Rue Haute 1")
    kept = course(of, stays)
    moved = filled(of, goes)
    page = desk(of).get(f"/office/hosts/{stays.pk}").text
    assert f"merge?gone={goes.pk}" in page
    done = desk(of).post(f"/office/hosts/{stays.pk}/merge", gone=str(goes.pk))
    assert done.status == 302
    one = Host.objects.get()
    assert (one.pk, one.city, one.street) == (stays.pk, "Liège", "Rue Haute 1")
    assert set(Course.objects.values_list("host", flat=True)) == {one.pk}
    assert {kept.pk, moved.pk} == set(Course.objects.values_list("pk", flat=True))
    assert Course.objects.get(pk=moved.pk).host_adult.host == one  # type: ignore[union-attr]


def test_an_adult_who_is_there_twice_becomes_one() -> None:
    of = office()
    stays, goes = host(of), host(of)
    for where, more in ((stays, {}), (goes, {"phone": "02 123 45 67", "is_coach": True})):
        fields = {"name": "Ann", "email": "ann@example.org", **more}
        make_contact(host=where, fields=fields, by=of.coordinator, at=AT)
    led = course(of, goes, coach=goes.contacts.get())
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    adult = Contact.objects.get()
    assert (adult.host, adult.phone, adult.is_coach) == (stays, "02 123 45 67", True)
    assert Course.objects.get(pk=led.pk).coach == adult


def test_a_host_with_a_key_of_its_own_stays_known_by_it() -> None:
    of = office()
    stays, goes = host(of, external_id="A"), host(of, external_id="B")
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    assert Host.objects.get(external_id="B").retired_at is not None
    assert Host.objects.get(external_id="A").retired_at is None


def test_hosts_of_two_programmes_are_never_one() -> None:
    of, theirs = office(), office("Elsewhere")
    mine, other = host(of), host(theirs)
    address = f"/office/hosts/{mine.pk}/merge"
    assert desk(of).post(address, gone=str(other.pk)).status == 422
    with pytest.raises(CourseRefusedError, match="host"):
        merge_hosts(keep=mine, gone=other, by=None, at=AT)
    with pytest.raises(CourseRefusedError, match="same"):
        merge_hosts(keep=mine, gone=mine, by=None, at=AT)
    with pytest.raises(CourseRefusedError, match="may"):
        merge_hosts(keep=mine, gone=host(of), by=theirs.coordinator, at=AT)
    assert Host.objects.count() == 3


def test_a_host_that_was_merged_meanwhile_is_told() -> None:
    of = office()
    stays, goes = host(of), host(of)
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    with pytest.raises(CourseRefusedError, match="stale"):
        merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)


def test_the_queue_asks_whether_the_host_is_there_already() -> None:
    of = office()
    known = host(of)
    course(of, host(of, name="Ecole des TILLEULS"))
    page = desk(of).get("/office/courses/queue").text
    assert "Perhaps the same host as" in page
    assert f"/office/hosts/{known.pk}/merge" in page

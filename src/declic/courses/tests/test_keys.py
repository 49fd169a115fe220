"""A key in the organisation's own tables names one host, one course, one adult: never two."""

from __future__ import annotations

from typing import Any

import pytest

from declic.courses.actions.courses import change_course
from declic.courses.actions.hosts import change_contact, change_host, make_contact
from declic.courses.actions.merging import merge_hosts
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Contact, Course, Host
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, course, host, office

pytestmark = pytest.mark.django_db
SAID = "has this key already"


def two(of: Office) -> tuple[Host, Course]:
    """Make two hosts and two courses, one of each without a key."""
    known, free = host(of, external_id="7"), host(of, name="Other")
    course(of, known, external_id="7")
    return free, course(of, free)


def test_a_key_that_another_host_has_is_refused_with_a_sentence() -> None:
    of = office()
    free, _ = two(of)
    typed = {"name": "Lycée", "kind": "school", "language": "fr", "external_id": "7"}
    browser = Browser(of.coordinator)
    made = browser.post("/office/hosts/new", typed, programme=str(of.programme.pk))
    changed = browser.post(f"/office/hosts/{free.pk}/change", typed)
    for page in (made, changed):
        assert page.status == 422
        assert SAID in page.text
        assert "Lycée" in page.text
    assert sorted(Host.objects.values_list("external_id", flat=True)) == ["", "7"]


def test_a_key_that_another_course_has_is_refused_with_a_sentence() -> None:
    of = office()
    _, free = two(of)
    typed = {"audience": "young", "groups": "1", "guardians": "not_asked", "external_id": "7"}
    page = Browser(of.coordinator).post(f"/office/courses/{free.pk}/fill", typed)
    assert page.status == 422
    assert SAID in page.text
    assert Course.objects.get(pk=free.pk).external_id == ""


def test_a_key_is_refused_whoever_brings_it_and_the_own_one_is_kept() -> None:
    of = office()
    free, late = two(of)
    known: Any = {"by": None, "at": AT, "fields": {"external_id": "7"}}
    adult = make_contact(host=free, **{**known, "fields": {"name": "A", "external_id": "7"}})
    other = make_contact(host=free, **{**known, "fields": {"name": "B"}})
    for refused in (
        lambda: course(of, free, external_id="7"),
        lambda: change_course(course=late, **known),
        lambda: change_host(host=free, **known),
        lambda: host(of, external_id="7"),
        lambda: change_contact(contact=other, **known),
    ):
        with pytest.raises(CourseRefusedError, match="key"):
            refused()
    assert change_contact(contact=adult, **known).external_id == "7"
    assert change_host(host=Host.objects.get(external_id="7"), **known).external_id == "7"
    assert host(office("Elsewhere"), external_id="7").external_id == "7"


def adult(of: Office, at: Host, key: str, **more: str) -> Contact:
    told = {"name": key or "B. Diallo", "external_id": key, **more}
    return make_contact(host=at, fields=told, by=of.coordinator, at=AT)


def test_hosts_become_one_though_two_of_their_adults_have_one_key() -> None:
    of = office()
    stays, goes = host(of), host(of, name="Other")
    adult(of, stays, "7", phone="04 222 33 44")
    adult(of, goes, "7", phone="0475 12 34 56")
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    kept = {each.phone: each.external_id for each in stays.contacts.all()}
    assert kept == {"04 222 33 44": "7", "0475 12 34 56": ""}


def test_nobody_is_completed_with_the_key_of_a_third() -> None:
    of = office()
    stays, goes = host(of), host(of, name="Other")
    adult(of, stays, "7", phone="04 222 33 44")
    adult(of, stays, "", email="b@tilleuls.example")
    adult(of, goes, "7", phone="0475 12 34 56", email="b@tilleuls.example")
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    kept = {each.phone: each.external_id for each in stays.contacts.all()}
    assert kept == {"04 222 33 44": "7", "0475 12 34 56": ""}

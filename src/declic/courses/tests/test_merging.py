"""Two hosts that are one: nothing that somebody said is lost."""

from __future__ import annotations

import pytest

from declic.courses.actions.hosts import make_contact
from declic.courses.actions.merging import merge_hosts
from declic.courses.models import Contact, Host
from declic.courses.tests.office import AT, Office, host, office

pytestmark = pytest.mark.django_db
MAIL = "a.peeters@parc.example"


def adult(of: Office, at: Host, **fields: str) -> Contact:
    told = {"name": "A. Peeters", "email": MAIL, **fields}
    return make_contact(host=at, fields=told, by=of.coordinator, at=AT)


def phones(at: Host) -> list[str]:
    return sorted(Contact.objects.filter(host=at).values_list("phone", flat=True))


def test_an_adult_who_is_there_twice_becomes_one_and_is_completed() -> None:
    of = office()
    stays, goes = host(of), host(of, name="Athénée du Parc")
    adult(of, stays)
    adult(of, goes, phone="0475 12 34 56", email=MAIL.upper())
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    assert phones(stays) == ["0475 12 34 56"]


@pytest.mark.parametrize("other", [{"phone": "0475 12 34 56"}, {"function": "Directrice"}])
def test_adults_who_say_different_things_both_stay(other: dict[str, str]) -> None:
    of = office()
    stays, goes = host(of), host(of, name="Athénée du Parc")
    adult(of, stays, phone="04 222 33 44", function="Éducateur")
    adult(of, goes, **other)
    merge_hosts(keep=stays, gone=goes, by=of.coordinator, at=AT)
    assert Contact.objects.filter(host=stays).count() == 2

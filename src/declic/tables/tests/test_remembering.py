"""Which column is what, remembered for a programme."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from declic.people.models import Organisation, Person, Programme, Role
from declic.tables.actions import remember
from declic.tables.models import Field, Mapping
from declic.tables.queries import columns
from declic.tables.rules import parsers

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 3, 1, 9, tzinfo=dt.UTC)
FIELDS = (
    Field("name", {"en": ("Name",)}, parsers.line(), required=True),
    Field("mail", {"en": ("Mail",)}, parsers.email),
)
HEADER = ["Mail", "Name", "Other"]


@pytest.fixture
def programme() -> Programme:
    organisation = Organisation.objects.create(name="Ours")
    return Programme.objects.create(organisation=organisation, name="Peers")


def told(programme: Programme, kind: str = "hosts", header: list[str] = HEADER) -> object:
    return columns(programme=programme, kind=kind, header=header, fields=FIELDS)


def keep(programme: Programme, by: Person | None = None, **columns: int | None) -> Mapping:
    return remember(
        programme=programme, kind="hosts", header=HEADER, columns=columns, by=by, at=NOW
    )


def test_what_nobody_chose_is_proposed(programme: Programme) -> None:
    assert told(programme) == {"name": 1, "mail": 0}


def test_what_was_chosen_is_known_again_by_the_titles(programme: Programme) -> None:
    keep(programme, name=2, mail=None)
    assert told(programme) == {"name": 2, "mail": None}
    assert told(programme, header=["MAIL", " name", "óther"]) == {"name": 2, "mail": None}


def test_it_holds_for_this_programme_this_list_and_these_titles_only(programme: Programme) -> None:
    keep(programme, name=2, mail=None)
    other = Programme.objects.create(organisation=programme.organisation, name="Other")
    proposed = {"name": 1, "mail": 0}
    assert told(other) == proposed
    assert told(programme, kind="trainers") == proposed
    assert told(programme, header=["Name", "Mail"]) == {"name": 0, "mail": 1}


def test_what_is_chosen_last_holds(programme: Programme) -> None:
    keep(programme, name=2)
    keep(programme, name=1)
    assert told(programme) == {"name": 1, "mail": 0}
    assert Mapping.objects.count() == 1


@pytest.mark.parametrize("kind", [None, "trainer", "coordinator"])
def test_only_who_coordinates_a_programme_decides_for_it(
    programme: Programme, kind: str | None
) -> None:
    person = Person.objects.create_user("a@b.example")
    if kind:
        Role.objects.create(
            programme=programme, person=person, kind=kind, starts_on=NOW.date(), given_at=NOW
        )
    if kind == "coordinator":
        assert keep(programme, by=person, name=2).columns == {"name": 2}
        return
    with pytest.raises(PermissionDenied):
        keep(programme, by=person, name=2)
    assert not Mapping.objects.exists()

"""Grants of others are as if they were not there; without the filters they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db.models import QuerySet

from declic.funding import doors
from declic.funding.models import Grant
from declic.people.models import Person, RoleKind
from declic.people.tests import makers
from tests.office.grant_things import made
from tests.office.matrix import Cast, faults


def every(_who: Person | None, *, on: dt.date) -> QuerySet[Grant]:
    del on
    return Grant.objects.select_related("sponsor", "programme__organisation")


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("grant", "declic.funding.views.page.grants_visible_to"),
        ("funded_grant", "declic.funding.views.sponsors.grants_read_by"),
    ],
)
def test_without_the_filter_it_is_red(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str, where: str
) -> None:
    monkeypatch.setattr(where, every)
    found = list(faults(cast, {name: doors.DOORS[name]}))
    assert any("foreign" in fault for fault in found)


def test_a_sponsor_sees_no_other_sponsor_of_the_same_programme(cast: Cast) -> None:
    one, other = (makers.person(name, RoleKind.SPONSOR, at=cast.ours) for name in ("One", "Other"))
    own, theirs = (made(cast.ours, person) for person in (one, other))
    browser = makers.signed_in(one)
    answers = [browser.get(f"/office/funded/{each.pk}").status_code for each in (own, theirs)]
    assert answers == [200, 404]
    shown = browser.get("/office/funded").content.decode()
    assert str(own.pk) in shown
    assert str(theirs.pk) not in shown

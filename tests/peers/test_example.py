"""The example year shows none, one and many of what pages about contact points show."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.courses.actions.example import fill
from declic.kernel import clock
from declic.peers.models import Deed, DeedState, Handover, Member, Mission, Point
from declic.peers.queries.cascade import spread
from declic.peers.rules.cascade import points_in
from declic.people.tests.makers import owner

pytestmark = pytest.mark.django_db


def test_contact_points_of_every_size_and_age_are_there_and_each_page_opens() -> None:
    programme = fill(at=clock.now())
    sizes = {point.members.filter(ended_on=None).count() for point in Point.objects.all()}
    assert {0, 1, 2, 12} <= sizes
    assert {*Deed.objects.values_list("state", flat=True)} == {*DeedState}
    assert Handover.objects.filter(acted_at=None).count() == 1
    assert Member.objects.exclude(heavy_since=None).exists()
    assert Mission.objects.exists()
    assert max(generation for generation, _node in points_in(spread(programme).nodes)) == 3
    assert not Deed.objects.filter(on__gt=clock.now().date() + dt.timedelta(days=1)).exists()
    browser = owner()
    for point in Point.objects.all():
        assert browser.get(f"/office/points/{point.pk}").status_code == 200

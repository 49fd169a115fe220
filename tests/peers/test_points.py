"""A contact point begins, lacks something, is handed on, and ends."""

from __future__ import annotations

import pytest

from declic.courses.actions.merging import merge_hosts
from declic.courses.models import Host
from declic.kernel import clock
from declic.peers.actions import members, points
from declic.peers.actions.points import Beside
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.models import Adult, Device, Member, Part, Point
from declic.peers.queries.aliases import aliases
from declic.peers.queries.points import stood
from declic.peers.queries.seen import points_beside
from declic.peers.rules.standing import Alarm
from declic.people.models import Person, RoleKind
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page, host_of, place, vetted

AT = clock.now()


def alarms(of: Place) -> set[Alarm]:
    return set(stood([Point.objects.get(pk=of.point.pk)], on=AT.date())[0].alarms)


def successor(of: Place) -> Person:
    made = makers.person("Successor", RoleKind.COACH, at=of.point.programme)
    return vetted(made, of.point.programme)


def test_a_place_with_fewer_than_two_is_an_alarm(ours: Place) -> None:
    assert alarms(ours) == {Alarm.FEW}
    first, _ = ours.card(), ours.card()
    assert alarms(ours) == set()
    members.farewell(member=first.member, why="enough", by=ours.coach, at=AT)
    assert alarms(ours) == {Alarm.FEW}


def test_a_coach_whose_role_ended_is_an_alarm_until_a_successor_is_there(ours: Place) -> None:
    ours.card(), ours.card()
    ours.coach.roles.update(ends_on=AT.date().replace(year=2025))
    assert alarms(ours) == {Alarm.NO_COACH}
    assert not points_beside(ours.coach, on=AT.date()).exists()
    new = Beside(successor(ours), ours.second)
    points.name_adults(point=ours.point, adults=new, by=ours.coordinator, at=AT)
    assert alarms(ours) == set()
    assert points_beside(new.coach, on=AT.date()).get() == ours.point


def test_a_closed_account_is_nobody_beside_young_people(ours: Place) -> None:
    ours.second.is_active = False
    ours.second.save()
    assert alarms(ours) == {Alarm.FEW, Alarm.NO_SECOND}


def test_two_adults_may_change_places(ours: Place) -> None:
    swapped = Beside(ours.second, ours.coach)
    points.name_adults(point=ours.point, adults=swapped, by=ours.coordinator, at=AT)
    now = ours.point.adults.filter(ended_at=None)
    assert now.get(part=Part.COACH).person == ours.second
    assert Adult.objects.filter(ended_at=None).count() == 2


@pytest.mark.parametrize("reason", ["one_adult", "no_role", "not_vetted"])
def test_two_different_vetted_adults_with_a_role_are_needed(ours: Place, reason: str) -> None:
    coach = {
        "one_adult": ours.second,
        "no_role": vetted(makers.person("No", at=ours.point.programme), ours.point.programme),
        "not_vetted": makers.person("Not", RoleKind.COACH, at=ours.point.programme),
    }[reason]
    with pytest.raises(PointRefusedError, match=reason):
        points.begin(
            host=ours.point.host,
            adults=Beside(coach, ours.second),
            by=ours.coordinator,
            at=AT,
        )


def test_an_ended_contact_point_opens_nothing(ours: Place) -> None:
    browser = at_the_page(ours.card().code)
    points.end(point=ours.point, why="done", by=ours.coordinator, at=AT)
    assert "The code on your card" in browser.get("/group").text
    assert not Device.objects.exists()
    with pytest.raises(PointRefusedError, match="ended"):
        ours.card()


def test_what_is_stored_of_a_young_person_is_no_more_than_this() -> None:
    """Whoever adds a field here looks at docs/data.md and asks whether it tells of a person."""
    assert {each.name for each in Member._meta.fields} == {
        "id", "point", "alias", "card", "card_ended_at", "starts_on", "ended_on", "end",
        "resting_since", "heavy_since",
    }  # fmt: skip


def test_twelve_are_enough_for_one_contact_point(ours: Place) -> None:
    assert len({ours.card().member.alias for _ in range(12)}) == 12
    with pytest.raises(PointRefusedError, match="full"):
        ours.card()


def test_every_alias_is_there_in_all_five_languages_and_nobody_has_reviewed_it() -> None:
    found = aliases()
    words = [*found.animals.values(), *found.things.values()]
    assert all(set(each) == {"en", "fr", "nl", "de", "ar"} for each in words)
    assert len(found.keys()) == 144
    assert not found.reviewed


def test_each_alias_of_a_contact_point_is_used_once_even_after_somebody_left(ours: Place) -> None:
    first = ours.card().member
    members.farewell(member=first, why="moved", by=ours.coach, at=AT)
    assert ours.card().member.alias != first.alias


def test_a_point_of_another_programme_is_nobodys_here(ours: Place) -> None:
    other = place("Zz")
    with pytest.raises(PointRefusedError, match="not_yours"):
        points.begin(
            host=host_of(other.point.programme),
            adults=Beside(other.coach, other.second),
            by=ours.coordinator,
            at=AT,
        )
    with pytest.raises(PointRefusedError, match="ended"):
        points.end(point=other.point, why="done", by=ours.coordinator, at=AT)


def test_a_contact_point_stays_where_its_host_was_written_down_twice(ours: Place) -> None:
    host = ours.point.host
    same = host_of(host.programme)
    merge_hosts(keep=same, gone=host, by=ours.coordinator, at=clock.now())
    ours.point.refresh_from_db()
    assert ours.point.host == same
    assert not Host.objects.filter(pk=host.pk).exists()

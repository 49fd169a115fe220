"""What addresses of contact points are about, made for a programme."""

from __future__ import annotations

from collections.abc import Mapping

from declic.courses.models import Host
from declic.kernel import clock
from declic.peers.models import Adult, Deed, Handover, Meeting, Member, Point
from declic.people.models import Person, Programme
from declic.people.tests import makers
from tests.office.things import Maker, Thing


def contact_point(programme: Programme, whose: Person) -> Point:
    """A contact point whose coach is that person."""
    at = clock.now()
    host = Host.objects.create(
        programme=programme, kind="school", name=f"Host of {programme}", made_at=at
    )
    point = Point.objects.create(
        programme=programme,
        host=host,
        number=Point.objects.count() + 1,
        started_on=at.date(),
        made_at=at,
    )
    second = makers.person(f"S{point.pk}", at=programme)
    for part, person in (("coach", whose), ("second", second)):
        Adult.objects.create(point=point, person=person, part=part, starts_at=at)
    return point


def young_person(programme: Programme, whose: Person) -> Member:
    point = contact_point(programme, whose)
    return Member.objects.create(
        point=point, alias="otter-cloud", card=point.pk.hex, starts_on=clock.now().date()
    )


def action(programme: Programme, whose: Person) -> Deed:
    point = contact_point(programme, whose)
    at = clock.now()
    return Deed.objects.create(
        point=point, kind="stand", on=at.date(), took_part=1, heard=2, asked=3, logged_at=at
    )


def meeting(programme: Programme, whose: Person) -> Meeting:
    return Meeting.objects.create(point=contact_point(programme, whose), starts_at=clock.now())


def handover(programme: Programme, whose: Person) -> Handover:
    member = young_person(programme, whose)
    return Handover.objects.create(point=member.point, member=member, asked_at=clock.now())


PEERS: Mapping[str, Maker] = {
    "contact point": lambda *of: Thing({"point": contact_point(*of).pk}, sent={"why": "done"}),
    "young person": lambda *of: Thing({"member": young_person(*of).pk}, sent={"why": "enough"}),
    "action": lambda *of: Thing({"deed": action(*of).pk}),
    "hand-over": lambda *of: Thing({"handover": handover(*of).pk}, sent={"what": "talked"}),
    "guide": lambda *_of: Thing({"kind": "poster"}),
    "meeting": lambda *of: Thing({"meeting": meeting(*of).pk}),
}

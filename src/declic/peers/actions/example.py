"""Contact points for the example year: none, one and many of whatever a page shows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from declic.courses.models import Course, State
from declic.kernel.ids import new_id
from declic.peers.actions import deeds, handing, meetings, members, missions, points, reach
from declic.peers.actions.points import Beside
from declic.peers.models import Deed, Handover, Member, Point
from declic.peers.queries.missions import keys
from declic.peers.rules.deeds import COUNT_MOST, Counts, Kind
from declic.peers.rules.hours import HERE, moment
from declic.people.models import Person, Programme, RoleKind, Vetting

SEED = 116
COACHES = ("Anke W.", "Bilal X.", "Céline Y.", "Dirk Z.", "Esra V.", "Florian U.")
HELD = (State.DELIVERED, State.FOLLOWED_UP, State.CLOSED)
# About how many took part, heard a talk, asked for advice.
MENU: Mapping[Kind, tuple[int, int, int]] = MappingProxyType({
    Kind.POSTER: (0, 0, 0),
    Kind.TEN_MINUTES: (0, 22, 1),
    Kind.BOX: (0, 40, 0),
    Kind.BOOSTER: (18, 0, 0),
    Kind.STAND: (12, 45, 2),
    Kind.GRANDPARENT: (2, 0, 0),
    Kind.HALF_DAY: (21, 0, 0),
    Kind.ASKED: (0, 0, 1),
})  # fmt: skip


class Told(NamedTuple):
    """A contact point of the example: how long ago it began, its young people, what they did."""

    weeks: int
    young: int
    deeds: int
    missions: int
    of: int | None = None  # the place of the one that it comes of, in this list; else a course


# The first has all of it, the last ones nothing yet.
POINTS = (
    Told(26, 6, 22, 5),
    Told(22, 4, 14, 3),
    Told(18, 3, 9, 4),
    Told(15, 12, 18, 2),
    Told(13, 4, 7, 1, of=0),
    Told(12, 2, 5, 0),
    Told(9, 5, 8, 2, of=0),
    Told(8, 1, 3, 1),
    Told(6, 3, 4, 1, of=1),
    Told(4, 3, 2, 0, of=4),
    Told(2, 2, 1, 0),
    Told(1, 1, 0, 0),
    Told(0, 0, 0, 0),
)


@dataclass
class Filling:
    """The example while it is filled. The same seed fills it alike."""

    at: dt.datetime
    adults: list[Person]
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))  # noqa: S311


def fill_points(programme: Programme, at: dt.datetime) -> None:
    """Begin them by the actions that the office, coaches and young people use."""
    adults = [_coach(programme, name, at) for name in COACHES]
    filling = Filling(at, adults)
    held = Course.objects.filter(programme=programme, state__in=HELD, audience="young")
    courses = list(held.order_by("number").select_related("host"))
    made: list[Point] = []
    for place, told in enumerate(POINTS):
        grown = made[told.of] if told.of is not None else None
        # From all over the year, so that kinds of place are mixed.
        course = courses[place * len(courses) // len(POINTS)]
        made.append(_begun(filling, told, course, grown))
    for point, told in zip(made, POINTS, strict=True):
        _lived(filling, point, told)
    _looked_after(filling, made)


def _coach(programme: Programme, name: str, at: dt.datetime) -> Person:
    """Make an account that nobody can sign in to, with the role and what must have been seen."""
    local = name.lower().replace(" ", "-").rstrip(".").replace("é", "e")
    person = Person.objects.create_user(
        f"{local}@declic.example", name=name, organisation=programme.organisation
    )
    since = at.date() - dt.timedelta(days=400)
    person.roles.create(programme=programme, kind=RoleKind.COACH, starts_on=since, given_at=at)
    Vetting.objects.create(
        organisation=programme.organisation,
        person=person,
        seen_on=since,
        check_again_on=since + dt.timedelta(days=3 * 365),
        ground=Vetting.Ground.MINORS,
    )
    return person


def _begun(filling: Filling, told: Told, course: Course, grown: Point | None) -> Point:
    since = filling.at - dt.timedelta(weeks=told.weeks)
    coach, second = filling.chance.sample(filling.adults, 2)
    return points.begin(
        host=grown.host if grown else course.host,
        adults=Beside(coach, second),
        course=None if grown else course,
        grown_from=grown,
        by=None,
        at=since,
    )


def _lived(filling: Filling, point: Point, told: Told) -> None:
    since = filling.at - dt.timedelta(weeks=told.weeks)
    young = [members.welcome(point=point, by=None, at=since).member for _ in range(told.young)]
    for number in range(told.deeds):
        when = since + (filling.at - since) * (number + 1) / (told.deeds + 1)
        _logged(filling, young, when)
    for key in sorted(keys())[: told.missions]:
        missions.mark(point=point, key=key, done=True, by=None, at=since + dt.timedelta(days=1))
    if told.deeds:
        _met(filling, point, since)


def _logged(filling: Filling, young: list[Member], when: dt.datetime) -> None:
    kind = filling.chance.choice(list(MENU))
    spread = filling.chance.uniform(0.6, 1.5)
    counts = Counts(*(min(round(each * spread), COUNT_MOST) for each in MENU[kind]))
    told = deeds.Told(
        once=new_id(),
        kind=kind,
        on=when.date(),
        counts=counts,
        energy=filling.chance.choice((2, 3, 3, 4, 4, 5)),
    )
    deed = deeds.log(member=filling.chance.choice(young), told=told, at=when)
    if when < filling.at - dt.timedelta(days=10):
        _decided(filling, deed, counts, when + dt.timedelta(days=3))


def _decided(filling: Filling, deed: Deed, counts: Counts, when: dt.datetime) -> None:
    fate = filling.chance.random()
    fewer = Counts(counts.took_part, counts.heard * 3 // 4, counts.asked)
    said = fewer if fate > 0.8 else None  # noqa: PLR2004  # every fifth is corrected
    rejects = fate < 0.05  # noqa: PLR2004  # one of twenty was none
    deeds.decide(deed=deed, said=None if rejects else said, rejects=rejects, by=None, at=when)


def _met(filling: Filling, point: Point, since: dt.datetime) -> None:
    """Meet every two weeks on a Wednesday; the next one stands ahead."""
    day = since.astimezone(HERE).date() + dt.timedelta(days=7)
    day += dt.timedelta(days=(2 - day.weekday()) % 7)
    meeting = meetings.set_meeting(
        point=point, starts_at=moment(day, dt.time(13, 15)), by=None, at=since
    )
    while meeting.starts_at < filling.at:
        meeting = meetings.hold(meeting=meeting, by=None, at=meeting.starts_at)


def _looked_after(filling: Filling, made: list[Point]) -> None:
    """Let one be tired, one rest, one have left, one ask to be talked with; and some be asked."""
    first, second, third = made[:3]
    young = list(first.members.order_by("pk"))
    heavy = deeds.Told(new_id(), Kind.ASKED, filling.at.date(), Counts(0, 0, 1), 2, heavy=True)
    deeds.log(member=young[0], told=heavy, at=filling.at)
    deeds.rest(member=young[1], rests=True, at=filling.at)
    members.farewell(member=young[2], why="school", by=None, at=filling.at)
    members.end_card(member=young[3], by=None, at=filling.at)
    _asked(filling, second)
    for point, numbers in ((first, (30, 9)), (second, (24, 5)), (third, (12, 4))):
        reach.note(point=point, asked=numbers[0], remember=numbers[1], by=None, at=filling.at)
    points.end(point=made[5], why="place", by=None, at=filling.at)


def _asked(filling: Filling, point: Point) -> None:
    """Ask three days ago, and be talked with; and ask again just now."""
    then = filling.at - dt.timedelta(days=3)
    first, last = point.members.order_by("pk")[:2]
    coach = point.adults.get(part="coach").person
    row: Handover = handing.ask(member=first, once=new_id(), without_coach=False, at=then)
    handing.read(handover=row, by=coach, at=then + dt.timedelta(minutes=40))
    handing.act(handover=row, what="talked", by=coach, at=then + dt.timedelta(hours=3))
    handing.ask(member=last, once=new_id(), without_coach=False, at=filling.at)

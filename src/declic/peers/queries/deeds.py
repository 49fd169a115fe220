"""What was done and what waits for the coach; energy and names of actions are the adults' alone."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from declic.peers.models import Deed, DeedState, Energy, Meeting, Member, Point
from declic.peers.queries.seen import points_beside
from declic.peers.rules.deeds import Kind, booster_due
from declic.peers.rules.standing import LOAD_DAYS, Mood, Sign, signs, too_much
from declic.people.models import Person

SHOWN = 5


def deeds_beside(who: Person | None, *, on: dt.date) -> QuerySet[Deed]:
    """Give the actions of the contact points whose adult one is."""
    return Deed.objects.filter(point__in=points_beside(who, on=on)).select_related("point")


def meetings_beside(who: Person | None, *, on: dt.date) -> QuerySet[Meeting]:
    """Give the meetings of the contact points whose adult one is."""
    return Meeting.objects.filter(point__in=points_beside(who, on=on)).select_related("point")


def latest(point: Point) -> list[Deed]:
    """Give the last actions of a contact point, of whomever."""
    return list(point.deeds.order_by("-on", "-logged_at")[:SHOWN])


def to_decide(point: Point) -> list[Deed]:
    """Give the actions of which the coach has said nothing yet, the oldest first."""
    return list(point.deeds.filter(state=DeedState.REPORTED).order_by("on", "logged_at"))


def next_meeting(point: Point) -> Meeting | None:
    """Give the meeting that is set."""
    rows = point.meetings.filter(held_at=None, cancelled_at=None)
    return rows.order_by("-starts_at").first()


def next_booster(point: Point, *, today: dt.date) -> int | None:
    """Give the booster that is due; one that the coach rejected was none."""
    done = point.deeds.filter(kind=Kind.BOOSTER).exclude(state=DeedState.REJECTED).count()
    return booster_due(point.started_on, done, today)


def does_much(member: Member, *, today: dt.date) -> bool:
    """Say whether somebody did as much in two weeks as one should."""
    rows = member.deeds.exclude(state=DeedState.REJECTED)
    return too_much(rows.values_list("on", flat=True), today)


@dataclass(frozen=True, slots=True)
class Young:
    """A young person, and why the coach may look after them first."""

    member: Member
    energies: tuple[int, ...]
    signs: tuple[Sign, ...]


def young(point: Point, *, today: dt.date) -> list[Young]:
    """Give the young people of a contact point, those first who may be tired.

    Only the adults beside them are told.
    """
    rows = list(point.members.filter(ended_on=None).order_by("pk"))
    moods, days = _moods(rows), _days(rows, today)
    found = [
        Young(
            each,
            tuple(mood.level for mood in moods[each.pk][-SHOWN:]),
            signs(
                moods[each.pk],
                much=too_much(days[each.pk], today),
                heavy=each.heavy_since is not None,
            ),
        )
        for each in rows
    ]
    return sorted(found, key=lambda each: (Sign.HEAVY not in each.signs, not each.signs))


def _moods(rows: Iterable[Member]) -> dict[UUID, list[Mood]]:
    found: dict[UUID, list[Mood]] = defaultdict(list)
    for each in Energy.objects.filter(member__in=rows):
        found[each.member_id].append(Mood(each.level, each.on))
    return found


def _days(rows: Iterable[Member], today: dt.date) -> dict[UUID, list[dt.date]]:
    since = today - dt.timedelta(days=LOAD_DAYS)
    told = Deed.objects.filter(member__in=rows, on__gt=since).exclude(state=DeedState.REJECTED)
    found: dict[UUID, list[dt.date]] = defaultdict(list)
    for member, on in told.values_list("member", "on"):
        if member is not None:
            found[member].append(on)
    return found

"""Who sees which projects, and who is what to one: the only place where this is written.

`who` is an account, or None, the machine's owner.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from declic.funding.models import Act, Project, Reader, Side, Sponsor, State
from declic.funding.rules.projects import acts_of
from declic.people.models import Person, Right
from declic.people.queries import may, programmes_with

MOST_BESIDE = 4


def projects_visible_to(who: Person | None, *, on: dt.date) -> QuerySet[Project]:
    """Give the projects that somebody sees: the office all but employees' drafts, the accounts of
    a sponsor what was proposed to it, whoever wrote one their own."""
    rows = Project.objects.select_related("sponsor", "programme__organisation", "by")
    if who is None:
        return rows
    office = Q(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    office &= ~Q(from_sponsor=True, state=State.DRAFT)
    theirs = Q(sponsor__in=sponsors_read_by(who, on=on))
    return rows.filter(
        office | (theirs & Q(proposed_at__isnull=False)) | (theirs & Q(from_sponsor=True, by=who))
    )


def sponsors_read_by(who: Person, *, on: dt.date) -> QuerySet[Sponsor]:
    """Give the sponsors for whom an account reads today."""
    read = Reader.objects.filter(person=who).values("sponsor")
    return Sponsor.objects.filter(
        programme__in=programmes_with(who, Right.FUND, on=on), pk__in=read
    )


def sponsors_to_propose_to(who: Person | None, *, on: dt.date) -> QuerySet[Sponsor]:
    """Give the sponsors to whom somebody may propose: those of the own programmes, or the own."""
    kept = Q(programme__in=programmes_with(who, Right.COORDINATE, on=on))
    if who is not None:
        kept |= Q(pk__in=sponsors_read_by(who, on=on).values("pk"))
    return Sponsor.objects.filter(kept).select_related("programme").order_by("name")


def wrote_for(who: Person | None, sponsor: Sponsor, *, on: dt.date) -> bool:
    """Say whether an account may propose to a sponsor as one of its own people."""
    return who is not None and sponsors_read_by(who, on=on).filter(pk=sponsor.pk).exists()


def sides_of(who: Person | None, project: Project, *, on: dt.date) -> frozenset[Side]:
    """Say what somebody is to a project today."""
    sides = set[Side]()
    if may(who, Right.COORDINATE, project.programme, on=on):
        sides.add(Side.OFFICE)
    if who is not None and wrote_for(who, project.sponsor, on=on):
        if project.from_sponsor and project.by_id == who.pk:
            sides.add(Side.AUTHOR)
        if Reader.objects.filter(sponsor=project.sponsor_id, person=who, chooses=True).exists():
            sides.add(Side.CHOOSER)
    return frozenset(sides)


def acts_for(who: Person | None, project: Project, *, on: dt.date) -> frozenset[Act]:
    """Give the steps that somebody may take with a project now."""
    return acts_of(State(project.state), sides_of(who, project, on=on))


def chosen_for(sponsor: Sponsor, *, on: dt.date) -> list[Person]:
    """Give who may select for a sponsor today."""
    rows = Reader.objects.filter(sponsor=sponsor, chooses=True).select_related("person")
    people = [each.person for each in rows]
    return [each for each in people if may(each, Right.FUND, sponsor.programme, on=on)]


def beside(rows: QuerySet[Project], asked: Iterable[str]) -> Sequence[Project]:
    """Give the projects that are to be compared, in the order asked; at most four fit."""
    keys = list(dict.fromkeys(key for each in asked if (key := _key(each))))[:MOST_BESIDE]
    found = {each.pk: each for each in rows.filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def _key(given: str) -> UUID | None:
    try:
        return UUID(given)
    except ValueError:
        return None

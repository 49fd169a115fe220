"""What is led on a date: the plan in the languages of the group, and the adults who answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from declic.courses.models import Assignment, Course, CourseDate, State
from declic.packs.models import Plan, ResolvedPlan
from declic.packs.queries import plan as plan_called
from declic.packs.queries import resolve
from declic.people.models import Person, Purpose, Right
from declic.people.queries import programmes_with, vetted_among

# Why a date is neither opened nor taken along, with the names.
UNVETTED = _(
    "Nobody has noted that the extract of %(names)s for work with minors was seen, or it must be "
    "looked at again. Ask whoever looks after your programme. Until then nobody opens this date "
    "or takes it along."
)


def dates_led_by(who: Person | None, *, on: dt.date) -> QuerySet[CourseDate]:
    """Give the dates whose sessions somebody may open and take along.

    Those of the programmes that one coordinates, and those to which one is promised as a trainer.
    Whoever only helps, or coaches, sees them and leads none.
    """
    dates = CourseDate.objects.filter(cancelled_at=None)
    dates = dates.select_related("course__host", "course__programme__organisation")
    if who is None:
        return dates
    coordinates = Q(course__programme__in=programmes_with(who, Right.COORDINATE, on=on))
    promised = Assignment.objects.filter(trainer__person=who)
    own = promised.exclude(answer=Assignment.Answer.DECLINED).values("date")
    leads = Q(course__programme__in=programmes_with(who, Right.LEAD, on=on), pk__in=own)
    return dates.filter(coordinates | leads)


def can_be_led(date: CourseDate) -> bool:
    """Say whether the course was found ready, and no session of this date has ended."""
    return date.course.state == State.READY and date.ended_at is None


def without_vetting(date: CourseDate, *, opens: Person | None, on: dt.date) -> list[Person]:
    """Name whoever would stand in front of a date's young people without a vetting that holds.

    Those who accepted to lead it or to stand beside, and whoever opens it; the machine's owner,
    None, is asked by nobody. A demonstration has no young people.
    """
    course = date.course
    if course.purpose != Purpose.REAL:
        return []
    rows = date.assignments.filter(answer=Assignment.Answer.ACCEPTED)
    there = [each.trainer.person for each in rows.select_related("trainer__person")]
    people = {person.pk: person for person in (*there, *filter(None, [opens]))}
    vetted = vetted_among(people, course.programme.organisation, on=on)
    return [person for key, person in people.items() if key not in vetted]


def plan_of(date: CourseDate) -> ResolvedPlan:
    """Make the plan of a date whole, in the languages of the group that its pack has.

    Raise UnknownPlanError or CannotResolveError when the plan is not there any more, or no longer
    offers what was chosen.
    """
    course = date.course
    found = plan_called(date.plan or course.plan)
    chosen = options_of(course, found)
    whole = resolve(found.id, chosen=chosen)
    # The adults' language too, and the source: a room needs one that it can go back to.
    wanted = {*course.languages, course.staff_language, whole.source}
    spoken = [code for code in whole.offered if code in wanted]
    return resolve(found.id, languages=spoken, chosen=chosen) if course.languages else whole


def options_of(course: Course, plan: Plan) -> Mapping[str, str]:
    """Give the options of a plan: those that were chosen, else those that the decisions mean."""
    decided = {"phones": course.phones, "wall": "none" if course.wall is False else ""}
    told = {**decided, **course.options}
    known = {choice.id: {option.id for option in choice.options} for choice in plan.choices}
    return {
        choice: option
        for choice, option in told.items()
        if option in known.get(choice, ()) or (choice in course.options and choice in known)
    }

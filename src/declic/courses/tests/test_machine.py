"""Whatever the office does, in whatever order: what must hold of courses holds after every step.

`SEQUENCES=10000` is the long form: `make sequences`.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from itertools import combinations, pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from declic.courses.actions.courses import change_course, change_host_of, make_course, move
from declic.courses.actions.dates import When, add_date, cancel_date, move_date
from declic.courses.actions.held import begun, confirm_by_office, ended
from declic.courses.actions.hosts import make_contact, make_host
from declic.courses.actions.merging import merge_hosts
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.trainers import answer, ask, release
from declic.courses.models import (
    Assignment,
    Contact,
    Course,
    CourseDate,
    Host,
    Quarter,
    State,
    Step,
    Trainer,
)
from declic.courses.queries.gate import held, missing_of
from declic.courses.rules.held import delivered
from declic.courses.rules.hours import quarters
from declic.courses.rules.states import MOVES, STANDING
from declic.courses.tests.office import AT, DAY, office, trainer
from declic.kernel.ids import new_id

SEQUENCES = int(os.environ.get("SEQUENCES", "15"))
STEPS = 30
# Few of each, so that they meet.
PICK = st.integers(0, 5)
HOURS = st.integers(8, 13)
DAYS = st.integers(8, 10)
HELD = (State.DELIVERED, State.FOLLOWED_UP, State.CLOSED)
FILLED: dict[str, list[Any]] = {
    "responsible": ["C. Diallo", ""],
    "deputy": ["A. Peeters", "C. Diallo", ""],
    "group_size": [20, None],
    "adults_present": [2, 1],
    "phones": ["away", ""],
    "languages": [["fr"], []],
    "plan": ["help-a-friend", ""],
}
WHOLE = {name: values[0] for name, values in FILLED.items()}


def when(day: int, hour: int, minutes: int) -> When:
    starts_at = dt.datetime(2027, 3, day, hour, tzinfo=dt.UTC)
    return When(starts_at, starts_at + dt.timedelta(minutes=minutes))


class Courses(RuleBasedStateMachine):
    """One office with a few hosts, trainers and courses."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def opens(self) -> None:
        self.office = office()
        self.by: dict[str, Any] = {"by": self.office.coordinator, "at": AT}
        ann = trainer(self.office, "ann@example.org")
        trainer(self.office, "ben@example.org")
        trainer(self.office, "cas@example.org", vetted=False)
        self.new_host()
        self.new_course(whole=True)
        # One that is ready already: by chance alone few would come so far.
        course = self.one(Course, 0)
        date = add_date(course=course, when=when(8, 9, 100), **self.by)
        asked = ask(date=date, trainer=ann, part=Assignment.Part.LEAD, **self.by)
        answer(assignment=asked, accepts=True, **self.by)
        for state in (State.TALKING, State.DATED, State.READY):
            move(course=course, to=state, **self.by)

    def tried(self, action: Callable[..., object], **given: Any) -> None:
        """A refusal is an answer; anything else is a fault."""
        try:
            action(**given, **self.by)
        except CourseRefusedError:
            return

    def one(self, model: Any, pick: int) -> Any:
        rows = list(model.objects.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    @rule()
    def new_host(self) -> None:
        fields = {"name": "École des Tilleuls", "kind": "school", "postcode": "4000"}
        host = make_host(programme=self.office.programme, fields=fields, **self.by)
        make_contact(host=host, fields={"name": "A. Peeters"}, **self.by)

    @rule(whole=st.booleans())
    def new_course(self, *, whole: bool) -> None:
        host = self.one(Host, 0)
        adult = host.contacts.first()
        fields = {**WHOLE, "host_adult": adult, "coach": adult} if whole else {}
        make_course(host=host, fields=fields, **self.by)

    @rule(pick=PICK, name=st.sampled_from(sorted(FILLED)), value=st.integers(0, 2))
    def fill(self, pick: int, name: str, value: int) -> None:
        told = FILLED[name][value % len(FILLED[name])]
        self.tried(change_course, course=self.one(Course, pick), fields={name: told})

    @rule(pick=PICK)
    def adults(self, pick: int) -> None:
        course = self.one(Course, pick)
        adult = course.host.contacts.first()
        self.tried(change_course, course=course, fields={"host_adult": adult, "coach": adult})

    @rule(pick=PICK, to=st.sampled_from(list(State)), reason=st.sampled_from(["", "They said so"]))
    def go(self, pick: int, to: State, reason: str) -> None:
        self.tried(move, course=self.one(Course, pick), to=to, reason=reason)

    @rule(pick=PICK)
    def go_on(self, pick: int) -> None:
        course = self.one(Course, pick)
        way = [State(each) for each in State if each is not State.CANCELLED]
        later = [to for to in MOVES[State(course.state)] if to in way]
        if later:
            self.tried(move, course=course, to=max(later, key=way.index), reason="On we go")

    @rule(pick=PICK, day=DAYS, hour=HOURS, minutes=st.sampled_from([45, 100, 0]))
    def add(self, pick: int, day: int, hour: int, minutes: int) -> None:
        self.tried(add_date, course=self.one(Course, pick), when=when(day, hour, minutes))

    @rule(pick=PICK, day=DAYS, hour=HOURS)
    def shift(self, pick: int, day: int, hour: int) -> None:
        if date := self.one(CourseDate, pick):
            self.tried(move_date, date=date, when=when(day, hour, 100))

    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        if date := self.one(CourseDate, pick):
            self.tried(cancel_date, date=date)

    @rule(pick=PICK, who=PICK, part=st.sampled_from(list(Assignment.Part)))
    def ask_one(self, pick: int, who: int, part: Assignment.Part) -> None:
        if date := self.one(CourseDate, pick):
            self.tried(ask, date=date, trainer=self.one(Trainer, who), part=part)

    @rule(pick=PICK, accepts=st.sampled_from([True, True, False]))
    def say(self, pick: int, *, accepts: bool) -> None:
        if assignment := self.one(Assignment, pick):
            self.tried(answer, assignment=assignment, accepts=accepts)

    @rule(pick=PICK)
    def let_go(self, pick: int) -> None:
        if assignment := self.one(Assignment, pick):
            self.tried(release, assignment=assignment)

    @rule(pick=PICK, purpose=st.sampled_from(["real", "real", "rehearsal"]), present=PICK)
    def hold(self, pick: int, purpose: str, present: int) -> None:
        if date := self.one(CourseDate, pick):
            session = new_id()
            begun(date=date.pk, session=session, purpose=purpose)
            ended(session=session, present=present, at=AT)

    @rule(pick=PICK)
    def confirm(self, pick: int) -> None:
        if date := self.one(CourseDate, pick):
            self.tried(confirm_by_office, date=date, why_not="On sick leave")

    @rule(pick=PICK)
    def hold_and_confirm(self, pick: int) -> None:
        self.hold(pick, "real", 19)
        self.confirm(pick)

    @rule(pick=PICK, host=PICK)
    def rehost(self, pick: int, host: int) -> None:
        course = self.one(Course, pick)
        self.tried(change_host_of, course=course, host=self.one(Host, host), seen=None)

    @rule(keep=PICK, gone=PICK)
    def merge(self, keep: int, gone: int) -> None:
        self.tried(merge_hosts, keep=self.one(Host, keep), gone=self.one(Host, gone))

    @invariant()
    def all_of_it_holds(self) -> None:
        """All rows are read once, so that thousands of sequences can be walked."""
        courses = list(Course.objects.select_related("host", "programme__organisation"))
        dates = list(CourseDate.objects.all())
        standing = {each.pk: each for each in dates if each.cancelled_at is None}
        no_trainer_is_in_two_places(standing)
        no_state_lies_outside_the_table(courses)
        for course in courses:
            of_it = [each for each in standing.values() if each.course_id == course.pk]
            a_state_says_what_is_so(course, of_it)
        adults_belong_to_the_host(courses)


def no_trainer_is_in_two_places(standing: dict[UUID, CourseDate]) -> None:
    promises = Assignment.objects.exclude(answer=Assignment.Answer.DECLINED)
    there = [each for each in promises if each.date_id in standing]
    for one, other in combinations(there, 2):
        if one.trainer_id == other.trainer_id:
            a, b = standing[one.date_id], standing[other.date_id]
            assert a.ends_at <= b.starts_at or b.ends_at <= a.starts_at
    wanted = {
        (each.pk, quarter)
        for each in there
        for quarter in quarters(standing[each.date_id].starts_at, standing[each.date_id].ends_at)
    }
    assert set(Quarter.objects.values_list("assignment", "quarter")) == wanted


def no_state_lies_outside_the_table(courses: list[Course]) -> None:
    walks: dict[UUID, list[Step]] = {course.pk: [] for course in courses}
    for step in Step.objects.all():
        walks[step.course_id].append(step)
    for course in courses:
        steps = walks[course.pk]
        assert steps[0].after == State.RECEIVED
        for before, step in pairwise(steps):
            assert before.after == step.before
            assert State(step.after) in MOVES[State(step.before)]
        assert steps[-1].after == course.state


def a_state_says_what_is_so(course: Course, dates: list[CourseDate]) -> None:
    if course.state == State.READY:
        assert missing_of(course, on=DAY) == ()
    if course.state in HELD:
        assert dates
        assert delivered(held(each, course.purpose) for each in dates)
    if course.state == State.CANCELLED:
        assert all(date.ended_at is not None for date in dates)


def adults_belong_to_the_host(courses: list[Course]) -> None:
    at = dict(Contact.objects.values_list("pk", "host"))
    for course in courses:
        for adult in (course.host_adult_id, course.coach_id):
            assert adult is None or at[adult] == course.host_id


@pytest.mark.django_db
def test_whatever_the_office_does_in_whatever_order() -> None:
    run_state_machine_as_test(
        Courses,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=False,
        ),
    )


def test_the_states_that_take_time_are_known() -> None:
    assert set(HELD) < set(STANDING)

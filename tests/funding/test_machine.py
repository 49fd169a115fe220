"""Whatever is charged, taken off and taken back, in whatever order: what must hold of grants holds.

`SEQUENCES=10000` is the long form: `make sequences`.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise
from typing import Any

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

from declic.courses.actions import undone
from declic.courses.actions.courses import move
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, State
from declic.courses.queries.gate import was_delivered
from declic.courses.tests.office import AT, DAY, dated, host, member, office, when
from declic.courses.tests.office import course as new_course
from declic.funding.actions.charging import charge, take_off
from declic.funding.actions.grants import change_grant
from declic.funding.actions.links import add_reader, drop_reader
from declic.funding.actions.planning import plan
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Charge, Entry, Grant, Reader, Told, Unit
from declic.funding.queries.seen import grants_read_by
from declic.people.models import Person, Purpose, Role
from tests.funding.grants import grant, hold, sponsor, terms

SEQUENCES = int(os.environ.get("SEQUENCES", "8"))
STEPS = 25
# Few of each, so that they meet.
PICK = st.integers(0, 7)
HELD = {State.DELIVERED, State.FOLLOWED_UP, State.CLOSED}
NAMES = ("Lumière", "Ville")


class Grants(RuleBasedStateMachine):
    """Two sponsors with a grant each, of few units; courses that come, are held, and go back."""

    def __init__(self) -> None:
        super().__init__()
        self.seen_with: list[Any] = []
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def opens(self) -> None:
        self.office = office()
        self.by: dict[str, Any] = {"by": self.office.coordinator, "at": AT}
        self.where = host(self.office)
        for name in NAMES:
            grant(self.office, by=name, courses=2, staff=1)
            member(self.office.programme, Role.Kind.SPONSOR, f"{name}@sponsor.example")
        self.comes(purpose="real", audience="young", present=12)
        self.confirmed(0)

    def tried(self, action: Callable[..., object], **given: Any) -> None:
        """A refusal is an answer; anything else is a fault."""
        try:
            action(**given, **self.by)
        except (FundingRefusedError, CourseRefusedError):
            return

    def one(self, model: Any, pick: int) -> Any:
        rows = list(model.objects.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    @rule(
        purpose=st.sampled_from(["real", "real", "real", "rehearsal", "demo"]),
        audience=st.sampled_from(["young", "young", "staff"]),
        present=st.integers(1, 30),
    )
    def comes(self, purpose: str, audience: str, present: int) -> None:
        """A course of this purpose that is ready; its date is held as what it is for."""
        made = new_course(self.office, self.where, audience=audience)
        date = dated(self.office, made, when(day=1 + Course.objects.count() % 27))
        Course.objects.filter(pk=made.pk).update(state=State.READY, purpose=purpose)
        hold(date, purpose, present)

    @rule(pick=PICK)
    def confirmed(self, pick: int) -> None:
        date = self.one(Course, pick).dates.get()
        if date.ended_at is not None:
            type(date).objects.filter(pk=date.pk).update(confirmed_at=AT, confirmed_by="host")
        self.tried(move, course=date.course, to=State.DELIVERED)

    @rule(pick=PICK, to=st.sampled_from([State.READY, State.FOLLOWED_UP, State.CLOSED]))
    def moved(self, pick: int, to: State) -> None:
        self.tried(move, course=self.one(Course, pick), to=to, reason="Another group")

    @rule(of=PICK, pick=PICK)
    def charged(self, of: int, pick: int) -> None:
        self.tried(charge, grant=self.one(Grant, of), course=self.one(Course, pick))

    @rule(of=PICK, pick=PICK)
    def planned(self, of: int, pick: int) -> None:
        self.tried(plan, grant=self.one(Grant, of), course=self.one(Course, pick))

    @rule(pick=PICK, reason=st.sampled_from(["Paid by the town", ""]))
    def taken_off(self, pick: int, reason: str) -> None:
        if standing := self.one(Charge, pick):
            told = {"unit": standing.unit, "course": standing.course}
            self.tried(take_off, reason=reason, **told)

    @rule(of=PICK, courses=st.integers(0, 3), staff=st.integers(0, 2))
    def promised(self, of: int, courses: int, staff: int) -> None:
        told = {"terms": terms(courses=courses, staff=staff), "seen": None}
        self.tried(change_grant, grant=self.one(Grant, of), **told)

    @rule(name=st.sampled_from(NAMES), reader=st.sampled_from(NAMES))
    def reads(self, name: str, reader: str) -> None:
        person = Person.objects.get(email=f"{reader}@sponsor.example".lower())
        self.tried(add_reader, sponsor=sponsor(self.office, name), person=person)

    @rule(pick=PICK)
    def reads_no_more(self, pick: int) -> None:
        if reader := self.one(Reader, pick):
            self.tried(drop_reader, reader=reader)

    @invariant()
    def all_of_it_holds(self) -> None:
        rows = Charge.objects.select_related("unit__grant", "course__programme")
        standing = list(rows.prefetch_related("course__dates"))
        each_course_stands_once(standing)
        only_what_was_delivered_stands(standing)
        the_history_says_what_stands(standing)
        units_are_counted_from_one(standing)
        what_is_told_lies_apart()
        self.asked_again_when_it_may_differ()

    def asked_again_when_it_may_differ(self) -> None:
        """What a sponsor sees hangs on these rows alone: while they stay, so does the answer."""
        rows = (Reader.objects.values_list("pk", flat=True), Role.objects.values_list("pk", "kind"))
        stands = [*map(list, rows), list(Grant.objects.values_list("pk", "sponsor"))]
        if stands != self.seen_with:
            nobody_reads_of_another()
            self.seen_with = stands


def each_course_stands_once(standing: list[Charge]) -> None:
    for named in ("course_id", "unit_id"):
        assert len({getattr(each, named) for each in standing}) == len(standing)


def only_what_was_delivered_stands(standing: list[Charge]) -> None:
    for each in standing:
        assert each.course.state in HELD
        assert each.course.purpose == each.unit.grant.purpose != Purpose.REHEARSAL
        assert was_delivered(each.course)


def the_history_says_what_stands(standing: list[Charge]) -> None:
    every = list(Entry.objects.order_by("pk"))
    last = {entry.course_id: entry for entry in every}
    charged = {course for course, entry in last.items() if entry.did == Entry.Did.CHARGED}
    assert charged == {each.course_id for each in standing}
    assert all(entry.reason for entry in every if entry.did == Entry.Did.TAKEN_OFF)


def units_are_counted_from_one(standing: list[Charge]) -> None:
    numbers = defaultdict(list)
    for to, kind, number in Unit.objects.values_list("grant", "kind", "number"):
        numbers[to, kind].append(number)
    for found in numbers.values():
        assert sorted(found) == list(range(1, len(found) + 1))
    assert len(standing) <= sum(map(len, numbers.values()))


def what_is_told_lies_apart() -> None:
    told: dict[Any, set[int]] = defaultdict(lambda: {0})
    for to, number in Told.objects.values_list("grant", "number"):
        told[to].add(number)
    for numbers in told.values():
        assert all(after - before >= 10 for before, after in pairwise(sorted(numbers)))


def nobody_reads_of_another() -> None:
    for person in Person.objects.filter(email__endswith="@sponsor.example"):
        own = set(Reader.objects.filter(person=person).values_list("sponsor", flat=True))
        seen = set(grants_read_by(person, on=DAY).values_list("sponsor", flat=True))
        assert seen == own


def walked(sequences: int) -> None:
    run_state_machine_as_test(
        Grants,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=False,
            database=None,
        ),
    )


@pytest.mark.django_db
def test_whatever_is_charged_and_taken_off_in_whatever_order() -> None:
    walked(SEQUENCES)


@pytest.mark.django_db
def test_if_nobody_heard_of_courses_taken_back_one_would_stand_that_is_not_delivered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control, on the shortest way there: held, charged, taken back."""
    monkeypatch.setattr(undone, "_told", [])
    machine = Grants()
    try:
        machine.opens()
        machine.charged(0, 0)
        machine.all_of_it_holds()
        machine.moved(0, State.READY)
        with pytest.raises(AssertionError):
            machine.all_of_it_holds()
    finally:
        machine.teardown()

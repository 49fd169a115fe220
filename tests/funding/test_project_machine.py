"""Whatever is proposed, asked, selected and taken back, in whatever order: who sees what, and that
a grant stands exactly where somebody chose.

`SEQUENCES=10000` is the long form: `make sequences`.
"""

from __future__ import annotations

import os
from collections.abc import Callable
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

from declic.courses.tests.office import AT, DAY, office
from declic.funding.actions import projects as actions
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant, Project, Question, Sponsor, State, Turn
from declic.funding.queries import projects as queries
from declic.people.models import Person
from tests.funding.projects import Table, proposal, table

SEQUENCES = int(os.environ.get("SEQUENCES", "8"))
STEPS = 25
PICK = st.integers(0, 5)
# Who acts: the office, or somebody of one of two sponsors.
WHO = st.sampled_from(["office", "chooser", "employee", "other chooser", "other employee"])


class Projects(RuleBasedStateMachine):
    """Two sponsors of one programme, two people each, and whatever they do with proposals."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_at: list[Any] = []
        self.undone = transaction.atomic()
        self.undone.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize()
    def opens(self) -> None:
        of = office()
        self.tables = (table(of, "Lumière"), table(of, "Ville"))
        own, other = self.tables
        self.people: dict[str, Person] = {
            "office": of.coordinator,
            "chooser": own.chooser,
            "employee": own.employee,
            "other chooser": other.chooser,
            "other employee": other.employee,
        }

    def tried(self, action: Callable[..., object], who: str, **given: Any) -> None:
        """A refusal is an answer; anything else is a fault."""
        try:
            action(**given, by=self.people[who], at=AT)
        except FundingRefusedError:
            return

    def one(self, model: Any, pick: int) -> Any:
        rows = list(model.objects.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    @rule(who=WHO, of=st.integers(0, 1), whole=st.booleans())
    def drafted(self, who: str, of: int, *, whole: bool) -> None:
        told = proposal() if whole else proposal(need="")
        self.tried(actions.write_project, who, sponsor=self.tables[of].sponsor, proposal=told)

    @rule(pick=PICK, who=WHO, act=st.sampled_from(["propose", "withdraw", "select", "decline"]))
    def stepped(self, pick: int, who: str, act: str) -> None:
        if project := self.one(Project, pick):
            more: dict[str, Any] = {"seen": None} if act == "select" else {}
            more |= {"reason": "Not now"} if act == "decline" else {}
            self.tried(getattr(actions, act), who, project=project, **more)

    @rule(pick=PICK, who=WHO)
    def changed(self, pick: int, who: str) -> None:
        if project := self.one(Project, pick):
            told = {"project": project, "proposal": proposal(cents=700_000), "seen": None}
            self.tried(actions.change_project, who, **told)

    @rule(pick=PICK, who=WHO)
    def asked(self, pick: int, who: str) -> None:
        if project := self.one(Project, pick):
            self.tried(actions.ask, who, project=project, text="Where?")

    @rule(pick=PICK, who=WHO)
    def answered(self, pick: int, who: str) -> None:
        if question := self.one(Question, pick):
            self.tried(actions.answer, who, question=question, text="Here.")

    @invariant()
    def all_of_it_holds(self) -> None:
        rows = list(Project.objects.order_by("pk"))
        # Who reads and chooses never changes here: what was refused leaves everything as it was.
        stands = [*((each.pk, each.state, each.version) for each in rows), Turn.objects.count()]
        if stands == self.looked_at:
            return
        self.looked_at = stands
        a_grant_stands_where_somebody_chose(rows, self.tables)
        a_project_waits_while_a_question_does(rows)
        each_sees_their_own(rows, self.tables)


def a_grant_stands_where_somebody_chose(rows: list[Project], tables: tuple[Table, ...]) -> None:
    choosers = {each.sponsor.pk: each.chooser.pk for each in tables}
    selected = {turn.project_id: turn.by_id for turn in Turn.objects.filter(act="select")}
    assert set(selected) == {each.pk for each in rows if each.state == State.SELECTED}
    assert Grant.objects.count() == len(selected)
    for each in rows:
        assert each.pk not in selected or selected[each.pk] == choosers[each.sponsor_id]


def a_project_waits_while_a_question_does(rows: list[Project]) -> None:
    waiting = set(Question.objects.filter(answered_at=None).values_list("project", flat=True))
    for each in rows:
        if each.state in {State.PROPOSED, State.ASKED}:
            assert (each.pk in waiting) == (each.state == State.ASKED)


def each_sees_their_own(rows: list[Project], tables: tuple[Table, ...]) -> None:
    for at in tables:
        for who in (at.chooser, at.employee):
            seen = queries.projects_visible_to(who, on=DAY)
            for each in seen.filter(pk__in=[row.pk for row in rows]):
                assert each.sponsor_id == at.sponsor.pk
                assert each.proposed_at is not None or each.by_id == who.pk


def walked(sequences: int) -> None:
    run_state_machine_as_test(
        Projects,
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
def test_whatever_is_proposed_asked_and_selected_in_whatever_order() -> None:
    walked(SEQUENCES)


@pytest.mark.django_db
def test_if_a_sponsor_read_every_sponsors_projects_the_walk_would_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control, on the shortest way there: proposed to one, read by the other."""
    everybody = lambda _who, *, on: Sponsor.objects.all()  # noqa: ARG005, E731
    machine = Projects()
    try:
        machine.opens()
        machine.drafted("office", 0, whole=True)
        machine.stepped(0, "office", "propose")
        machine.all_of_it_holds()
        monkeypatch.setattr(queries, "sponsors_read_by", everybody)
        machine.looked_at = []
        with pytest.raises(AssertionError):
            machine.all_of_it_holds()
    finally:
        machine.teardown()

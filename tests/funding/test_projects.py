"""From a proposal to a grant: who may take which step, who reads what, and what becomes of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from declic.courses.tests.office import AT, DAY
from declic.funding.actions.expiring import PROPOSALS_STAY, expire
from declic.funding.actions.projects import (
    answer,
    ask,
    change_project,
    decline,
    propose,
    select,
    withdraw,
)
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant, Project, Sponsor, State, Turn
from declic.funding.queries import projects as queries
from declic.funding.queries.agreement import agreement
from declic.funding.queries.projects import beside, projects_visible_to
from declic.people.models import Person
from tests.funding.projects import Table, drafted, proposal, proposed, table

pytestmark = pytest.mark.django_db


@pytest.fixture
def at() -> Table:
    return table()


def seen(who: Person | None) -> set[Any]:
    return set(projects_visible_to(who, on=DAY).values_list("pk", flat=True))


def state_of(project: Project) -> str:
    return Project.objects.get(pk=project.pk).state


def test_what_is_selected_is_a_grant_with_both_halves(at: Table) -> None:
    done = select(project=proposed(at), seen=0, by=at.chooser, at=AT)
    to = Grant.objects.get(project=done)
    assert (done.state, to.sponsor, to.cents) == (State.SELECTED, at.sponsor, 900_000)
    kinds = list(to.units.values_list("kind", flat=True))
    assert (kinds.count("course"), kinds.count("staff"), to.agreed) == (12, 2, "A trainer.")


def test_one_agreement_names_both_halves(at: Table) -> None:
    to = select(project=proposed(at), seen=0, by=at.chooser, at=AT).grant
    assert to is not None
    said = " ".join(line.text for line in agreement(to, "en", today=DAY).lines)
    assert "Courses for young people: 12." in said
    assert "Awareness sessions for the sponsor’s staff or other professionals: 2." in said


def test_nobody_selects_what_they_did_not_see(at: Table) -> None:
    made = proposed(at)
    by = at.office.coordinator
    change_project(project=made, proposal=proposal(cents=990_000), seen=0, by=by, at=AT)
    with pytest.raises(FundingRefusedError, match="stale"):
        select(project=made, seen=0, by=at.chooser, at=AT)
    assert (state_of(made), Grant.objects.count()) == (State.PROPOSED, 0)


def test_of_two_who_select_one_makes_a_grant(at: Table) -> None:
    made = proposed(at)
    select(project=made, seen=0, by=at.chooser, at=AT)
    with pytest.raises(FundingRefusedError, match="over"):
        select(project=made, seen=0, by=at.chooser, at=AT)
    assert Grant.objects.count() == 1


@pytest.mark.parametrize("who", ["employee", "coordinator"])
def test_only_whoever_chooses_for_the_sponsor_selects(at: Table, who: str) -> None:
    by = at.employee if who == "employee" else at.office.coordinator
    with pytest.raises(FundingRefusedError, match="may_not"):
        select(project=proposed(at), seen=0, by=by, at=AT)


def test_whoever_chooses_for_another_sponsor_neither_reads_nor_selects(at: Table) -> None:
    other, made = table(at.office, "Ville"), proposed(at)
    assert seen(other.chooser) == set()
    with pytest.raises(FundingRefusedError, match="may_not"):
        select(project=made, seen=0, by=other.chooser, at=AT)


def test_an_employees_draft_is_its_authors_alone_and_then_the_organisations(at: Table) -> None:
    made = drafted(at, by=at.employee)
    office = at.office.coordinator
    assert [seen(who) for who in (at.employee, at.chooser, office)] == [{made.pk}, set(), set()]
    propose(project=made, by=at.employee, at=AT)
    assert [seen(who) for who in (at.employee, at.chooser, office)] == [{made.pk}, set(), {made.pk}]
    propose(project=made, by=office, at=AT)
    assert seen(at.chooser) == {made.pk}


def test_without_that_access_drafts_would_be_read(
    at: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: with every sponsor's row open, a foreign chooser reads it."""
    made, other = proposed(at), table(at.office, "Ville")
    monkeypatch.setattr(queries, "sponsors_read_by", lambda _who, *, on: _everybody(on))
    assert seen(other.chooser) == {made.pk}


def _everybody(_on: dt.date) -> Any:
    return Sponsor.objects.all()


def test_a_draft_of_the_office_is_read_by_nobody_at_the_sponsor(at: Table) -> None:
    drafted(at)
    assert [seen(who) for who in (at.employee, at.chooser)] == [set(), set()]


def test_a_draft_that_lacks_something_is_not_proposed(at: Table) -> None:
    made = drafted(at, need=" ", cents=0)
    with pytest.raises(FundingRefusedError) as refused:
        propose(project=made, by=at.office.coordinator, at=AT)
    assert (refused.value.reason, refused.value.detail) == ("lacks", ("need", "cents"))


def test_a_project_is_asked_until_every_question_has_its_answer(at: Table) -> None:
    made, office = proposed(at), at.office.coordinator
    first, second = (
        ask(project=made, text=text, by=at.chooser, at=AT) for text in ("Where?", "When?")
    )
    answer(question=first, text="In Liège.", by=office, at=AT)
    assert state_of(made) == State.ASKED
    kept = answer(question=second, text="In spring.", by=office, at=AT)
    assert (state_of(made), kept.answer, kept.answered_by) == (
        State.PROPOSED,
        "In spring.",
        office,
    )


def test_who_selects_before_the_answer_came_still_gets_it(at: Table) -> None:
    made = proposed(at)
    asked = ask(project=made, text="Where?", by=at.chooser, at=AT)
    select(project=made, seen=0, by=at.chooser, at=AT)
    answer(question=asked, text="In Liège.", by=at.office.coordinator, at=AT)
    assert state_of(made) == State.SELECTED


def test_an_answer_is_given_once(at: Table) -> None:
    made, office = proposed(at), at.office.coordinator
    asked = ask(project=made, text="Where?", by=at.chooser, at=AT)
    ask(project=made, text="When?", by=at.chooser, at=AT)
    answer(question=asked, text="In Liège.", by=office, at=AT)
    with pytest.raises(FundingRefusedError, match="stale"):
        answer(question=asked, text="In Namur.", by=office, at=AT)
    with pytest.raises(FundingRefusedError, match="may_not"):
        answer(question=asked, text="In Namur.", by=at.chooser, at=AT)


def test_who_declines_says_why_and_the_history_keeps_it(at: Table) -> None:
    made = proposed(at)
    with pytest.raises(FundingRefusedError, match="reason"):
        decline(project=made, reason=" ", by=at.chooser, at=AT)
    decline(project=made, reason="Next year", by=at.chooser, at=AT)
    assert Turn.objects.get(act="decline").reason == "Next year"
    with pytest.raises(FundingRefusedError, match="over"):
        withdraw(project=made, by=at.office.coordinator, at=AT)


def test_several_stand_beside_each_other_in_the_order_asked_and_no_foreign_one(at: Table) -> None:
    own, other = [proposed(at) for _ in range(5)], proposed(table(at.office, "Ville"))
    rows = projects_visible_to(at.chooser, on=DAY)
    asked = [str(each.pk) for each in (other, own[2], own[0])]
    assert [each.pk for each in beside(rows, ["x", *asked, asked[1]])] == [own[2].pk, own[0].pk]
    assert len(beside(rows, [str(each.pk) for each in own])) == 4


def test_a_proposal_of_which_nothing_came_is_erased_after_two_years(at: Table) -> None:
    select(project=proposed(at), seen=0, by=at.chooser, at=AT)
    late = drafted(at)
    later = AT + dt.timedelta(days=100)
    propose(project=late, by=at.office.coordinator, at=later)
    expire(AT + PROPOSALS_STAY)
    assert Project.objects.count() == 2
    expire(later + PROPOSALS_STAY)
    assert [each.state for each in Project.objects.all()] == [State.SELECTED]

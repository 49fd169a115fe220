"""Propose to a sponsor, ask, answer, select, decline, withdraw."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from declic.funding.actions.grants import Terms, written
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Act, Project, Question, Side, Sponsor, State, Turn
from declic.funding.queries.projects import sides_of, wrote_for
from declic.funding.rules.projects import after, answered, lacks
from declic.people.models import Person, Right
from declic.people.queries import may

TEXTS = ("need", "method", "risks")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed. `terms` is what would be agreed; the texts say why, how, and what may go
    wrong."""

    terms: Terms
    need: str = ""
    method: str = ""
    risks: str = ""

    def columns(self) -> dict[str, Any]:
        """Give what stands in the project."""
        terms = self.terms
        plain = ("name", "starts_on", "ends_on", "courses", "staff", "cents")
        lists = {"host_kinds": list(terms.host_kinds), "provinces": list(terms.provinces)}
        texts = {name: getattr(self, name) for name in TEXTS}
        return {**{name: getattr(terms, name) for name in plain}, **lists, **texts}


def write_project(
    *, sponsor: Sponsor, proposal: Proposal, by: Person | None, at: dt.datetime
) -> Project:
    """Begin a draft: the organisation's, or that of an employee who reads for the sponsor.

    An employee's draft is read by nobody else. Refused with `may` and with `terms`.
    """
    with transaction.atomic():
        programme = sponsor.programme
        from_office = may(by, Right.COORDINATE, programme, on=at.date())
        if not from_office and not wrote_for(by, sponsor, on=at.date()):
            raise FundingRefusedError("may")
        proposal.terms.check()
        return Project.objects.create(
            programme=programme,
            sponsor=sponsor,
            purpose=programme.purpose,
            from_sponsor=not from_office,
            by=by,
            made_at=at,
            **proposal.columns(),
        )


def change_project(
    *, project: Project, proposal: Proposal, seen: int | None, by: Person | None, at: dt.datetime
) -> Project:
    """Correct what is proposed. `seen`: the version that whoever changes it saw.

    Refused with `may`, `over`, `stale`, `terms`. What is proposed already says that it changed.
    """
    with transaction.atomic():
        fresh = _locked(project, Act.CHANGE, by, at)
        _check_seen(fresh, seen)
        proposal.terms.check()
        for name, value in proposal.columns().items():
            setattr(fresh, name, value)
        fresh.version += 1
        if fresh.state != State.DRAFT:
            _check_whole(fresh)
            _noted(fresh, Act.CHANGE, "", by, at)
        fresh.save()
    return fresh


def propose(*, project: Project, by: Person | None, at: dt.datetime) -> Project:
    """Lay a draft before the sponsor; an employee's goes to the organisation first, which stands
    behind it with the same press.

    Refused with `may`, `over`, and `lacks` (what is missing).
    """
    with transaction.atomic():
        fresh = _locked(project, Act.PROPOSE, by, at)
        _check_whole(fresh)
        end = after(Act.PROPOSE, State(fresh.state), _sides(fresh, by, at))
        if end is State.PROPOSED:
            fresh.proposed_at = at
        return _moved(fresh, Act.PROPOSE, end, by, at)


def withdraw(*, project: Project, by: Person | None, at: dt.datetime) -> Project:
    """Take a proposal back; what was asked stays readable."""
    with transaction.atomic():
        return _moved(_locked(project, Act.WITHDRAW, by, at), Act.WITHDRAW, State.WITHDRAWN, by, at)


def decline(*, project: Project, reason: str, by: Person | None, at: dt.datetime) -> Project:
    """Say no, and why. Refused with `reason` too."""
    with transaction.atomic():
        fresh = _locked(project, Act.DECLINE, by, at)
        if not reason.strip():
            raise FundingRefusedError("reason")
        return _moved(fresh, Act.DECLINE, State.DECLINED, by, at, reason)


def select(*, project: Project, seen: int | None, by: Person | None, at: dt.datetime) -> Project:
    """Choose a project: a grant is written down with what it proposes, in the same step.

    `seen`: the version that whoever selects it saw. Refused with `may`, `over`, `stale`.
    """
    with transaction.atomic():
        fresh = _locked(project, Act.SELECT, by, at)
        _check_seen(fresh, seen)
        fresh.grant = written(fresh.sponsor, terms_of(fresh), at)
        return _moved(fresh, Act.SELECT, State.SELECTED, by, at)


def terms_of(project: Project) -> Terms:
    """Give what the grant promises: both halves, and how it is done as what else was agreed."""
    plain = ("name", "starts_on", "ends_on", "courses", "staff", "cents", "host_kinds", "provinces")
    return Terms(**{name: getattr(project, name) for name in plain}, agreed=project.method)


def ask(*, project: Project, text: str, by: Person | None, at: dt.datetime) -> Question:
    """Ask about a project; it is *asked* until every question has its answer."""
    with transaction.atomic():
        fresh = _locked(project, Act.ASK, by, at)
        if not text.strip():
            raise FundingRefusedError("empty")
        made = Question.objects.create(project=fresh, text=text.strip(), by=by, at=at)
        _moved(fresh, Act.ASK, State.ASKED, by, at)
    return made


def answer(*, question: Question, text: str, by: Person | None, at: dt.datetime) -> Question:
    """Answer a question, once: what was read stays as it was. Refused with `stale` after that."""
    with transaction.atomic():
        fresh = _locked(question.project, Act.ANSWER, by, at)
        if not text.strip():
            raise FundingRefusedError("empty")
        waiting = Question.objects.filter(project=fresh, answered_at=None)
        told = {"answer": text.strip(), "answered_by": by, "answered_at": at}
        if not waiting.filter(pk=question.pk).update(**told):
            raise FundingRefusedError("stale")
        _moved(fresh, Act.ANSWER, answered(State(fresh.state), waiting.count()), by, at)
    return Question.objects.get(pk=question.pk)


def _locked(project: Project, act: Act, by: Person | None, at: dt.datetime) -> Project:
    """Give the project as it stands now. Refuse with `may` who never may, with `over` too late."""
    rows = Project.objects.select_for_update(of=("self",)).select_related("sponsor__programme")
    fresh = rows.get(pk=project.pk)
    sides = _sides(fresh, by, at)
    if after(act, State(fresh.state), sides) is None:
        ever = any(after(act, state, sides) for state in State)
        raise FundingRefusedError("over" if ever else "may_not")
    return fresh


def _sides(project: Project, by: Person | None, at: dt.datetime) -> frozenset[Side]:
    return sides_of(by, project, on=at.date())


def _check_seen(project: Project, seen: int | None) -> None:
    if seen is not None and project.version != seen:
        raise FundingRefusedError("stale")


def _check_whole(project: Project) -> None:
    if missing := list(lacks({name: getattr(project, name) for name in TEXTS}, project.cents)):
        raise FundingRefusedError("lacks", *missing)


def _moved(  # noqa: PLR0913, PLR0917  # each a part of one step
    project: Project,
    act: Act,
    end: State | None,
    by: Person | None,
    at: dt.datetime,
    reason: str = "",
) -> Project:
    if end is not None:
        project.state = end
    project.save()
    _noted(project, act, reason, by, at)
    return project


def _noted(project: Project, act: Act, reason: str, by: Person | None, at: dt.datetime) -> None:
    told = {"act": act, "state": project.state, "reason": reason.strip()[:400]}
    Turn.objects.create(project=project, **told, by=by, at=at)

"""Grants and what hangs on them, for the table of doors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

from declic.courses.tests.office import AT
from declic.funding.actions.grants import Terms, make_grant, sponsor_called
from declic.funding.actions.links import renew_link
from declic.funding.actions.projects import Proposal
from declic.funding.models import Grant, Logo, Project, Question, Quote, Reader, State
from declic.people.models import Person, Programme
from tests.office import course_things
from tests.office.things import Maker, Thing


@cache
def made(programme: Programme, whose: Person) -> Grant:
    """Give the grant of a sponsor for whom that person reads; nothing sent takes it away."""
    told = {"programme": programme, "name": f"Sponsor of {programme} {whose.pk}"}
    sponsor = sponsor_called(**told, language="fr", by=None, at=AT)  # type: ignore[arg-type]
    Reader.objects.create(sponsor=sponsor, person=whose)
    day, year = AT.date(), dt.timedelta(days=365)
    name = f"Grant of {programme}"
    terms = Terms(name=name, starts_on=day, ends_on=day + year, courses=3)
    return make_grant(sponsor=sponsor, terms=terms, by=None, at=AT)


def grant(programme: Programme, whose: Person) -> Thing:
    return Thing({"grant": made(programme, whose).pk})


def unit(programme: Programme, whose: Person) -> Thing:
    return Thing({**grant(programme, whose).named, "kind": "course", "number": 1})


def course_and_grant(programme: Programme, whose: Person) -> Thing:
    course = course_things.row("course", programme, whose)
    return Thing({"course": course}, sent={"grant": str(made(programme, whose).pk)})


def paper(programme: Programme, whose: Person) -> Thing:
    return Thing({**grant(programme, whose).named, "form": "docx"})


@cache
def proposed(programme: Programme, whose: Person) -> Project:
    """Give a project that was proposed to that sponsor; what is refused leaves it where it is."""
    day, year = AT.date(), dt.timedelta(days=365)
    terms = Terms(name=f"Project of {programme}", starts_on=day, ends_on=day + year, courses=3)
    told = {"programme": programme, "sponsor": made(programme, whose).sponsor, "made_at": AT}
    columns = Proposal(terms, "Need", "Way", "Risks").columns()
    return Project.objects.create(**told, **columns, state=State.PROPOSED, proposed_at=AT)


def project(programme: Programme, whose: Person) -> Thing:
    reader(programme, whose)
    return Thing({"project": proposed(programme, whose).pk})


def step_of_project(programme: Programme, whose: Person) -> Thing:
    return Thing({**project(programme, whose).named, "act": "propose"})


def question_of_project(programme: Programme, whose: Person) -> Thing:
    named, of = project(programme, whose).named, proposed(programme, whose)
    asked, _ = Question.objects.get_or_create(project=of, text="Why?", at=AT)
    return Thing({**named, "question": asked.pk})


def payer(programme: Programme, whose: Person) -> Thing:
    return Thing({"sponsor": made(programme, whose).sponsor.pk})


def logo(programme: Programme, whose: Person) -> Thing:
    of = made(programme, whose).sponsor
    Logo.objects.get_or_create(
        sponsor=of, defaults={"png": b"png", "width": 1, "height": 1, "at": AT}
    )
    return Thing({"sponsor": of.pk})


def quote(programme: Programme, whose: Person) -> Thing:
    course = course_things.row("course", programme, whose)
    of = made(programme, whose)
    said, _ = Quote.objects.get_or_create(
        grant=of, course_id=str(course), text="Good.", language="en", defaults={"at": AT}
    )
    return Thing({"grant": said.grant_id, "quote": said.pk, "act": "approve"})


def reader(programme: Programme, whose: Person) -> Thing:
    of = made(programme, whose)
    reads, _ = Reader.objects.get_or_create(sponsor=of.sponsor, person=whose)
    return Thing({"sponsor": of.sponsor.pk, "reader": reads.pk})


def read_grant(programme: Programme, whose: Person) -> Thing:
    reader(programme, whose)
    return grant(programme, whose)


def file_of_grant(programme: Programme, whose: Person) -> Thing:
    return Thing({**read_grant(programme, whose).named, "form": "xlsx"})


def link(programme: Programme, whose: Person) -> Thing:
    return Thing({"secret": renew_link(grant=made(programme, whose), by=None, at=AT)})


def file_by_link(programme: Programme, whose: Person) -> Thing:
    return Thing({**link(programme, whose).named, "form": "xlsx"})


GRANTS: Mapping[str, Maker] = {
    "grant": grant,
    "unit of a grant": unit,
    "course and grant": course_and_grant,
    "paper of a grant": paper,
    "sponsor": payer,
    "logo of a sponsor": logo,
    "quote of a grant": quote,
    "reader of a sponsor": reader,
    "project": project,
    "step of a project": step_of_project,
    "question of a project": question_of_project,
    "read grant": read_grant,
    "file of a grant": file_of_grant,
    "sponsor's link": link,
    "file by the sponsor's link": file_by_link,
}

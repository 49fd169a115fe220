"""Request forms, tables and what young people lead, for the table of doors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from functools import cache
from uuid import UUID

from declic.certificates.actions import give
from declic.certificates.models import Kind
from declic.courses.actions.importing import bring
from declic.impact.models import Report, Research, YearReport
from declic.impact.rules.report import figures
from declic.impact.rules.year import year
from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.live.actions.peers import hand_over
from declic.live.machine.decide import Refused
from declic.people.models import Person, Programme, Role, RoleKind
from declic.people.tests import makers
from tests.office import course_things
from tests.office.asking_things import ASKING
from tests.office.grant_things import GRANTS
from tests.office.paper_things import PAPERS
from tests.office.peer_things import PEERS
from tests.office.things import THINGS, Maker, Thing, session


@cache
def peer_link(programme: Programme, whose: Person) -> Thing:
    """Made once: a session has only so many that wait, and looking at one does not use it up."""
    named = session(programme, whose).named
    room = UUID(str(named["session"]))
    key = hand_over(room, "myths", at=clock.now()).result()
    assert not isinstance(key, Refused)
    return Thing({**named, "secret": key.secret})


def incoming(programme: Programme, whose: Person) -> Thing:
    made = bring(
        programme=programme,
        kind="hosts",
        name="hosts.csv",
        data=b"Name\nDe Linde\n",
        remembers=False,
        by=None,
        at=clock.now(),
    )
    made.brought_by = whose
    made.save()
    return Thing({"incoming": made.pk})


def reported_course(programme: Programme, whose: Person) -> Thing:
    course = course_things.row("course", programme, whose)
    told = asdict(figures([], present=None))
    Report.objects.get_or_create(
        course_id=course, defaults={"figures": told, "made_at": clock.now()}
    )
    return Thing({"course": course})


def own_role(_programme: Programme, whose: Person) -> Thing:
    """A role of which there is a certificate: theirs, whatever else they are."""
    at = makers.programme(f"R{new_id()}", "Roles")
    role = Role.objects.create(
        programme=at, person=whose, kind=RoleKind.COACH, starts_on=clock.now().date(),
        given_at=clock.now(),
    )  # fmt: skip
    return Thing({"role": role.pk})


def certificate(programme: Programme, _whose: Person) -> Thing:
    made = give(kind=Kind.PEER, programme=programme, by=None, at=clock.now())
    return Thing({"certificate": made.pk})


def reported_year(**more: object) -> Maker:
    """A year that was published, and a file of it."""

    def make(programme: Programme, _whose: Person) -> Thing:
        told = asdict(year([], without=0))
        kept = {"figures": told, "courses": [], "made_at": clock.now()}
        made, _ = YearReport.objects.get_or_create(programme=programme, year=2026, defaults=kept)
        Research.objects.get_or_create(year=made, defaults={"rows": []})
        return Thing({"programme": programme.pk, "number": 2026, **more})

    return make


MORE: Mapping[str, Maker] = {
    "peer's link": peer_link,
    "kind of table": lambda *_: Thing({"kind": "hosts"}),
    "table": lambda *_: Thing({"kind": "hosts", "form": "csv"}),
    "brought table": incoming,
    "reported course": reported_course,
    "own role": own_role,
    "certificate": certificate,
    "year": reported_year(),
    "file of a year": reported_year(form="pdf"),
    "rows of a year": reported_year(what="rows"),
}
EVERY: Mapping[str, Maker] = {**THINGS, **PAPERS, **ASKING, **GRANTS, **PEERS, **MORE}

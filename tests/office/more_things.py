"""Request forms, tables and what young people lead, for the table of doors."""

from __future__ import annotations

from collections.abc import Mapping

from declic.courses.actions.held import ask_host
from declic.courses.actions.importing import bring
from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.actions.requests import start
from declic.courses.models import CourseDate
from declic.kernel import clock
from declic.live.actions.peers import hand_over
from declic.live.machine.decide import Refused
from declic.people.models import Person, Programme
from tests.office import course_things
from tests.office.paper_things import PAPERS
from tests.office.things import THINGS, Maker, Thing, session


def form(programme: Programme, _whose: Person) -> Thing:
    at, address = clock.now(), f"form-{programme.pk.hex[-8:]}"
    reached = Reached("office@example.org", "02 555 01 23")
    keep_form(programme=programme, address=address, reached=reached, by=None, at=at)
    return Thing({"address": address})


def draft(programme: Programme, whose: Person) -> Thing:
    named = form(programme, whose).named
    _, secret = start(programme=programme, language="fr", at=clock.now())
    return Thing({**named, "secret": secret})


def step(programme: Programme, whose: Person) -> Thing:
    return Thing({**form(programme, whose).named, "step": "place"})


def held(programme: Programme, whose: Person) -> Thing:
    date = CourseDate.objects.get(pk=course_things.row("date", programme, whose))
    return Thing({"secret": ask_host(date=date, by=None, at=clock.now())})


def peer_link(programme: Programme, whose: Person) -> Thing:
    named = session(programme, whose).named
    key = hand_over(named["session"], "myths", at=clock.now()).result()  # type: ignore[arg-type]
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


MORE: Mapping[str, Maker] = {
    "request form": form,
    "draft": draft,
    "step of a form": step,
    "host's link": held,
    "peer's link": peer_link,
    "kind of table": lambda *_: Thing({"kind": "hosts"}),
    "table": lambda *_: Thing({"kind": "hosts", "form": "csv"}),
    "brought table": incoming,
}
EVERY: Mapping[str, Maker] = {**THINGS, **PAPERS, **MORE}

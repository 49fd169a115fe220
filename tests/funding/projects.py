"""Projects for tests: a sponsor with somebody who chooses, and one of its employees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from declic.courses.tests.office import AT, Office, member, office
from declic.funding.actions.links import add_reader
from declic.funding.actions.projects import Proposal, propose, write_project
from declic.funding.models import Project, Sponsor
from declic.people.models import Person, Role
from tests.funding.grants import sponsor, terms


@dataclass(frozen=True, slots=True)
class Table:
    """An office, a sponsor, who chooses for it, and who only works there."""

    office: Office
    sponsor: Sponsor
    chooser: Person
    employee: Person


def table(of: Office | None = None, name: str = "Lumière") -> Table:
    ours = of or office()
    to = sponsor(ours, name)
    people = []
    for who in ("chooser", "employee"):
        address = f"{who}@{name}.example".lower()
        person = member(ours.programme, Role.Kind.SPONSOR, address)
        told = {"sponsor": to, "by": ours.coordinator, "at": AT}
        add_reader(person=person, chooses=who == "chooser", **told)  # type: ignore[arg-type]
        people.append(person)
    return Table(ours, to, *people)


def proposal(**told: Any) -> Proposal:
    texts = {"need": "Many schools ask.", "method": "A trainer.", "risks": "A class is ill."}
    own = {name: told.pop(name, text) for name, text in texts.items()}
    return Proposal(terms(**{"name": "Twelve courses", "cents": 900_000, **told}), **own)


def drafted(at: Table, by: Person | None = None, **told: Any) -> Project:
    who = by or at.office.coordinator
    return write_project(sponsor=at.sponsor, proposal=proposal(**told), by=who, at=AT)


def proposed(at: Table, **told: Any) -> Project:
    return propose(project=drafted(at, **told), by=at.office.coordinator, at=AT)

"""A request form, a draft and a date whose host is asked, for the table of doors."""

from __future__ import annotations

from collections.abc import Mapping

from declic.courses.actions.held import ask_host
from declic.courses.actions.request_forms import Reached, keep_form
from declic.courses.actions.requests import start
from declic.courses.models import RequestForm
from declic.courses.tests.office import AT, Office, course, dated, host
from declic.people.models import Person, Programme
from tests.office.things import Maker, Thing


def form_of(programme: Programme) -> RequestForm:
    address = f"form-{programme.pk.hex[-8:]}"
    told = {"programme": programme, "address": address, "reached": Reached()}
    return keep_form(**told, by=None, at=AT)  # type: ignore[arg-type]  # each by its name


def form(programme: Programme, _whose: Person) -> Thing:
    return Thing({"address": form_of(programme).address})


def page(programme: Programme, _whose: Person) -> Thing:
    return Thing({"address": form_of(programme).address, "step": "place"})


def draft(programme: Programme, _whose: Person) -> Thing:
    said = {"name": f"Host of {programme}"}
    _, secret = start(programme=programme, language="fr", said=said, at=AT)
    return Thing({"address": form_of(programme).address, "secret": secret})


def asked_date(programme: Programme, whose: Person) -> Thing:
    of = Office(programme, None)  # type: ignore[arg-type]  # the machine's owner acts
    date = dated(of, course(of, host(of, name=f"Host of {programme} {whose}")))
    return Thing({"secret": ask_host(date=date, by=None, at=AT)})


ASKING: Mapping[str, Maker] = {
    "request form": form,
    "page of the request form": page,
    "draft": draft,
    "asked date": asked_date,
}

"""What addresses of what travels are about, made for a programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declic.courses.models import Assignment, Course, CourseDate, Host, State, Trainer
from declic.kernel import clock
from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.ids import new_id
from declic.laptops.models import Bundle, Office, Outgoing, Prepared, Receipt
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, written
from declic.people.models import Person, Programme

Named = Callable[[Programme, Person], Mapping[str, object]]
KEY = "0" * 64


def date_to_lead(programme: Programme, whose: Person) -> Mapping[str, object]:
    """A date of a course of the programme, to which that person is promised."""
    at = clock.now()
    host = Host.objects.create(
        programme=programme, kind="school", name=f"Host of {programme}", made_at=at
    )
    number = Course.objects.count() + 1
    course = Course.objects.create(
        programme=programme,
        host=host,
        year=2027,
        number=number,
        state=State.READY,
        plan="help-a-friend",
        made_at=at,
    )
    hour = dt.timedelta(hours=1)
    date = CourseDate.objects.create(course=course, starts_at=at, ends_at=at + hour)
    trainer, _ = Trainer.objects.get_or_create(programme=programme, person=whose)
    Assignment.objects.create(date=date, trainer=trainer, part=Assignment.Part.LEAD, asked_at=at)
    return {"date": date.pk}


def _bundle(programme: Programme, whose: Person, secret: str = "") -> Bundle:
    at = clock.now()
    return Bundle.objects.create(
        programme=programme,
        dates=[],
        ticket=KEY,
        secret=fingerprint(secret or new_secret()),
        contents=b"file",
        made_by=whose,
        made_at=at,
        expires_at=at + dt.timedelta(days=1),
    )


def file_that_went_out(programme: Programme, whose: Person) -> Mapping[str, object]:
    return {"bundle": _bundle(programme, whose).pk}


def secret_of_a_file(programme: Programme, whose: Person) -> Mapping[str, object]:
    secret = new_secret()
    _bundle(programme, whose, secret)
    return {"secret": secret}


def receipt(programme: Programme, whose: Person) -> Mapping[str, object]:
    result, bundle, at = new_id(), _bundle(programme, whose), clock.now()
    told = bodies.Receipt(
        result=result, digest=KEY, bundle=bundle.pk, laptop=KEY, sessions={new_id(): 3}, at=at
    )
    contents = _signed(bodies.RECEIPT, told)
    Receipt.objects.create(
        result=result,
        digest=new_id().hex,
        bundle=bundle,
        code="K7P3MXQ2K7P3MXQ2",
        contents=contents,
        at=at,
    )
    return {"result": result}


def _signed(what: str, told: Any) -> bytes:
    key = Ed25519PrivateKey.generate()
    sender = key.public_key().public_bytes_raw()
    return written(Envelope(what, sender, KEY, bodies.body(told)), key.sign)


def _prepared() -> Prepared:
    at = clock.now()
    organisation = new_id()
    office = Office.objects.create(organisation=organisation, name="Office", key=KEY, trusted_at=at)
    date = bodies.PreparedDate(
        date=new_id(),
        course=new_id(),
        label="2027-001",
        part=1,
        starts_at=at,
        ends_at=at,
        plan=KEY,
        staff_language="fr",
        adults=bodies.Adults(responsible="A", deputy="B"),
    )
    body = bodies.TakeAlong(
        id=new_id(),
        organisation=organisation,
        name="Office",
        seal=KEY,
        ticket=new_secret(),
        made_at=at,
        expires_at=at,
        dates=[date],
        plans={KEY: {"title": {"en": "Plan"}}},
    )
    told = body.model_dump(mode="json")
    return Prepared.objects.create(
        id=body.id, office=office, body=told, opened_at=at, expires_at=at
    )


def prepared_date(*_whose: object) -> Mapping[str, object]:
    made = _prepared()
    return {"prepared": made.pk, "date": made.body["dates"][0]["date"]}


def results_file(*_whose: object) -> Mapping[str, object]:
    made = Outgoing.objects.create(
        id=new_id(),
        prepared=_prepared(),
        told={},
        digest=KEY,
        code=KEY,
        contents=b"file",
        made_at=clock.now(),
    )
    return {"outgoing": made.pk}


NAMED: Mapping[str, Named] = {
    "date to lead": date_to_lead,
    "file that went out": file_that_went_out,
    "secret of a file": secret_of_a_file,
    "receipt": receipt,
    "trusted office": lambda *_: {"organisation": _prepared().office_id},
    "prepared date": prepared_date,
    "prepared course": lambda *_: {"prepared": _prepared().pk},
    "results file": results_file,
}

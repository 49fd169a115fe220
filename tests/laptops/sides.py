"""An office with a course that is ready, a laptop, and what passes between them.

Both sides use one database here; tests/faults has two programs with a folder each.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declic.courses.actions.courses import move
from declic.courses.models import Course, CourseDate, State
from declic.courses.tests.office import AT, dated, filled, office, promised, trainer, when
from declic.courses.tests.office import Office as Courses
from declic.kernel.ids import new_id
from declic.kernel.steps import Way
from declic.laptops import keys
from declic.laptops.actions.handing import hand_in
from declic.laptops.actions.opening import UnknownOfficeError, hold, take_in
from declic.laptops.actions.packing import Allowed, Packed, pack
from declic.laptops.models import Laptop, Office, Outgoing, Prepared, Receipt, Result
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, read, written
from declic.laptops.sentences import sentence
from declic.live import rooms
from declic.live.actions.leading import Done, lead
from declic.live.machine.commands import Command
from declic.live.models import Answer

PLAN = "help-a-friend"


@dataclass(frozen=True, slots=True)
class Side:
    """The office's side: who coordinates, who leads, the course and its date."""

    of: Courses
    trainer: Any
    course: Course
    date: CourseDate


def prepared_office(name: str = "Clairière", **fields: Any) -> Side:
    of = office(name)
    TOTP.activate(of.coordinator, generate_totp_secret())
    leads = trainer(of, f"trainer@{name}.example".lower())
    course = filled(
        of, **{"plan": PLAN, "languages": ["fr", "nl"], "staff_language": "fr", **fields}
    )
    date = dated(of, course, when(group="A"))
    promised(of, date, leads)
    for state in (State.TALKING, State.DATED, State.READY):
        course = move(course=course, to=state, by=of.coordinator, at=AT)
    return Side(of, leads.person, course, CourseDate.objects.get(pk=date.pk))


ALL_ON = Allowed(("fr", "nl"), "C. Diallo")


def packed(side: Side, *dates: UUID, address: str = "") -> Packed:
    return pack(
        dates=dates or [side.date.pk], allowed=ALL_ON, address=address, by=side.trainer, at=AT
    )


def opened(contents: bytes, at: dt.datetime = AT) -> Prepared:
    """Open a file as somebody does who compares the signs when asked."""
    try:
        return take_in(data=contents, at=at)
    except UnknownOfficeError as unknown:
        return take_in(data=contents, trusted=unknown.fingerprint, at=at)


def press(session: UUID, name: str, **fields: str) -> None:
    room = rooms.latest(session)
    assert room is not None
    command = Command(name, fields, room.state.seq)
    done = lead(session, command, console=1, by=None, at=AT).result()
    assert isinstance(done, Done), (name, done)


def begun(side: Side, prepared: Prepared) -> UUID:
    session = new_id()
    return hold(prepared=prepared, date=side.date.pk, session=session, by=None, at=AT)


def held(side: Side, prepared: Prepared, *, present: int = 18) -> UUID:
    """Hold the session of a prepared date: a question, three respondents, the end."""
    session = begun(side, prepared)
    press(session, "present", present=str(present))
    press(session, "advance")
    answers(session)
    press(session, "end")
    return session


def answers(session: UUID) -> None:
    """Three phones and a sheet of paper answer before; two of the phones after, too."""
    room = rooms.latest(session)
    assert room is not None
    asks = [each.id for each in room.played.activities.values() if each.kind == "questions"]
    before, after = asks[0], asks[-1]
    rows = [
        Answer(
            session_id=session,
            activity=activity,
            item="page",
            ask=ask,
            respondent=respondent,
            way=Way.PAPER if respondent.startswith("paper") else Way.PHONE,
            choices="T",
        )
        for activity, whose in (
            (before, ("seat:a", "seat:b", "card:3", "paper:1")),
            (after, ("seat:a", "card:3", "paper:1")),
        )
        for respondent in whose
        for ask in ("k1", "k2")
    ]
    Answer.objects.bulk_create(rows)


def carried(side: Side, *, present: int = 18) -> tuple[Prepared, UUID, Outgoing]:
    """Take along, hold, and make the results file."""
    prepared = opened(packed(side).contents)
    session = held(side, prepared, present=present)
    return prepared, session, hand_in(prepared=prepared, at=AT)


def bytes_of(row: Outgoing) -> bytes:
    return bytes(row.contents or b"")


def rewritten(contents: bytes, sign: Ed25519PrivateKey | None = None, **changes: Any) -> bytes:
    """Give a course with some of its body changed, signed by its office or by somebody else."""
    envelope = read(contents, bodies.TAKE_ALONG)
    body = bodies.body_of(bodies.TakeAlong, envelope.body)
    told = body.model_copy(update=changes)
    office = keys.office_keys(body.organisation)
    key = sign.public_key().public_bytes_raw() if sign else office.key
    signing = sign.sign if sign else office.sign
    return written(Envelope(bodies.TAKE_ALONG, key, envelope.to, bodies.body(told)), signing)


def results(side: Side, prepared: Prepared, made: Outgoing, **changes: Any) -> bytes:
    """Give results with some of their body changed, sealed and signed anew by `key`."""
    key = changes.pop("key", None) or keys.laptop_key()
    sender = key.public_key().public_bytes_raw()
    organisation = side.of.organisation.pk
    envelope = read(bytes_of(made), bodies.RESULTS)
    about = keys.about(bodies.RESULTS, envelope.sender, envelope.to)
    body = bodies.body_of(
        bodies.Results, keys.office_keys(organisation).unsealed(envelope.body, about)
    )
    told = body.model_copy(update={"id": new_id(), "laptop": sender.hex(), **changes})
    to = changes.get("to", str(organisation))
    seal = bytes.fromhex(prepared.body["seal"])
    closed = keys.sealed(bodies.body(told), seal, keys.about(bodies.RESULTS, sender, to))
    return written(Envelope(bodies.RESULTS, sender, to, closed), key.sign)


def sessions(side: Side, made: Outgoing, **changes: Any) -> list[bodies.Held]:
    envelope = read(bytes_of(made), bodies.RESULTS)
    about = keys.about(bodies.RESULTS, envelope.sender, envelope.to)
    opened_body = keys.office_keys(side.of.organisation.pk).unsealed(envelope.body, about)
    body = bodies.body_of(bodies.Results, opened_body)
    return [each.model_copy(update=changes) for each in body.sessions]


def refused(reason: str, do: Callable[[], object]) -> None:
    with pytest.raises(UnfitError) as unfit:
        do()
    assert unfit.value.reason == reason
    assert sentence(unfit.value)


def stored() -> int:
    """Count what an import or an opening would leave."""
    models = (Result, Receipt, Laptop, Prepared, Office)
    return sum(model.objects.count() for model in models)

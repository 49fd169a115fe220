"""On the laptop: make the results file, and let go of what the office has received."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence
from uuid import UUID

from declic.kernel.codes import ALPHABET, fingerprint
from declic.kernel.ids import new_id
from declic.laptops.keys import about, laptop_key, sealed
from declic.laptops.models import Opened, Outgoing, Prepared
from declic.laptops.queries import to_bring, told, waiting_files
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, digest, read, written
from declic.live.actions.received import let_go
from declic.live.queries.carried import Carried, carried, held

CODE_SIGNS = 16


def hand_in(*, prepared: Prepared, at: dt.datetime) -> Outgoing:
    """Make the results file of the sessions that have ended and are not received.

    As long as nothing changed it is the same file again. Raise UnfitError: `nothing`, or `present`
    when nobody has said how many were there.
    """
    found = [told for each in to_bring(prepared) if (told := carried(each.session))]
    if not found:
        raise UnfitError("nothing")
    if any(each.present is None for each in found):
        raise UnfitError("present")
    stand = {str(each.session): [each.seq, each.answers] for each in found}
    made = waiting_files(prepared)
    same = next((each for each in made if each.told == stand), None)
    return same or _made(prepared, found, stand, at)


def _made(
    prepared: Prepared, found: Sequence[Carried], stand: dict[str, list[int]], at: dt.datetime
) -> Outgoing:
    name, code = new_id(), "".join(secrets.choice(ALPHABET) for _ in range(CODE_SIGNS))
    key, body = laptop_key(), told(prepared)
    sender = key.public_key().public_bytes_raw()
    results = bodies.Results(
        id=name,
        bundle=prepared.pk,
        ticket=body.ticket,
        laptop=sender.hex(),
        code=code,
        made_at=at,
        sessions=[_held(prepared, each) for each in found],
    )
    to = str(body.organisation)
    closed = sealed(
        bodies.body(results), bytes.fromhex(body.seal), about(bodies.RESULTS, sender, to)
    )
    contents = written(Envelope(bodies.RESULTS, sender, to, closed), key.sign)
    return Outgoing.objects.create(
        id=name,
        prepared=prepared,
        told=stand,
        digest=digest(contents),
        code=fingerprint(code),
        contents=contents,
        made_at=at,
    )


def _held(prepared: Prepared, each: Carried) -> bodies.Held:
    date = Opened.objects.get(session=each.session).date
    course = next(known.course for known in told(prepared).dates if known.date == date)
    return bodies.Held(
        session=each.session,
        date=date,
        course=course,
        group=each.group,
        part=each.part,
        plan=dict(each.plan),
        languages=list(each.languages),
        opened_at=each.opened_at,
        ended_at=each.ended_at,
        present=each.present or 0,
        seats=each.seats,
        seq=each.seq,
        facts=[
            bodies.Fact(seq=seq, kind=kind, version=version, data=dict(data))
            for seq, kind, version, data in each.facts
        ],
        counts=dict(each.counts),
        rows=[bodies.Row.model_validate(row) for row in each.rows],
    )


def receive(*, data: bytes, at: dt.datetime) -> Outgoing:
    """Take a receipt, and erase the sessions that it names. Raise UnfitError: nothing is erased.

    `not_ours`: it is for no file of this laptop. `other_key`: another office signed it.
    """
    envelope = read(data, bodies.RECEIPT)
    receipt = bodies.body_of(bodies.Receipt, envelope.body)
    row = Outgoing.objects.select_related("prepared__office").filter(pk=receipt.result).first()
    own = laptop_key().public_key().public_bytes_raw().hex()
    mine = row is not None and (row.digest, row.prepared_id) == (receipt.digest, receipt.bundle)
    if row is None or not mine or receipt.laptop != own or envelope.to != own:
        raise UnfitError("not_ours")
    office = row.prepared.office
    if envelope.sender.hex() != office.key:
        raise UnfitError("other_key", name=office.name, fingerprint="")
    _let_go(row, receipt.sessions, at)
    return row


def receive_code(*, typed: str, at: dt.datetime) -> Outgoing:
    """Take the code that the office says: only who opened the file knows it."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum())
    row = Outgoing.objects.filter(code=fingerprint(signs)).first()
    if row is None:
        raise UnfitError("code")
    _let_go(row, {UUID(session): stand[0] for session, stand in row.told.items()}, at)
    return row


def _let_go(row: Outgoing, sessions: dict[UUID, int], at: dt.datetime) -> None:
    """Erase each session that the office has whole; the others go into a later file."""

    def noting() -> list[UUID]:
        whole = [each for each in map(UUID, row.told) if _is_whole(row, each, sessions)]
        Opened.objects.filter(session__in=whole, received_at=None).update(received_at=at)
        Outgoing.objects.filter(pk=row.pk, received_at=None).update(received_at=at, contents=None)
        _drop_replaced(row.prepared_id)
        return whole

    let_go(noting=noting, at=at)


def _is_whole(row: Outgoing, session: UUID, received: dict[UUID, int]) -> bool:
    """Say whether nothing happened since the file: no fact, and no answer more or less."""
    now = carried(session)
    if now is None:
        return not held([session])
    # A sheet of paper comes with a fact; whoever deletes the own answers leaves none.
    same = row.told[str(session)] == [now.seq, now.answers]
    return same and received.get(session, -1) >= now.seq


def _drop_replaced(prepared: UUID) -> None:
    """Let no file wait of which every session was received in another one."""
    waiting = Opened.objects.filter(prepared=prepared, received_at=None)
    lacking = {str(each) for each in waiting.values_list("session", flat=True)}
    for each in Outgoing.objects.filter(prepared=prepared, received_at=None):
        if lacking.isdisjoint(each.told):
            Outgoing.objects.filter(pk=each.pk).update(contents=None)

"""Who may lead: one-time links, consoles, and asking the first console for its consent.

The right comes from a link or from an account, never from the join code. A link works once and
for `rules.LINK_LASTS`; a console's token is kept only as a fingerprint.
"""

from __future__ import annotations

import datetime as dt
from concurrent.futures import Future
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Max

from declic.kernel.codes import fingerprint, new_secret
from declic.live import queries
from declic.live.machine.decide import Refused
from declic.live.models import Console
from declic.live.rules import CONSENT
from declic.live.writer import Desk, writer

CONSOLES_MOST = 200


@dataclass(frozen=True, slots=True)
class Key:
    """A console's secret, handed out once, and its number."""

    number: int
    secret: str


def new_link(session: UUID, *, takes_over: bool, at: dt.datetime) -> Future[Key]:
    """Make a one-time link to the console. `takes_over`: using it ends every other one."""

    def job(desk: Desk) -> Key:
        key = Key(next_number(session), new_secret())
        Console.objects.create(
            session_id=session,
            number=key.number,
            link=fingerprint(key.secret),
            takes_over=takes_over,
            made_at=at,
        )
        desk.answered.add(session)
        return key

    return writer.submit(job)


def take(session: UUID, *, takes_over: bool, at: dt.datetime) -> Future[Key | Refused]:
    """Lead without a link, as owner or account. `takes_over` ends every other console.

    Without it the lead is given only while no console has it, and nothing is ended.
    """

    def job(desk: Desk) -> Key | Refused:
        if not takes_over and queries.led(session):
            return Refused("led")
        key = Key(next_number(session), new_secret())
        if takes_over:
            end_others(session, None, at)
        Console.objects.create(
            session_id=session, number=key.number, token=fingerprint(key.secret), made_at=at
        )
        touch(desk, session)
        return key

    return writer.submit(job)


def end_all(session: UUID, *, at: dt.datetime) -> Future[None]:
    """End every console and every unused link of the session, those of peers too."""

    def job(desk: Desk) -> None:
        end_others(session, None, at)
        end_peers(session, at)
        desk.answered.add(session)

    return writer.submit(job)


def use_link(
    session: UUID, secret: str, *, at: dt.datetime, for_peers: bool = False
) -> Future[Key | Refused]:
    """Turn a one-time link into a right to lead. Refused when it was used, ended or is too old.

    `for_peers`: a link to one activity; else a link to the console.
    """

    def job(desk: Desk) -> Key | Refused:
        row = queries.link(session, secret, at=at, for_peers=for_peers)
        if row is None:
            return Refused("link")
        if row.takes_over:
            end_others(session, row.number, at)
        token = new_secret()
        row.link, row.token = None, fingerprint(token)
        row.save(update_fields=["link", "token"])
        touch(desk, session)
        return Key(row.number, token)

    return writer.submit(job)


def ask(session: UUID, *, at: dt.datetime) -> Future[Key | Refused]:
    """Ask to lead too. The console is ready but waits for the consent of one that leads."""

    def job(desk: Desk) -> Key | Refused:
        if next_number(session) > CONSOLES_MOST:
            return Refused("full")
        key = Key(next_number(session), new_secret())
        Console.objects.create(
            session_id=session,
            number=key.number,
            link=fingerprint(key.secret),
            asked_at=at,
            made_at=at,
        )
        touch(desk, session)
        return key

    return writer.submit(job)


def reply(session: UUID, number: int, *, allow: bool, at: dt.datetime) -> Future[Refused | None]:
    """Let the console that asked lead too, or not. After 30 s of silence the reply is no."""

    def job(desk: Desk) -> Refused | None:
        row = Console.objects.filter(
            session_id=session, number=number, ended_at=None, asked_at__gte=at - CONSENT
        ).first()
        if row is None:
            return Refused("late")
        if allow:
            row.token, row.link, row.asked_at = row.link, None, None
        else:
            row.ended_at = at
        row.save()
        touch(desk, session)
        return None

    return writer.submit(job)


def next_number(session: UUID) -> int:
    """Give the next number of a right to lead this session."""
    rows = Console.objects.filter(session_id=session)
    return (rows.aggregate(most=Max("number"))["most"] or 0) + 1


def end_others(session: UUID, number: int | None, at: dt.datetime) -> None:
    """End every console but one; a peer goes on with the own activity, whoever leads the rest."""
    rows = Console.objects.filter(session_id=session, activity="", ended_at=None)
    others = rows if number is None else rows.exclude(number=number)
    others.update(ended_at=at, link=None, token=None)


def end_peers(session: UUID, at: dt.datetime, *, activity: str = "") -> int:
    """End the rights of peers, of one activity or of all; tell how many there were."""
    rows = Console.objects.filter(session_id=session, ended_at=None).exclude(activity="")
    rows = rows.filter(activity=activity) if activity else rows
    return rows.update(ended_at=at, link=None, token=None)


def touch(desk: Desk, session: UUID) -> None:
    """Let every screen of the room be drawn anew."""
    room = desk.room(session)
    if room is not None:
        desk.put(replace(room, view=room.view + 1))

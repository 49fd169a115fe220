"""Erase what is due: by itself while the server runs, by `declic purge`, and after a restore.

What was erased is written in the ledger, so that a restore erases it again.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import threading
from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from declic.care.actions import forget_names
from declic.courses.actions.aging import forget_courses
from declic.courses.actions.importing import forget_tables
from declic.courses.actions.requests import forget_drafts
from declic.courses.actions.writing import remind
from declic.kernel import clock
from declic.live import ledger, rooms, seals, sweeping
from declic.live.actions.erasing import erased_too, kept_first
from declic.live.actions.facts import append
from declic.live.actions.received import erase_received
from declic.live.actions.rows import end_codes, keep_rows
from declic.live.machine.facts import Ended
from declic.live.models import Answer, Code, Press, Seat, Session, Slip
from declic.live.queries.carried import LOOSE
from declic.live.wire import seats
from declic.live.writer import Desk, writer
from declic.people.actions.purging import erase as erase_accounts
from declic.post.actions import erase as erase_mails

SEATS_END = dt.timedelta(hours=24)
SLIPS_STAY = dt.timedelta(days=30)
PRESSES_STAY = dt.timedelta(days=30)
CODES_STAY = dt.timedelta(days=200)
NEVER_ENDED = dt.timedelta(days=3)
NEVER_BEGUN = dt.timedelta(days=60)
EVERY = 600.0  # seconds
logger = logging.getLogger(__name__)


def purge(*, at: dt.datetime) -> dict[str, int]:
    """Erase everything that is due at that time; tell how much of each.

    24 hours after its end a session's answers get random respondents and its seats are deleted.
    The codes of cards go after 200 days, unless the office ended them before.
    Slips and who pressed go after 30 days, who confirmed a local fact after two years, what mails
    said after 90 days and that they were sent after two years, invitations 30 days after their end,
    requests that nobody sent after 30 days, courses after 7 years and what was said of them after
    24 months, and who changed somebody's access after three years.
    Rehearsals go whole when they have ended, and so do sessions that an office received, once
    nobody's slip waits in them; a session that nobody ended counts as ended three days after it was
    opened.
    """
    kept_first(at=at)
    erased = writer.submit(lambda desk: _erase(desk, at)).result()
    erased |= erased_too(at=at)
    gone = seals.destroy_before(at.date() - SLIPS_STAY)
    if any(erased.values()):
        sweeping.owe()
        seats.drop_all()
        rooms.forget_all()
    if not sweeping.swept():
        sweeping.sweep()
    return {**erased, "keys": len(gone)}


def _erase(desk: Desk, at: dt.datetime) -> dict[str, int]:
    _end_abandoned(desk, at)
    rehearsed = Session.objects.filter(purpose=Session.Purpose.REHEARSAL).exclude(ended_at=None)
    due = Session.objects.filter(ended_at__lte=at - SEATS_END, purged_at=None)
    erased = {"rehearsals": rehearsed.count(), "sessions": 0, "slips": 0, "presses": 0}
    gone, loose = [row.pk for row in rehearsed], [row.pk for row in due]
    ledger.enter("session", gone, at.isoformat())
    rehearsed.delete()
    received = erase_received(desk, at=at)
    for session in loose:
        _loosen(session)
    ledger.enter("seats", loose, at.isoformat())
    ledger.strike({*gone, *loose})
    erased["sessions"] = due.update(purged_at=at)
    old = Slip.objects.filter(day__lt=(at - SLIPS_STAY).date())
    before = [(at - SLIPS_STAY).date().isoformat()] if old.exists() else []
    ledger.enter("slips_before", before, at.isoformat())
    erased["slips"] = old.delete()[0]
    pressed = Press.objects.filter(session__ended_at__lte=at - PRESSES_STAY)
    sessions = pressed.values_list("session", flat=True).distinct()
    ledger.enter("presses", sessions, at.isoformat())
    erased["presses"] = pressed.delete()[0]
    erased["codes"] = end_codes(_with_old_codes(at))
    erased["names"] = forget_names(at=at)
    erased["mails"] = erase_mails(at=at)
    erased |= erase_accounts(at=at)
    erased["drafts"] = forget_drafts(at=at)
    erased["courses"] = forget_courses(at=at)
    erased["tables"] = forget_tables(at=at)
    erased["received"] = len(received)
    return erased


def _with_old_codes(at: dt.datetime) -> list[UUID]:
    old = Session.objects.filter(ended_at__lte=at - CODES_STAY)
    return list(old.values_list("pk", flat=True))


def _end_abandoned(desk: Desk, at: dt.datetime) -> None:
    """End what nobody ended: three days after its last step, or unbegun for sixty days."""
    old = Session.objects.filter(ended_at=None, opened_at__lt=at - NEVER_ENDED)
    for row in old.annotate(last=Max("facts__at")):
        room = desk.room(row.pk)
        if room is None:
            continue
        waits = NEVER_BEGUN if room.state.place is None else NEVER_ENDED
        if (row.last or row.opened_at) < at - waits:
            append(desk, room, (Ended(),), at=at)


def _keep_number(session: UUID) -> None:
    # A session out of a backup may not have ended there.
    seats = Seat.objects.filter(session_id=session).exclude(token=None).count()
    Session.objects.filter(pk=session, seated=None).update(seated=seats)


def _loosen(session: UUID) -> None:
    """Give each answer a random respondent and delete the seats; their number stays.

    Of a course the rows are kept first: who chose what before and after, and nothing of the seat.
    """
    _keep_number(session)
    _keep_rows(session)
    Code.objects.filter(session_id=session).delete()
    rows = list(Answer.objects.filter(session_id=session))
    Answer.objects.filter(session_id=session).delete()
    # New rows in random order: neither their numbers nor a phone's counter may tie two together.
    secrets.SystemRandom().shuffle(rows)
    for row in rows:
        row.pk, row.counter, row.respondent = None, 0, f"{LOOSE}{secrets.token_hex(8)}"
    Answer.objects.bulk_create(rows)
    Seat.objects.filter(session_id=session).delete()


def _keep_rows(session: UUID) -> None:
    """Keep them; what fails here keeps nobody's answers tied to a seat: that was promised."""
    try:
        with transaction.atomic():
            keep_rows(session)
    except Exception:
        logger.exception("the rows of a session were not kept; its seats are erased all the same")


def replay_purges() -> int:
    """Erase again what the ledger names, after a restore of an older backup."""
    entries = ledger.entries()
    if not entries:
        return 0

    def job(_desk: Desk) -> int:
        for entry in entries:
            _again(entry["what"], entry["which"])
        return len(entries)

    done = writer.submit(job).result()
    sweeping.sweep()
    rooms.forget_all()
    return done


def _again(what: str, which: str) -> None:
    if what == "session":
        Session.objects.filter(pk=which).delete()
    elif what == "seats":
        _loosen(UUID(which))
        # The backup may be older than the session's end.
        Session.objects.filter(pk=which, ended_at=None).update(ended_at=clock.now())
        Session.objects.filter(pk=which, purged_at=None).update(purged_at=clock.now())
    elif what == "answers":
        session, respondent, last = which.split(" ")
        Code.objects.filter(session_id=session, respondent=respondent).delete()
        given = Answer.objects.filter(session_id=session, respondent=respondent)
        given.filter(pk__lte=int(last)).delete()
    elif what == "presses":
        Press.objects.filter(session_id=which).delete()
    elif what == "slips_before":
        Slip.objects.filter(day__lt=which).delete()


def start_purging() -> None:
    """Purge and remind now and then every ten minutes, in a thread of their own."""
    threading.Thread(target=_purge_for_ever, name="purge", daemon=True).start()


def _purge_for_ever() -> None:
    waiting = threading.Event()
    while True:
        _try(purge, "the purge did not finish; it is tried again")
        _try(remind, "nobody was reminded; it is tried again")
        waiting.wait(EVERY)


def _try(job: Callable[..., object], otherwise: str) -> None:
    try:
        job(at=clock.now())
    except Exception:
        logger.exception(otherwise)

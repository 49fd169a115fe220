"""Nouns of the room: who may see what, seats, consoles, slips, results. Reading only."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from declic.kernel.codes import fingerprint, normal_code
from declic.kernel.scripts import scripts
from declic.live import rooms, seals
from declic.live.machine.state import Phase
from declic.live.models import Answer, Console, Seat, Session, Slip
from declic.live.rooms import Room
from declic.live.rules import CONSENT, LINK_LASTS, LISTED, Sitting
from declic.people.models import Person, Right
from declic.people.queries import programmes_with

# Which room a code or secret led to. Whether it still does, the room itself says.
_ways: dict[str, UUID] = {}
WAYS_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Paper:
    """A slip, opened. When its key is gone or damaged, `legible` is false and there is no text.

    `foreign` are the scripts in it that the reader's language does not use. They are read from the
    text each time: nothing about the language of whoever wrote it is kept.
    """

    id: int
    text: str
    state: str
    handed_over: bool
    word: bool
    legible: bool = True
    foreign: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """A session in a list: its plan's title by language, and how many slips wait for an adult.

    `differences` are the titles of what was chosen beside the usual, None before there were any.
    """

    id: UUID
    title: Mapping[str, str]
    differences: Mapping[str, str] | None
    purpose: str
    opened_at: dt.datetime
    ended_at: dt.datetime | None
    to_hand_over: int


def visible_to(person: Person | None, *, on: dt.date) -> QuerySet[Session]:
    """Give the sessions that a person may lead: the only place where this is written.

    They are those that the person opened, as long as some role lets them lead or coordinate, and
    those of an organisation in which the person coordinates. None is the machine's owner, who
    starts the program on the own laptop and sees everything.
    """
    if person is None:
        return Session.objects.all()
    leads = programmes_with(person, Right.LEAD, on=on)
    coordinates = programmes_with(person, Right.COORDINATE, on=on)
    theirs = Q(organisation__in=coordinates.values("organisation"))
    if leads.exists() or coordinates.exists():
        theirs |= Q(opened_by=person)
    return Session.objects.filter(theirs)


def running(person: Person | None, *, on: dt.date) -> list[Listed]:
    """Give the sessions that go on, the newest first; rehearsals too."""
    return _listed(visible_to(person, on=on).filter(ended_at=None).order_by("-opened_at"))


def past(person: Person | None, *, at: dt.datetime) -> list[Listed]:
    """Give the real sessions that ended in the last days, the newest first.

    Slips are erased as soon as a session leaves this list: none that waits is out of sight.
    """
    held = visible_to(person, on=at.date()).filter(
        purpose=Session.Purpose.REAL, ended_at__gte=at - LISTED
    )
    return _listed(held.order_by("-ended_at"))


def _listed(rows: QuerySet[Session]) -> list[Listed]:
    waits = _to_hand_over().values_list("session").annotate(number=Count("id"))
    to_hand_over = dict(waits.values_list("session", "number"))
    # The plan is large: of it, only what names it is read.
    told = rows.values_list(
        "pk", "plan__title", "plan__differences", "purpose", "opened_at", "ended_at"
    )
    return [Listed(*each, to_hand_over=to_hand_over.get(each[0], 0)) for each in told]


def _to_hand_over() -> QuerySet[Slip]:
    return Slip.objects.filter(state=Slip.State.ADULT, handed_over_at=None)


def by_code(given: str) -> Room | None:
    """Give the room that a short code or a QR's secret leads to; None alike for all others.

    The short code opens nothing once the room is locked; neither does after the end.
    """
    room = known_way(given) or _by_code(given, normal_code(given))
    return let_in(room, given) if room else None


def known_way(given: str) -> Room | None:
    """Give the room that this led to before and still leads to, from memory."""
    session = _ways.get(given)
    room = rooms.known(session) if session else None
    return room if room is not None and _opens(room, given) else None


def let_in(room: Room, given: str) -> Room | None:
    """Give the room unless it ended, or is locked for whoever types its code."""
    if room.state.phase is Phase.ENDED or (room.state.locked and given != room.secret):
        return None
    return room


def _opens(room: Room, given: str) -> bool:
    return given == room.secret or normal_code(given) == room.code


def _by_code(given: str, code: str | None) -> Room | None:
    match = Q(secret=given) if code is None else Q(secret=given) | Q(code=code)
    row = Session.objects.filter(match, ended_at=None).only("pk").first()
    if row is None:
        return None
    if len(_ways) >= WAYS_MOST:
        _ways.clear()
    _ways[given] = row.pk
    return rooms.latest(row.pk)


def by_wall(token: str) -> Room | None:
    """Give the room whose wall has that token."""
    row = Session.objects.filter(wall_token=token).only("pk").first()
    return rooms.latest(row.pk) if row else None


def sittings(token: str) -> dict[str, Sitting]:
    """Give all seats of the room in which a browser's token has one, by their fingerprints.

    Empty when the token has none. After a restart a whole room comes back at once: then one look
    is enough for all.
    """
    own = Seat.objects.filter(token=fingerprint(token)).only("session_id").first()
    room = rooms.latest(own.session_id) if own else None
    if room is None:
        return {}
    # Read before the rows: seats that end meanwhile are then too old, and looked at again.
    since = room.state.emptied
    rows = Seat.objects.filter(session_id=room.id).exclude(token=None)
    told = rows.values_list("token", "pk", "language", "table", "typed")
    return {
        print_of_it: Sitting(pk, room.id, language, table, typed=typed, since=since)
        for print_of_it, pk, language, table, typed in told
        if print_of_it
    }


def console(session: UUID, token: str) -> Console | None:
    """Give the console that leads this session with that token, if it still does."""
    return Console.objects.filter(
        session_id=session, activity="", token=fingerprint(token), ended_at=None
    ).first()


def peer(session: UUID, token: str) -> Console | None:
    """Give the right of a young person to lead one activity, if it still holds."""
    rows = Console.objects.filter(session_id=session, token=fingerprint(token), ended_at=None)
    return rows.exclude(activity="").first()


def handed_over(session: UUID) -> list[Console]:
    """Give the rights to lead one activity that hold, or whose link can still be used."""
    rows = Console.objects.filter(session_id=session, ended_at=None).exclude(activity="")
    return list(rows.order_by("number"))


def link(session: UUID, secret: str, *, at: dt.datetime, for_peers: bool = False) -> Console | None:
    """Give the one-time link of that secret, while it can be used. Looking does not use it.

    A link for peers opens one activity, and never the console.
    """
    # A console that asks keeps its secret in the same place; that one waits for consent.
    rows = Console.objects.filter(session_id=session, asked_at=None, ended_at=None)
    rows = rows.exclude(activity="") if for_peers else rows.filter(activity="")
    return rows.filter(link=fingerprint(secret), made_at__gte=at - LINK_LASTS).first()


def holds_a_date(session: UUID) -> bool:
    """Say whether the session belongs to a course."""
    return Session.objects.filter(pk=session).exclude(course=None).exists()


def led(session: UUID) -> bool:
    """Say whether a console leads the session now."""
    rows = Console.objects.filter(session_id=session, ended_at=None, activity="")
    return rows.exclude(token=None).exists()


def moved(session: UUID) -> bool:
    """Say whether the device that leads came by a one-time link when another had led before.

    So a phone comes to lead; a laptop opens the session itself, or by its very first link.
    """
    rows = Console.objects.filter(session_id=session, ended_at=None, activity="")
    rows = rows.exclude(token=None)
    leads = rows.order_by("number").first()
    return leads is not None and leads.takes_over and leads.number > 1


def asking(session: UUID, *, at: dt.datetime) -> Console | None:
    """Give the console that waits for consent."""
    rows = Console.objects.filter(session_id=session, ended_at=None, asked_at__gte=at - CONSENT)
    return rows.order_by("number").first()


def present_in(session: UUID) -> int:
    """Give how many were said to be present; 0 when nobody said, or there is no such session."""
    room = rooms.latest(session)
    return room.state.present if room else 0


def tables(session: UUID) -> int:
    """Count the tables at which a phone sits."""
    seated = Seat.objects.filter(session_id=session).exclude(table="").exclude(token=None)
    return seated.values("table").distinct().count()


def own_choices(seat: Sitting, room: Room) -> dict[str, tuple[str, ...]]:
    """Give what the seat (or its table) answered to the current item: ask, choices."""
    place = room.state.place
    if place is None:
        return {}
    who = [room.respondent(seat.seat), *([f"table:{seat.table}"] if seat.table else [])]
    rows = Answer.objects.filter(
        session_id=room.id, activity=place.activity, item=place.item, respondent__in=who
    )
    return {row.ask: tuple(row.choices.split()) for row in rows}


def counter(seat: Sitting, room: Room) -> int:
    """Give the highest counter among the seat's answers: its page goes on above it."""
    own = Answer.objects.filter(session_id=room.id, respondent=room.respondent(seat.seat))
    return max(0, own.aggregate(most=Max("counter"))["most"] or 0)


def box(session: UUID, *, own: str) -> list[Paper]:
    """Give the questions in the box and what waits for the adult, opened: what is to be done first.

    Those that cannot be opened are there without a text. `own` is the script of who reads.
    """
    kept = Q(activity="") | Q(state=Slip.State.ADULT)
    papers = _papers(Slip.objects.filter(kept, session_id=session))
    read = [replace(each, foreign=_foreign(each.text, own)) for each in papers]
    return sorted(read, key=_done)


def _done(each: Paper) -> int:
    """Say how much of what has to be done with a slip was done."""
    if each.state == Slip.State.ADULT:
        return 4 if each.handed_over else 1
    first = (Slip.State.WAITING, None, Slip.State.LATER, Slip.State.APPROVED, None)
    return first.index(each.state) if each.state in first else len(first)


def _foreign(text: str, own: str) -> tuple[str, ...]:
    return tuple(script for script in scripts(text) if script != own)


def words(session: UUID, activity: str, item: str) -> list[Paper]:
    """Give the words handed in for an item, opened."""
    rows = Slip.objects.filter(session_id=session, activity=activity, item=item)
    return [paper for paper in _papers(rows) if paper.legible]


def paper(session: UUID, slip: int) -> Paper | None:
    """Give one slip, opened."""
    found = next(_papers(Slip.objects.filter(session_id=session, pk=slip)), None)
    return found if found and found.legible else None


def approved_words(room: Room) -> tuple[str, ...]:
    """Give the approved words of the current item."""
    if room.state.place is None:
        return ()
    found = words(room.id, room.state.place.activity, room.state.place.item)
    return tuple(paper.text for paper in found if paper.state == Slip.State.APPROVED)


def waiting(session: UUID) -> dict[str, int]:
    """Count what waits for an adult: questions and words to read, slips to hand over."""
    rows = Slip.objects.filter(session_id=session)
    unread = rows.filter(state=Slip.State.WAITING)
    return {
        "questions": unread.filter(activity="").count(),
        "words": unread.exclude(activity="").count(),
        "hand_over": _to_hand_over().filter(session_id=session).count(),
    }


def _papers(rows: QuerySet[Slip]) -> Iterator[Paper]:
    for row in rows.order_by("pk"):
        try:
            text, legible = seals.open_seal(bytes(row.wording or row.sealed), row.key), True
        except seals.SealBrokenError:
            text, legible = "", False
        handed_over = row.handed_over_at is not None
        yield Paper(row.pk, text, row.state, handed_over, bool(row.activity), legible)

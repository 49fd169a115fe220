"""What a session tells the office that it was held for: facts, counts, and rows of nobody."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from declic.activities.queries import kind
from declic.kernel.steps import Way
from declic.live import rooms
from declic.live.models import Answer, Code, Fact, Rows, Session
from declic.live.results import results
from declic.live.rooms import Room

# seq, kind, version, data: without a time, which nobody needs.
Told = tuple[int, str, int, Mapping[str, Any]]
Row = Mapping[str, Any]
# Whoever answered, after the purge: a random word.
LOOSE = "gone:"


@dataclass(frozen=True, slots=True)
class Carried:
    """One session as the office gets it. `rows`: one a respondent, in random order.

    `answers`: how many answers the rows are made of; it changes when somebody deletes the own
    ones, and stays when the purge loosens them.
    """

    session: UUID
    course: UUID | None
    group: str
    part: int | None
    plan: Mapping[str, Any]
    languages: tuple[str, ...]
    opened_at: dt.datetime
    ended_at: dt.datetime
    present: int | None
    seats: int
    seq: int
    facts: tuple[Told, ...]
    counts: Mapping[str, Any]
    rows: tuple[Row, ...]
    answers: int


@dataclass(frozen=True, slots=True)
class Held:
    """Where a session stands: ended, received by an office, and up to which fact."""

    session: UUID
    ended_at: dt.datetime | None
    received_at: dt.datetime | None
    seq: int


def held(sessions: Collection[UUID]) -> list[Held]:
    """Give where sessions stand, those that are gone left out."""
    rows = Session.objects.filter(pk__in=sessions, purpose=Session.Purpose.REAL)
    told = rows.order_by("opened_at").values_list("pk", "ended_at", "received_at")
    return [Held(*each, seq=_last(each[0])) for each in told]


def _last(session: UUID) -> int:
    found = Fact.objects.filter(session=session).order_by("-seq").values_list("seq", flat=True)
    return found.first() or 0


def carried(session: UUID) -> Carried | None:
    """Give what the office is told of a real session that has ended; None of any other."""
    rows = Session.objects.filter(pk=session, purpose=Session.Purpose.REAL)
    row = rows.exclude(ended_at=None).first()
    room = rooms.read(session) if row else None
    if row is None or row.ended_at is None or room is None:
        return None
    told = tuple(
        Fact.objects.filter(session=row)
        .order_by("seq")
        .values_list("seq", "kind", "version", "data")
    )
    found = rows_here(room)
    number = Answer.objects.filter(session=row, activity__in=_waves(room)).count()
    return Carried(
        session=row.pk,
        course=row.course,
        group=row.group,
        part=row.part,
        plan=_named(room),
        languages=room.languages,
        opened_at=row.opened_at,
        ended_at=row.ended_at,
        present=room.state.present or None,
        seats=row.seated or 0,
        seq=room.state.seq,
        facts=told,
        counts=results(room),
        rows=found,
        answers=number + sum(1 for each in found if each["code"]),
    )


def _named(room: Room) -> Mapping[str, Any]:
    plan = room.played.plan
    named = {"pack": plan.pack, "version": plan.version, "plan": plan.plan, "hash": plan.hash}
    return {**named, "choices": dict(plan.choices)}


def _waves(room: Room) -> dict[str, str]:
    """Give the activities that ask before or after a course, and which of the two."""
    waves = {
        activity.id: kind(activity.kind).wave(
            room.played.content(activity.id, room.played.plan.languages[0])
        )
        for activity in room.played.plan.activities
    }
    return {activity: wave for activity, wave in waves.items() if wave}


def rows_here(room: Room) -> tuple[Row, ...]:
    """Give one row a respondent: by form the wave and what was chosen, and the code if any.

    Sheets of paper are numbered anew for each stack: of them nobody knows whose two are one's, but
    for their codes. There is no seat in a row, no card and no time, and the order is random. What
    the purge has loosened since is taken from the rows that were kept then; of a session that is
    held for nobody each such answer stands for itself.
    """
    kept = Rows.objects.filter(session=room.id).values_list("rows", flat=True).first()
    answers = Answer.objects.filter(session=room.id, activity__in=_waves(room))
    if kept is not None:
        answers = answers.exclude(respondent__startswith=LOOSE)
    made = [*(kept or ()), *_rows(room, list(answers))]
    secrets.SystemRandom().shuffle(made)
    return tuple(made)


def _rows(room: Room, answers: Collection[Answer]) -> Iterator[Row]:
    waves, codes = _waves(room), _codes(room)
    whose: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for answer in answers:
        stack = answer.activity if answer.way == Way.PAPER else ""
        forms = whose.setdefault((answer.respondent, stack), {})
        form = forms.setdefault(answer.activity, {"wave": waves[answer.activity], "chosen": {}})
        if answer.choices:
            form["chosen"][answer.ask] = answer.choices
    for (respondent, _), forms in whose.items():
        yield from _apart(forms, {form: codes.get((respondent, form), "") for form in forms})


def _codes(room: Room) -> dict[tuple[str, str], str]:
    found = Code.objects.filter(session=room.id).values_list("respondent", "activity", "code")
    return {(respondent, activity): code for respondent, activity, code in found}


def _apart(forms: Mapping[str, Any], codes: Mapping[str, str]) -> Iterator[Row]:
    """Give one row, or one a form where two different cards were before the same screen."""
    written = {code for code in codes.values() if code}
    if len(written) > 1:
        yield from ({"code": codes[form], "forms": {form: told}} for form, told in forms.items())
    else:
        yield {"code": next(iter(written), ""), "forms": dict(forms)}

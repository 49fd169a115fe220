"""Open a session."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from declic.kernel.codes import new_code, new_secret
from declic.kernel.languages import language
from declic.live import rooms
from declic.live.actions.facts import append
from declic.live.machine import facts as f
from declic.live.machine.state import State
from declic.live.models import Session
from declic.live.rules import to_switch_on
from declic.live.writer import Desk, writer
from declic.packs.models import ResolvedPlan
from declic.people.models import Person


class SessionRefusedError(Exception):
    """Why the session was not opened, as a sentence."""


@dataclass(frozen=True, slots=True)
class Adults:
    """Who answers for the young people: shown before anyone writes to the box."""

    responsible: str
    deputy: str
    trusted: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """Unreviewed languages that somebody switched on, and who."""

    languages: tuple[str, ...] = ()
    name: str = ""


def open_session(  # noqa: PLR0913  # keyword-only: each is a decision of whoever opens
    *,
    plan: ResolvedPlan,
    languages: tuple[str, ...],
    staff_language: str,
    wall: tuple[str, ...],
    adults: Adults,
    purpose: str,
    by: Person | None,
    at: dt.datetime,
    allowed: Allowed = Allowed(),  # frozen
) -> UUID:
    """Open a session of that plan and return its id.

    A plan for young people is refused without a responsible adult and another one as deputy; a
    real one also when it would use a language that nobody reviewed and nobody switched on by name.
    """
    names = adults.responsible.strip(), adults.deputy.strip()
    if plan.adults and not all(names):
        raise SessionRefusedError(
            _("A session needs a responsible adult and a deputy. Name both, then open it.")
        )
    if plan.adults and names[0].casefold() == names[1].casefold():
        raise SessionRefusedError(_("The deputy must be somebody else. Name a second adult."))
    if purpose == Session.Purpose.REAL:
        _check_reviewed(plan, (*languages, *plan.partly), allowed)

    def job(desk: Desk) -> UUID:
        row = Session.objects.create(
            purpose=purpose,
            opened_by=by,
            plan_id=plan.plan,
            plan=plan.model_dump(mode="json"),
            languages=list(languages),
            staff_language=staff_language,
            responsible=names[0],
            deputy=names[1],
            trusted_adult=adults.trusted.strip() or names[0],
            unreviewed_by=allowed.name.strip() if allowed.languages else "",
            code=new_code(),
            secret=new_secret(),
            wall_token=new_secret(),
            opened_at=at,
        )
        room = rooms.of_session(row, State(), seats=0)
        switched = (f.UnreviewedAllowed(allowed.languages),) if allowed.languages else ()
        append(desk, room, (f.Opened(wall), *switched), at=at)
        return row.pk

    return writer.submit(job).result()


def _check_reviewed(plan: ResolvedPlan, languages: tuple[str, ...], allowed: Allowed) -> None:
    wanted = to_switch_on(plan.unreviewed, languages, plan.source)
    missing = [code for code in wanted if code not in allowed.languages]
    if missing:
        raise SessionRefusedError(
            _("Nobody has reviewed %(languages)s. Switch it on by name, or leave it out.")
            % {"languages": ", ".join(language(code).own_name for code in missing)}
        )
    if allowed.languages and not allowed.name.strip():
        raise SessionRefusedError(_("Write your name: you switch on what nobody has reviewed."))

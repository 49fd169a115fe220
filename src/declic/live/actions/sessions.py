"""Open a session."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from declic.courses.actions import held
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
from declic.packs.queries import open_marks
from declic.people.models import Person

# What a session fills without being told.
OF_SESSION = ("time", "date", "topic")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]", re.ASCII)


class SessionRefusedError(Exception):
    """Why the session was not opened, as a sentence."""


@dataclass(frozen=True, slots=True)
class Adults:
    """Who answers for the young people: shown before anyone writes to the box.

    `place` and `until`: where the trusted adult is found, and until what time of day, as 16:30.
    """

    responsible: str
    deputy: str
    trusted: str = ""
    place: str = ""
    until: str = ""

    def fills(self) -> dict[str, str]:
        """Give the marks of a plan that these adults fill. Empty ones are not filled."""
        lead = self.responsible.strip()
        return {
            "responsible": lead,
            "deputy": self.deputy.strip(),
            "trusted_adult_on_site": self.trusted.strip() or lead,
            "help_place": self.place.strip(),
            "safeguarding.lead": lead,
        }


@dataclass(frozen=True, slots=True)
class Allowed:
    """Unreviewed languages that somebody switched on, and who."""

    languages: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Booked:
    """The date of a course that a session holds. On a laptop the office's rows are elsewhere.

    `date` names a row of this database, if there is one. `session`: its id, where it was given
    before it is opened.
    """

    course: UUID
    group: str = ""
    part: int | None = None
    date: UUID | None = None
    organisation: UUID | None = None
    session: UUID | None = None


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
    booked: Booked | None = None,
) -> UUID:
    """Open a session of that plan and return its id.

    A plan for young people is refused without a responsible adult and another one as deputy, and
    any plan whose texts name what nobody has filled in; a real one also when it would use a
    language that nobody reviewed and nobody switched on by name.

    `booked`: it holds that date of a course, if it is a real one; a rehearsal belongs to none.
    """
    names = adults.responsible.strip(), adults.deputy.strip()
    if plan.adults and not all(names):
        raise SessionRefusedError(
            _("A session needs a responsible adult and a deputy. Name both, then open it.")
        )
    if plan.adults and names[0].casefold() == names[1].casefold():
        raise SessionRefusedError(_("The deputy must be somebody else. Name a second adult."))
    if purpose == Session.Purpose.REAL:
        _check_reviewed(plan, languages, allowed)

    _refuse_gaps(plan, adults)

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
            trusted_adult=adults.fills()["trusted_adult_on_site"],
            help_place=adults.fills()["help_place"],
            help_until=adults.until.strip(),
            unreviewed_by=allowed.name.strip() if allowed.languages else "",
            code=new_code(),
            secret=new_secret(),
            wall_token=new_secret(),
            opened_at=at,
            **_of_course(booked if purpose == Session.Purpose.REAL else None),
        )
        if booked and booked.date:
            held.begun(date=booked.date, session=row.pk, purpose=purpose)
        room = rooms.of_session(row, State(), seats=0)
        switched = (f.UnreviewedAllowed(allowed.languages),) if allowed.languages else ()
        append(desk, room, (f.Opened(wall), *switched), at=at)
        return row.pk

    return writer.submit(job).result()


def _of_course(booked: Booked | None) -> dict[str, Any]:
    if booked is None:
        return {}
    return {
        **({"id": booked.session} if booked.session else {}),
        "course": booked.course,
        "group": booked.group,
        "part": booked.part,
        "organisation_id": booked.organisation,
    }


def _refuse_gaps(plan: ResolvedPlan, adults: Adults) -> None:
    """Refuse a plan that would show a hole where a name or a local fact should stand."""
    if adults.until.strip() and not TIME.fullmatch(adults.until.strip()):
        raise SessionRefusedError(_("Write the time until which help is there like 16:30."))
    of_session = dict.fromkeys(OF_SESSION, "filled")
    gaps = open_marks(plan, {**of_session, **adults.fills()})
    if gaps:
        raise SessionRefusedError(
            _("The texts of this plan name what is not filled in: %(gaps)s. Fill it in first.")
            % {"gaps": ", ".join(sorted(map(_mark_name, gaps)))}
        )


def _mark_name(mark: str) -> str:
    return {
        "trusted_adult_on_site": _("Trusted adult here, to be named to the young people"),
        "help_place": _("Where that adult is found"),
        "responsible": _("Responsible adult (receives what must be handed over)"),
        "safeguarding.lead": _("Responsible adult (receives what must be handed over)"),
        "deputy": _("Deputy, when that adult cannot be reached"),
    }.get(mark, mark)


def _check_reviewed(plan: ResolvedPlan, languages: tuple[str, ...], allowed: Allowed) -> None:
    wanted = to_switch_on(plan.unreviewed, languages, plan.source, plan.partly)
    missing = [code for code in wanted if code not in allowed.languages]
    if missing:
        raise SessionRefusedError(
            _("Nobody has reviewed %(languages)s. Switch it on by name, or leave it out.")
            % {"languages": ", ".join(language(code).own_name for code in missing)}
        )
    if allowed.languages and not allowed.name.strip():
        raise SessionRefusedError(_("Write your name: you switch on what nobody has reviewed."))

"""What fills the run-time marks of a pack's texts: names, places, and times of day."""

from __future__ import annotations

import datetime as dt

from declic.live.machine.state import form_of
from declic.live.rooms import Room
from declic.packs.models import ResolvedActivity

STAYS = dt.timedelta(minutes=20)
FIVE = dt.timedelta(minutes=5)


def values(room: Room, code: str) -> dict[str, str]:
    """Give what fills the run-time marks of a pack's texts."""
    started = room.state.started
    minutes = dt.timedelta(minutes=room.played.plan.minutes)
    begun = dt.datetime.fromtimestamp(started, tz=dt.UTC) if started else None
    until = stays_until(begun + minutes, room.state.shown) if begun else None
    promised = promise(room.help_until, begun, room.state.shown)
    place = room.state.place
    activity = room.played.activities.get(place.activity) if place else None
    return {
        "time": promised or (f"{until:%H:%M}" if until else "…"),
        "date": f"{begun.astimezone():%d/%m/%Y}" if begun else "",
        "topic": (activity.frame[code].topic or "") if activity else "",
        "trusted_adult_on_site": _found_at(room.trusted_adult, room.help_place),
        "help_place": room.help_place,
        "responsible": room.responsible,
        "safeguarding.lead": room.responsible,
        "deputy": room.deputy,
    }


def _found_at(adult: str, place: str) -> str:
    return f"{adult} ({place})" if adult and place else adult


def promise(until: str, begun: dt.datetime | None, shown: float | None) -> str:
    """Give the time that was named at set-up, as long as it is not over, or nearly so."""
    if not until or begun is None:
        return until
    hour, minute = until.split(":")
    named = begun.astimezone().replace(hour=int(hour), minute=int(minute), second=0, microsecond=0)
    now = dt.datetime.fromtimestamp(shown or 0, tz=dt.UTC)
    return until if named >= max(now, begun) + FIVE else ""


def stays_until(planned: dt.datetime, shown: float | None) -> dt.datetime:
    """Say until when the adults stay: after the planned end, or after now when it is later.

    A room that runs late must not promise a time that is nearly over. In full five minutes.
    """
    now = dt.datetime.fromtimestamp(shown or 0, tz=dt.UTC)
    until = max(planned, now) + STAYS
    over = (until - dt.datetime.min.replace(tzinfo=dt.UTC)) % FIVE
    return (until + (FIVE - over if over else over)).astimezone()


def goes_on(room: Room, activity: ResolvedActivity | None) -> str:
    """Give the time of day at which a break is over; empty where there is no break."""
    if activity is None or not activity.pause or room.state.entered is None:
        return ""
    lasts = activity.minutes[form_of(room.script, room.state, activity.id)]
    over = dt.datetime.fromtimestamp(room.state.entered, tz=dt.UTC) + dt.timedelta(minutes=lasts)
    return f"{over.astimezone():%H:%M}"

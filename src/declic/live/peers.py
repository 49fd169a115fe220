"""The console of young people who lead one activity: its words, its next press, its counts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils import translation

from declic.kernel.languages import best
from declic.live import button, consoles, hands, pages, queries
from declic.live.machine.peers import leads, leaves
from declic.live.machine.state import Phase
from declic.live.rooms import Room
from declic.people.access import STAFF


def cookie_name(session: UUID) -> str:
    """Give the name of the cookie that holds a peer's right."""
    return f"declic_peer_{session.hex}"


def language(room: Room, accepted: str) -> str:
    """Give the language of a peer's browser among those that the activity is written in."""
    spoken = [code for code in STAFF if code in room.languages] or list(room.languages[:1])
    return best(accepted, spoken)


def page(room: Room, activity: str, code: str, *, banner: str = "") -> str:
    """Draw the console of whoever leads that activity alone.

    Of any other step it says nothing but that the facilitator leads.
    """
    held = any(each.activity == activity for each in queries.handed_over(room.id))
    leading = held and leads(room.state, activity)
    with translation.override(code):
        extra: dict[str, Any] = {
            "own": room.played.activities[activity].frame[code].title,
            "leading": leading,
            "over": not held or room.state.phase is Phase.ENDED,
            "banner": banner,
            **(_of_activity(room) if leading else {}),
        }
    return pages.peer_page(room, code, extra=extra)


def _of_activity(room: Room) -> dict[str, Any]:
    hands_back = leaves(room.script, room.state)
    return {
        "primary": "" if hands_back or room.state.paused else button.primary(room),
        "hands_back": hands_back,
        "may_go_back": _came_from_here(room),
        "steppers": hands.steppers(room),
        "minutes": consoles.minutes(room),
    }


def _came_from_here(room: Room) -> bool:
    walked = room.state.walked
    return len(walked) > 1 and walked[-2].activity == walked[-1].activity

"""Who may open which address of the room: see `people.doors`.

What phones and walls open is not here: it is known by secrets, and by nobody's role.
"""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, CONSOLE, LEADS, Door
from declic.people.models import KEEP

KEEPS = frozenset({KEEP})


def _console(what: str, *, by: str = "POST") -> Door:
    return Door(what, CONSOLE, of="session", by=by)


DOORS: Mapping[str, Door] = {
    "owner": Door("come in by the machine's own link", ANYBODY, of="owner's link"),
    "home": Door("plans to open, sessions that go on", LEADS),
    "start": Door("open a session", LEADS, by="POST", of="plan to open"),
    "rehearse": Door("rehearse with simulated guests", LEADS, by="POST", of="plan to open"),
    "open_date": Door("open the session of a date of a course", LEADS, of="date to lead"),
    "papers": Door("print for a room", LEADS, of="plan to print"),
    "facts": Door("local facts", KEEPS),
    "facts_export": Door("local facts as a file", KEEPS),
    "fact": Door("correct or confirm a local fact", KEEPS, of="fact"),
    "console": Door("lead the session from this browser", LEADS, of="session", refuses=True),
    "results": Door("counts of a session that is over", LEADS, of="ended session", refuses=True),
    "sheets": Door("type in sheets after the end", LEADS, of="ended session", refuses=True),
    "enter": Door("lead, by a one-time link", ANYBODY, of="link"),
    "ask": Door("ask whoever leads to lead as well", ANYBODY, of="session", by="POST"),
    "consent": _console("switch a language on"),
    "do": _console("the big button, and all others"),
    "box": _console("questions from the box", by="GET"),
    "cards": _console("read cards with the camera", by="GET"),
    "slip": _console("decide on a slip"),
    "word": _console("type a word"),
    "phone": _console("hand the lead to a phone", by="GET"),
    "reach": _console("how phones come in", by="GET"),
    "peers": _console("let young people lead an activity", by="GET"),
    "peer": _console("lead the own activity, with the right to it alone", by="GET"),
    "peer_do": _console("the two presses of whoever leads an activity"),
    "peer_enter": Door("lead an activity, by a one-time link", ANYBODY, of="peer's link"),
}

"""Who may open which address of a course's letters, mails and calendars: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})
LED = frozenset({Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH})


def _office(what: str, *, of: str, by: str = "GET") -> Door:
    return Door(what, COORDINATES, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "letters": _office("letters and mails of a course", of="course with letters"),
    "letter": _office("one letter, as it is printed", of="letter"),
    "paper": _office("one letter as a file", of="paper"),
    "costs": _office("note what a course costs", of="course with letters", by="POST"),
    "cost_drop": _office("take a cost off the list", of="cost", by="POST"),
    "course_mail": _office("look at a mail and send it", of="planned mail"),
    "date_calendar": Door("a date for a calendar", LED, of="date for a calendar"),
    "feed": Door("one's dates, by a secret address", ANYBODY, of="feed"),
}

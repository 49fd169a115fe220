"""Who may open which address of grants; what its words mean: `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})


def _office(what: str, *, of: str = "", by: str = "GET") -> Door:
    return Door(what, COORDINATES, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "grants": _office("the list of grants"),
    "grant_new": _office("write a grant down"),
    "grant": _office("one grant", of="grant"),
    "grant_change": _office("correct a grant", of="grant"),
    "grant_charge": _office("charge a course to a grant", of="grant", by="POST"),
    "grant_plan": _office("plan a course for a grant", of="grant", by="POST"),
    "grant_take_off": _office("take a course off a grant", of="unit of a grant", by="POST"),
    "course_grant": _office("charge a course from its page", of="course and grant", by="POST"),
}

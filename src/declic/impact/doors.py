"""Who may open which address of what courses changed: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})
LED = frozenset({Right.COORDINATE, Right.LEAD, Right.HELP_LEAD, Right.COACH})

DOORS: Mapping[str, Door] = {
    "course_report": Door("what participants scored before and after a course", LED, of="course"),
    "course_report_make": Door("publish it, once", COORDINATES, of="course", by="POST"),
    "course_codes": Door("set when the codes of its cards go", COORDINATES, of="course", by="POST"),
    "course_code_cards": Door("cards with codes to be drawn", COORDINATES, of="course"),
    "course_report_table": Door("the same as a table", LED, of="reported course"),
}

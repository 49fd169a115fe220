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
    "course_report_paper": Door("the same as one page", LED, of="reported course"),
    "years": Door("the years of the own programmes", COORDINATES),
    "year": Door("what a year changed", COORDINATES, of="year"),
    "year_make": Door("publish a year, once", COORDINATES, of="year", by="POST"),
    "year_file": Door("the same as PDF or table", COORDINATES, of="file of a year"),
    "year_research": Door("rows for researchers", COORDINATES, of="rows of a year"),
    "course_report_table": Door("the same as a table", LED, of="reported course"),
}

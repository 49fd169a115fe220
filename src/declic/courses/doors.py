"""Who may open which address of the office's pages about courses; what its words mean:
`people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.courses.asking_doors import DOORS as ASKING
from declic.courses.paper_doors import DOORS as PAPERS
from declic.people.doors import Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})
LEADS = frozenset({Right.LEAD, Right.HELP_LEAD})
LED = frozenset({Right.COORDINATE, Right.COACH}) | LEADS


def _office(what: str, *, of: str = "", by: str = "GET") -> Door:
    return Door(what, COORDINATES, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "courses": _office("the list of courses"),
    "courses_board": _office("courses by state"),
    "courses_calendar": _office("dates by month or week"),
    "courses_map": _office("courses by province"),
    "courses_queue": _office("requests that nobody has answered"),
    "courses_waiting": _office("who waits for a place"),
    "course_new": _office("write down a course"),
    "course": Door("one course", LED, of="course"),
    "course_fill": _office("fill in what is known of a course", of="course"),
    "course_plan": _office("choose the plan of a course", of="course"),
    "course_host": _office("give a course another host", of="course"),
    "course_move": _office("move a course to another state", of="course", by="POST"),
    "course_notes": _office("note a call", of="course", by="POST"),
    "course_tasks": _office("add a task", of="course", by="POST"),
    "course_dates": _office("add a date", of="course"),
    "date": _office("one date, and who could lead it", of="date"),
    "date_move": _office("change a date", of="date"),
    "date_cancel": _office("cancel a date", of="date", by="POST"),
    "date_confirm": _office("say why a date counts all the same", of="date", by="POST"),
    "date_ask": _office("ask a trainer for a date", of="date", by="POST"),
    "promise": _office("note a trainer’s answer", of="promise", by="POST"),
    "tasks": _office("the own tasks"),
    "task_done": _office("tick a task off", of="task", by="POST"),
    "hosts": _office("the list of hosts"),
    "host_new": _office("write down a host"),
    "host": _office("one host", of="host"),
    "host_change": _office("correct a host", of="host"),
    "host_contacts": _office("add an adult of a host", of="host"),
    "host_merge": _office("make one host of two", of="host"),
    "contact": _office("correct an adult of a host", of="contact"),
    "trainers": _office("the trainers and their load"),
    "trainer_make": _office("give a trainer a profile", of="role of a trainer", by="POST"),
    "trainer": _office("one trainer", of="trainer"),
    "trainer_profile": _office("what a trainer can do", of="trainer"),
    "trainer_retire": _office("ask a trainer no more, or again", of="trainer", by="POST"),
    "trainer_away": Door("note days away", COORDINATES | LEADS, of="trainer", by="POST"),
    "away_back": Door("take days away back", COORDINATES | LEADS, of="days away", by="POST"),
    "own": Door("the own dates of a trainer", LEADS),
    "own_respond": Door("accept a date, or decline it", LEADS, of="promise", by="POST"),
    "post": _office("mails, and what became of them"),
    "mail": _office("one mail", of="mail"),
    "own_calendar": Door("the own dates for a calendar program", LED),
    "tables": _office("lists that come in and go out"),
    "table_bring": _office("bring a table", of="kind of table"),
    "table_example": _office("an empty table with its titles", of="kind of table"),
    "table_give": _office("a list as a table", of="table"),
    "table_in": _office("look at a table that one brought", of="brought table"),
    **ASKING,
    **PAPERS,
}

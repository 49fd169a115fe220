"""Who may open which address of courses: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, SECRET, Door
from declic.people.models import Right

OFFICE = frozenset({Right.COORDINATE})
LEADERS = frozenset({Right.LEAD, Right.HELP_LEAD})
# Also those who lead a course, and its host's coach.
LED = OFFICE | LEADERS | {Right.COACH}


def _asking(what: str, *, by: str = "GET") -> Door:
    return Door(what, ANYBODY, of="request form", by=by)


def _of(thing: str, what: str, *, by: str = "GET", opens: frozenset[str] = OFFICE) -> Door:
    return Door(what, opens, of=thing, by=by)


DOORS: Mapping[str, Door] = {
    "ask": _asking("ask for a course"),
    "ask-step": Door("one page of the form", ANYBODY, of="step of a request form"),
    "ask-check": _asking("look at it once more"),
    "ask-send": _asking("send it", by="POST"),
    "ask-sent": _asking("say that it arrived"),
    "ask-anew": _asking("begin anew", by="POST"),
    "ask-later": _asking("go on another day"),
    "ask-on": Door("go on, by the link of a mail", SECRET, of="unknown draft"),
    "held": Door("say that a date was held, by the link of a mail", SECRET, of="unknown secret"),
    "courses": Door("the courses", OFFICE),
    "courses_board": Door("the board", OFFICE),
    "courses_waiting": Door("the waiting list", OFFICE),
    "courses_calendar": Door("the calendar", OFFICE),
    "courses_map": Door("the map", OFFICE),
    "courses_queue": Door("the mails of the courses", OFFICE),
    "request_forms": Door("the request forms", OFFICE),
    "course_new": Door("a new course", OFFICE),
    "course": _of("led course", "one course", opens=LED),
    "course_fill": _of("course", "fill a course in"),
    "course_plan": _of("course", "choose its plan"),
    "course_host": _of("course", "give it another host"),
    "course_move": _of("course", "move it on", by="POST"),
    "course_notes": _of("course", "a note", by="POST"),
    "course_tasks": _of("course", "a task", by="POST"),
    "course_dates": _of("course", "a date"),
    "date": _of("date", "one date"),
    "date_move": _of("date", "move a date"),
    "date_cancel": _of("date", "cancel a date", by="POST"),
    "date_confirm": _of("date", "ask the host whether it was held", by="POST"),
    "date_ask": _of("date", "ask a trainer", by="POST"),
    "promise": _of("promise", "change what was promised", by="POST"),
    "hosts": Door("the hosts", OFFICE),
    "host_new": Door("a new host", OFFICE),
    "host": _of("host", "one host"),
    "host_change": _of("host", "change a host"),
    "host_contacts": _of("host", "a contact"),
    "host_merge": _of("host", "make one host of two"),
    "contact": _of("contact", "change a contact"),
    "trainers": Door("the trainers", OFFICE),
    "trainer_make": _of("role of a trainer", "give a trainer a profile", by="POST"),
    "trainer": _of("trainer", "one trainer"),
    "trainer_profile": _of("trainer", "change a profile"),
    "trainer_retire": _of("trainer", "retire a profile", by="POST"),
    "trainer_away": _of("own trainer", "days away", by="POST", opens=OFFICE | LEADERS),
    "away_back": _of("own away", "take days away back", by="POST", opens=OFFICE | LEADERS),
    "own": Door("the own dates", LEADERS),
    "own_respond": Door(
        "accept or decline a date", LEADERS, of="own promise", by="POST", personal=True
    ),
    "tables": Door("tables to bring and to take", OFFICE),
    "table_in": _of("unknown table", "look at a table that was brought"),
    "table_bring": _of("kind of table", "bring a table"),
    "table_example": _of("kind of table", "an example of a table"),
    "table_give": _of("form of a table", "take a table"),
    "tasks": Door("the tasks", OFFICE),
    "task_done": _of("task", "say that a task is done", by="POST"),
    "letters": _of("course", "the letters of a course"),
    "letter": _of("letter", "look at a letter"),
    "paper": _of("paper", "take a letter"),
    "costs": _of("course", "a cost", by="POST"),
    "cost_drop": _of("unknown cost", "strike a cost", by="POST"),
    "course_mail": _of("mail about a course", "write a mail"),
    "date_calendar": _of("led date", "a date for a calendar", opens=LED),
    "own_calendar": Door("the secret address of the own calendar", LED, personal=True),
    "feed": Door("the own calendar, by its secret address", SECRET, of="unknown secret"),
}

"""What the command line does with courses, for the machine's owner and for other programs."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from typing import Any

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.taking import Taker, take_course
from declic.courses.actions.writing import remind as write_reminders
from declic.courses.models import Course
from declic.courses.queries.seen import courses_called, courses_visible_to
from declic.courses.told import course_line, course_told
from declic.courses.typed import CourseTyped
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people.models import Organisation, Programme
from declic.tables import telling
from declic.tables.telling import DONE, Unclear

EXAMPLE = '{"host": {"name": "De Linde", "kind": "school"}, "group_size": 20}'
_refused = telling.refused(CourseRefusedError, refusal)
OPTIONS = ("external_id", "group_size", "phones", "plan", "audience", "responsible", "deputy")


@_refused
def course_new(args: Namespace) -> int:
    """Take a course, from JSON or from options, and print it. With a key of its own, only once."""
    return _take(args, "dated" if args.dates else "received")


@_refused
def request_new(args: Namespace) -> int:
    """Take what a host asked for, by telephone or by letter, as a course that was received."""
    return _take(args, "received")


def _take(args: Namespace, state: str) -> int:
    told = {"state": state, **_told(args)}
    programme = _programme(told.pop("programme", "") or args.programme, args.organisation)
    typed = telling.typed(CourseTyped, told, whole="course")
    course, _ = take_course(typed, Taker(programme, None, clock.now()))
    _print(course_told(course, on=clock.now().date()), as_json=args.json)
    return DONE


def _told(args: Namespace) -> dict[str, Any]:
    """Give what was told by a file, on standard input or by options; options win."""
    source = args.source or ("" if args.host else "-")
    told = telling.read_object(source, what="a course", example=EXAMPLE)
    if args.host:
        host = {"name": args.host, "kind": args.kind, "postcode": args.postcode}
        told["host"] = {**told.get("host", {}), **{k: v for k, v in host.items() if v}}
    told |= {name: getattr(args, name) for name in OPTIONS if getattr(args, name)}
    if args.languages:
        told["languages"] = [code.strip() for code in args.languages.split(",")]
    if args.dates:
        told["dates"] = [{"starts_at": each} for each in args.dates]
    return told


def _programme(name: str, organisation: str) -> Programme:
    """Find the programme by its name, or make it for the organisation that is named with it."""
    known = Programme.objects.order_by("made_at")
    if not name:
        if known.count() == 1:
            return known.get()
        raise Unclear("Say which programme: --programme NAME. " + _which(known))
    found = known.filter(name=name)
    if organisation:
        found = found.filter(organisation__name=organisation)
    if found.count() == 1:
        return found.get()
    if found.exists() or not organisation:
        raise Unclear(
            f"No single programme is called {name}. Say of which organisation, by "
            f"--organisation NAME; one that is not here yet is made. {_which(known)}"
        )
    whose, _ = Organisation.objects.get_or_create(name=organisation)
    return Programme.objects.create(name=name, organisation=whose)


def _which(known: Any) -> str:  # noqa: ANN401  # a query, only looked through
    names = ", ".join(sorted({each.name for each in known}))
    return f"Known are: {names}." if names else "There is none yet."


@_refused
def course_show(args: Namespace) -> int:
    """Print one course, by its id or its number."""
    _print(course_told(_course(args.id), on=clock.now().date()), as_json=args.json)
    return DONE


def _course(given: str) -> Course:
    found = courses_called(given, on=clock.now().date())
    if len(found) > 1:
        raise Unclear(f"Several programmes have a course {given}. Name it by its id.")
    if not found:
        raise Unclear(f"There is no course {given}. See `declic course list`.")
    return found[0]


@_refused
def course_list(args: Namespace) -> int:
    """Print the courses, the newest first; of one state when it is named."""
    rows = courses_visible_to(None, on=clock.now().date())
    rows = rows.select_related("host", "programme").order_by("-year", "-number")
    if args.state:
        rows = rows.filter(state=args.state)
    told = [course_line(course) for course in rows]
    if args.json:
        _say(json.dumps(told, ensure_ascii=False))
        return DONE
    for each in told:
        _say(f"{each['number']}  {each['state']:12} {each['host_name']}  ({each['programme']})")
    return DONE


def remind(_args: Namespace) -> int:
    """Write the reminders that are due now, each once, and tell how many were new."""
    _say(f"reminders: {write_reminders(at=clock.now())}")
    return DONE


def _print(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        _say(json.dumps(told, ensure_ascii=False))
        return
    lacks = ", ".join(each["what"] for each in told["missing"]) or "nothing"
    _say(f"{told['number']}  {told['state']}  {told['host_name']}\n  id {told['id']}")
    _say(f"  missing: {lacks}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")

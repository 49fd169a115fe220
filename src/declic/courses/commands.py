"""What the command line does with courses, for the machine's owner and for other programs."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.actions.taking import Taker, take_course
from declic.courses.actions.writing import remind as write_reminders
from declic.courses.models import Course
from declic.courses.queries.seen import courses_visible_to
from declic.courses.told import course_line, course_told
from declic.courses.typed import CourseTyped
from declic.courses.words import refusal
from declic.kernel import clock
from declic.people.models import Organisation, Programme

DONE, REFUSED = 0, 1
LARGEST = 256 * 1024
OPTIONS = ("external_id", "group_size", "phones", "plan", "audience", "responsible", "deputy")


class Unclear(Exception):  # noqa: N818  # a refusal is an answer to a person
    """What was told cannot be taken; the sentence says why."""


def _refused(does: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
    """Say on stderr why nothing was done."""

    def command(args: Namespace) -> int:
        try:
            return does(args)
        except Unclear as unclear:
            sys.stderr.write(f"{unclear}\n")
        except CourseRefusedError as refused:
            sys.stderr.write(f"{refusal(refused)}\n")
        return REFUSED

    return command


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
    try:
        typed = CourseTyped.model_validate(told)
    except ValidationError as wrong:
        raise Unclear(_faults(wrong)) from wrong
    course, _ = take_course(typed, Taker(programme, None, clock.now()))
    _print(course_told(course, on=clock.now().date()), as_json=args.json)
    return DONE


def _told(args: Namespace) -> dict[str, Any]:
    """Give what was told by a file, on standard input or by options; options win."""
    told = _read(args)
    if args.host:
        host = {"name": args.host, "kind": args.kind, "postcode": args.postcode}
        told["host"] = {**told.get("host", {}), **{k: v for k, v in host.items() if v}}
    told |= {name: getattr(args, name) for name in OPTIONS if getattr(args, name)}
    if args.languages:
        told["languages"] = [code.strip() for code in args.languages.split(",")]
    if args.dates:
        told["dates"] = [{"starts_at": each} for each in args.dates]
    return told


def _read(args: Namespace) -> dict[str, Any]:
    source = args.source or ("" if args.host else "-")
    if not source:
        return {}
    try:
        text = sys.stdin.read(LARGEST + 1) if source == "-" else _file(source)
        told = json.loads(text) if len(text) <= LARGEST else None
    except (OSError, ValueError, RecursionError) as unreadable:
        raise Unclear(
            "That is no JSON. Tell a course as an object, such as "
            '{"host": {"name": "De Linde", "kind": "school"}, "group_size": 20}.'
        ) from unreadable
    if not isinstance(told, dict):
        raise Unclear(f"Tell one object of at most {LARGEST // 1024} KiB.")
    return told


def _file(name: str) -> str:
    with Path(name).open(encoding="utf-8") as file:
        return file.read(LARGEST + 1)


def _faults(wrong: ValidationError) -> str:
    """Say each fault with its field."""
    lines = [
        f"{'.'.join(map(str, each['loc'])) or 'course'}: {each['msg']}"
        for each in wrong.errors(include_url=False, include_input=False)
    ]
    return "\n".join(["Nothing was taken.", *lines])


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
    known = courses_visible_to(None, on=clock.now().date())
    whole = given.replace("-", "")
    if len(whole) == 32 and all(sign in "0123456789abcdefABCDEF" for sign in whole):  # noqa: PLR2004
        found = list(known.filter(pk=whole))
    else:
        year, _, number = given.partition("-")
        digits = year.isascii() and year.isdigit() and number.isascii() and number.isdigit()
        small = digits and len(year) <= 4 and len(number) <= 9  # noqa: PLR2004
        found = list(known.filter(year=int(year), number=int(number))) if small else []
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

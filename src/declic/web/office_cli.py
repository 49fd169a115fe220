"""The commands about courses; `web.cli` puts them beside the others."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

from declic.courses.rules.states import State

Add = Callable[..., ArgumentParser]


def courses(group: Callable[..., Any], add: Add, commands: object) -> None:
    """Add `course` and `request`."""
    course = group(commands, "course", "courses of the office, for other programs")
    _new(add(course, "new", "take a course", "declic.courses.commands:course_new"))
    show = add(course, "show", "print a course", "declic.courses.commands:course_show")
    show.add_argument("id", metavar="ID", help="its id, or its number such as 2026-014")
    _json(show)
    listed = add(course, "list", "list the courses", "declic.courses.commands:course_list")
    listed.add_argument(
        "--state", choices=[state.value for state in State], help="only those of one state"
    )
    _json(listed)
    request = group(commands, "request", "what hosts ask for")
    _new(
        add(
            request,
            "new",
            "take a request that came by telephone or letter",
            "declic.courses.commands:request_new",
        )
    )


def _new(command: ArgumentParser) -> None:
    command.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="a JSON object, see docs/protocol.md; - is standard input, which is also read "
        "when no host is named",
    )
    command.add_argument("--programme", default="", metavar="NAME", help="for which programme")
    command.add_argument(
        "--organisation", default="", metavar="NAME", help="whose; made when it is not here yet"
    )
    command.add_argument("--host", default="", metavar="NAME", help="which host")
    command.add_argument("--kind", default="", metavar="KIND", help="school, youth_movement, …")
    command.add_argument("--postcode", default="", metavar="N", help="the host's postcode")
    command.add_argument("--group-size", type=int, metavar="N", help="how many take part")
    command.add_argument("--languages", default="", metavar="LIST", help="such as fr,nl")
    command.add_argument("--audience", default="", metavar="WHO", help="young, staff, …")
    command.add_argument("--phones", default="", metavar="HOW", help="away, used or tables")
    command.add_argument("--plan", default="", metavar="ID", help="see `declic packs list`")
    command.add_argument("--responsible", default="", metavar="NAME", help="responsible adult")
    command.add_argument("--deputy", default="", metavar="NAME", help="who stands in for them")
    command.add_argument(
        "--date",
        dest="dates",
        action="append",
        metavar="TIME",
        help="when it begins, such as 2027-03-10T09:00; may be told again",
    )
    command.add_argument("--external-id", default="", metavar="KEY", help="the other program's key")
    _json(command)


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")

"""The commands of the office and its laptops; `web.cli` puts them beside the others."""

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


def grants(group: Callable[..., Any], add: Add, commands: object) -> None:
    """Add `grant`."""
    grant = group(commands, "grant", "what sponsors promised, for other programs")
    does = "declic.funding.commands:grant_"
    new = add(grant, "new", "take a grant", f"{does}new")
    new.add_argument(
        "--from",
        dest="source",
        metavar="FILE",
        help="a JSON object, see docs/protocol.md; - is standard input, which is also read "
        "when no sponsor is named",
    )
    new.add_argument("--programme", default="", metavar="NAME", help="for which programme")
    new.add_argument("--sponsor", metavar="NAME", help="who pays; made when it is not here yet")
    new.add_argument("--name", metavar="NAME", help="what the grant is called")
    new.add_argument("--starts-on", metavar="DAY", help="from when, such as 2027-01-01")
    new.add_argument("--ends-on", metavar="DAY", help="until when")
    new.add_argument("--courses", type=int, metavar="N", help="courses for young people promised")
    new.add_argument("--staff", type=int, metavar="N", help="sessions for staff promised")
    new.add_argument("--cents", type=int, metavar="N", help="the amount, in cents")
    new.add_argument("--external-id", metavar="KEY", help="the other program's key")
    _json(new)
    show = add(grant, "show", "print a grant", f"{does}show")
    show.add_argument("id", metavar="ID", help="its id, or the other program's key")
    _json(show)
    _json(add(grant, "list", "list the grants", f"{does}list"))
    charge = add(grant, "charge", "charge a delivered course to a grant", f"{does}charge")
    charge.add_argument("grant", metavar="GRANT", help="its id, or the other program's key")
    charge.add_argument("course", metavar="COURSE", help="its id, or its number such as 2026-014")
    _json(charge)


def laptops(group_of: Callable[..., Any], add_to: Add, commands: object) -> None:
    """Add `laptop`."""
    group = group_of(
        commands, "laptop", "take prepared courses along, and bring their results back"
    )

    def add(name: str, what: str, does: str) -> ArgumentParser:
        return add_to(group, name, what, f"declic.laptops.commands:{does}")

    pack = add("pack", "in the office: write the file of some dates", "pack_dates")
    pack.add_argument("date", nargs="+", metavar="DATE", help="the id of a date of a course")
    pack.add_argument("--out", required=True, metavar="FILE", help="the file to write")
    pack.add_argument(
        "--unreviewed",
        default="",
        metavar="LIST",
        help="languages to use although nobody reviewed them, such as fr,ar",
    )
    pack.add_argument("--by", default="", metavar="NAME", help="who answers for these languages")
    take = add("open", "on the laptop: open a prepared course", "open_file")
    take.add_argument("file", metavar="FILE", help="the file, or the secret address of the office")
    take.add_argument(
        "--trust", default="", metavar="SIGNS", help="the office's signs, which you have compared"
    )
    made = add("results", "on the laptop: write the sealed results file", "results")
    made.add_argument("--out", required=True, metavar="FILE", help="the file to write")
    made.add_argument(
        "--of", dest="file", default="", metavar="ID", help="of which prepared file, if several"
    )
    add("send", "on the laptop: send the results over the network", "send")
    back = add("bring", "in the office: take a results file in", "bring")
    back.add_argument("file", metavar="FILE", help="the results file")
    back.add_argument("--receipt", default="", metavar="FILE", help="write the receipt there")
    got = add("receipt", "on the laptop: take the office's receipt, and erase", "take_receipt")
    got.add_argument("receipt", metavar="RECEIPT", help="its file, or the code that was said")


def post(group: Callable[..., Any], add: Add, commands: object) -> None:
    """Add `post`."""
    mails = group(commands, "post", "mails that wait to be sent")
    add(
        mails,
        "send",
        "send now the mails that are due; the server also does so by itself",
        "declic.post.commands:send",
    )
    add(mails, "remind", "write the reminders that are due", "declic.courses.commands:remind")

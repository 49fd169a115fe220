"""The command line. Every sentence for the person at the keyboard stands beside what it is about;
here is only which commands there are and which part of the program does each."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, TypeAlias

import django
from django.core.exceptions import ImproperlyConfigured

from declic.people import usage as people
from declic.web import office_cli
from declic.web.refusals import Refused

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
PORT = 8000
EVERYWHERE = "0.0.0.0"  # noqa: S104  # phones in the room must reach it

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001
Command = Callable[[argparse.Namespace], int | None]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Return 0 when done, 1 when refused with a sentence, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # The join code is drawn with signs that an old console's own encoding lacks.
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        args = parser().parse_args(argv)
    except SystemExit as end:
        return int(end.code or DONE)
    return _do(args)


def _do(args: argparse.Namespace) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "declic.web.settings")
    try:
        django.setup()
        return _command(args)(args) or DONE
    except (ImproperlyConfigured, Refused) as refused:
        sys.stderr.write(f"{refused}\n")
        return REFUSED
    except KeyboardInterrupt:
        return REFUSED
    except BrokenPipeError:
        # Whoever read our output has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE


def _command(args: argparse.Namespace) -> Command:
    """Find the function. Its module is imported only now, since it needs Django set up."""
    if args.prepares:
        _found("declic.web.prepare:prepare")()
    # `live` lies below `web` and so is given what starts the server.
    args.start = _found("declic.web.serve:run")
    command: Command = _found(args.does)
    return command


def _found(named: str) -> Callable[..., Any]:
    module, _, name = named.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


def parser() -> argparse.ArgumentParser:
    """Build the whole command line. `docs/operator.md` is made from it."""
    top = argparse.ArgumentParser(
        prog="declic", description="Peer education for online safety.", allow_abbrev=False
    )
    top.set_defaults(prepares=False)
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    _room(commands)
    _sessions(commands)
    _packs(commands)
    _facts(commands)
    _papers(commands)
    office_cli.courses(_group, _add, commands)
    office_cli.grants(_group, _add, commands)
    office_cli.post(_group, _add, commands)
    people.add_to(_group(commands, "person", people.WHAT), _add)
    office_cli.laptops(_group, _add, commands)
    _keeping(commands)
    return top


def _add(
    commands: Commands,
    name: str,
    what: str,
    does: str,
    *,
    prepares: bool = True,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    command.set_defaults(does=does, prepares=prepares)
    return command


def _group(commands: Commands, name: str, what: str) -> Commands:
    group = commands.add_parser(name, help=what, description=what, allow_abbrev=False)
    return group.add_subparsers(metavar="COMMAND", required=True)


def _where(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--host", default=EVERYWHERE, metavar="H", help="address to listen on; all by default"
    )
    command.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"port; {PORT} by default"
    )


class _Choose(argparse.Action):
    """Gather `CHOICE=OPTION`, each choice once, into a mapping."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[Any] | None,
        option_string: str | None = None,
    ) -> None:
        choice, _, option = str(values).partition("=")
        kept: dict[str, str] = getattr(namespace, self.dest)
        if not (choice and option) or choice in kept:
            parser.error(f"{option_string}: write each choice once, such as phones=away")
        setattr(namespace, self.dest, {**kept, choice: option})


def _choices(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--choose",
        action=_Choose,
        default={},
        metavar="CHOICE=OPTION",
        help="an option of the plan, such as phones=away, once for each choice; else the usual "
        "one; see `declic packs list --json`",
    )


def _room(commands: Commands) -> None:
    demo = _add(
        commands,
        "demo",
        "run a room with simulated guests, to look around in",
        "declic.live.commands:demo",
    )
    demo.add_argument(
        "--guests", type=_count, default=12, metavar="N", help="how many guests; 12 by default"
    )
    demo.add_argument(
        "--programme",
        action="store_true",
        help="fill an office with an example year instead, and open that",
    )
    _where(demo)
    serve = _add(commands, "serve", "run the server", "declic.live.commands:serve")
    _where(serve)


def _sessions(commands: Commands) -> None:
    sessions = _group(commands, "session", "open a session, lead it from here, read its results")
    new = _add(sessions, "new", "open a session", "declic.live.commands:session_new")
    new.add_argument("--plan", required=True, metavar="ID", help="see `declic packs list`")
    new.add_argument("--lang", required=True, metavar="CODE", help="the facilitator's language")
    new.add_argument("--responsible", required=True, metavar="NAME", help="the responsible adult")
    new.add_argument("--deputy", required=True, metavar="NAME", help="who stands in for them")
    new.add_argument("--trusted", default="", metavar="NAME", help="the adult named to the room")
    new.add_argument("--place", default="", metavar="TEXT", help="where that adult is found")
    new.add_argument("--until", default="", metavar="16:30", help="until when help is there")
    _choices(new)
    new.add_argument(
        "--unreviewed",
        default="all",
        metavar="LIST",
        help="languages to use although nobody reviewed them, such as fr,ar; all or none",
    )
    new.add_argument("--json", action="store_true", help="print JSON")
    link = _add(
        sessions,
        "link",
        "print a new one-time link to the console and end the old console",
        "declic.live.commands:session_link",
    )
    link.add_argument("id", metavar="ID", help="the session")
    link.add_argument("--json", action="store_true", help="print JSON")
    results = _add(
        sessions, "results", "print a session's results", "declic.live.commands:session_results"
    )
    results.add_argument("id", metavar="ID", help="the session")
    results.add_argument("--json", action="store_true", help="print JSON")


def _papers(commands: Commands) -> None:
    papers = _group(commands, "print", "make what a room without phones needs on paper")
    cards = _add(
        papers,
        "cards",
        "write answer cards as a PDF, one on each page or two half-size ones",
        "declic.prints.commands:cards",
        prepares=False,
    )
    cards.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    cards.add_argument(
        "--people", type=_count, default=30, metavar="N", help="cards with a number; 30 by default"
    )
    cards.add_argument(
        "--tables", type=_count, default=0, metavar="N", help="cards with a table's sign; none"
    )
    cards.add_argument(
        "--half", action="store_true", help="two small cards on a page, for a room that is not deep"
    )
    cards.add_argument(
        "--metres", type=float, default=None, metavar="M", help="from the camera to the last row"
    )
    cards.add_argument(
        "--camera",
        type=int,
        choices=(640, 1280, 1920),
        default=1280,
        help="pixels of the camera from left to right; 1280 by default",
    )

    kit = _add(
        papers,
        "kit",
        "write everything on paper that a plan needs, as one PDF or as a folder of PDFs",
        "declic.prints.commands:kit",
    )
    kit.add_argument("plan", metavar="PLAN", help="the plan, such as help-a-friend")
    kit.add_argument(
        "--out", required=True, metavar="PATH", help="a file that ends in .pdf, or else a folder"
    )
    kit.add_argument(
        "--languages",
        default="en",
        metavar="LIST",
        help="what the group reads, such as fr,ar or, with people, fr:14,ar:6; en by default",
    )
    kit.add_argument("--people", type=_count, default=24, metavar="N", help="24 by default")
    kit.add_argument("--tables", type=_count, default=7, metavar="N", help="7 by default")
    kit.add_argument(
        "--staff", default="", metavar="LANG", help="the adults' language; else the group's first"
    )
    _choices(kit)
    _one_paper(papers)
    _code_cards(papers)


def _code_cards(papers: Commands) -> None:
    codes = _add(
        papers,
        "codes",
        "write cards with codes for sealed envelopes as a PDF; each time other codes",
        "declic.prints.commands:codes",
        prepares=False,
    )
    codes.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    codes.add_argument("--number", type=_count, default=30, metavar="N", help="30 by default")
    codes.add_argument("--blank", type=_count, default=0, help="cards for those who draw none")
    codes.add_argument("--languages", default="en", metavar="LIST", help="such as fr,ar")


def _one_paper(papers: Commands) -> None:
    paper = _add(
        papers,
        "paper",
        "write one paper of a plan as a PDF, such as a role card, in each language that you name",
        "declic.prints.commands:paper",
    )
    paper.add_argument("plan", metavar="PLAN", help="the plan, such as expert-day")
    paper.add_argument("name", metavar="NAME", help="the paper, such as role-card-card")
    paper.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    paper.add_argument(
        "--languages", default="en", metavar="LIST", help="such as fr,so; en by default"
    )


def _packs(commands: Commands) -> None:
    packs = _group(commands, "packs", "check and list the training content")

    def add(name: str, what: str) -> argparse.ArgumentParser:
        return _add(packs, name, what, f"declic.packs.commands:{name}", prepares=False)

    check = _add(
        packs,
        "check",
        "say what is wrong in packs, with file and line, and how much of them is spoken",
        "declic.web.voices:check",
        prepares=False,
    )
    check.add_argument("path", nargs="?", metavar="PATH", help="a pack; all by default")
    check.add_argument(
        "--unspoken", action="store_true", help="name each text that has no recording"
    )
    add("list", "list plans and the state of their languages").add_argument(
        "--json", action="store_true", help="print JSON"
    )
    add("schema", "write the JSON Schema that editors use").add_argument(
        "--check", action="store_true", help="only say whether it is current"
    )
    add("messages", "bring the translation files up to date with the source").add_argument(
        "path", nargs="?", metavar="PATH", help="a pack; all by default"
    )


def _facts(commands: Commands) -> None:
    facts = _group(commands, "facts", "local facts: help lines, laws, figures and services")
    told = _add(
        facts,
        "list",
        "list the local facts, those first that somebody must look up",
        "declic.packs.fact_commands:list",
        prepares=False,
    )
    told.add_argument("--json", action="store_true", help="print JSON")
    _add(
        facts,
        "check",
        "say which facts of the plans are out of date, or unsure with nothing that stands in",
        "declic.packs.fact_commands:check",
        prepares=False,
    )
    _add(
        facts,
        "export",
        "print what was corrected or confirmed here as a file of facts",
        "declic.packs.fact_commands:export",
    )


def _keeping(commands: Commands) -> None:
    _add(
        commands,
        "purge",
        "remove now what has been kept long enough; the server also does so by itself",
        "declic.live.commands:purge",
    )
    backup = _add(
        commands,
        "backup",
        "write an encrypted copy of the database, the recordings and the reviews",
        "declic.web.backups:backup",
    )
    backup.add_argument("file", metavar="FILE", help="the file to write")
    backup.add_argument(
        "--days", type=_count, default=30, metavar="N", help="days until it expires; at most 30"
    )
    restore = _add(
        commands, "restore", "put a backup in place of what is here", "declic.web.backups:restore"
    )
    restore.add_argument("file", metavar="FILE", help="the backup")
    restore.add_argument(
        "--replace", action="store_true", help="give up what the database holds now"
    )
    for command in (backup, restore):
        command.add_argument(
            "--passphrase-file", metavar="FILE", help="read the passphrase from its first line"
        )
    doctor = _add(
        commands,
        "doctor",
        "say what this installation is, what is wrong with it and what to do",
        "declic.web.doctor:doctor",
        prepares=False,
    )
    _where(doctor)
    docs = _add(
        commands,
        "docs",
        "write the generated parts of the pages in docs/",
        "declic.web.docs:docs",
        prepares=False,
    )
    docs.add_argument("--check", action="store_true", help="only say whether they are current")


def _port(text: str) -> int:
    """Port 0 takes any free one."""
    number = int(text)
    if not 0 <= number <= 65535:  # noqa: PLR2004
        raise argparse.ArgumentTypeError("a port is a number from 0 to 65535")
    return number


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number

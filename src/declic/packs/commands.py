"""The commands `declic packs check | list | schema | messages`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

import declic
from declic.packs import messages as message_files
from declic.packs import queries
from declic.packs import schema as schema_files
from declic.packs.models import Fault, Plan, PlanChoice
from declic.packs.resolve import parts_of
from declic.packs.shelf import PackUnreadableError, ReadPack
from declic.packs.versions import version

DONE, REFUSED = 0, 1


class Row(TypedDict):
    """A plan in the list, with the state of each language: reviewed or unreviewed."""

    pack: str
    version: str
    status: str
    plan: str
    title: str
    minutes: int
    audience: str
    choices: Sequence[Mapping[str, object]]
    languages: dict[str, str]


def check(args: Namespace) -> int:
    """Print every fault as `file:line: sentence`. Warnings alone do not refuse."""
    if args.path and not Path(args.path).is_dir():
        return _refuse(f"{args.path} is not a folder.")
    faults = queries.check(Path(args.path) if args.path else None)
    for fault in faults:
        _say(_line(fault))
    wrong = [fault for fault in faults if not fault.warning]
    _say(f"{len(wrong)} faults, {len(faults) - len(wrong)} warnings.")
    return REFUSED if wrong else DONE


def list(args: Namespace) -> int:  # noqa: A001  # the name of the command
    """Print the plans with their minutes, their audience and the state of their languages."""
    rows = [_row(read, plan) for read in queries.read_packs() for plan in _plans(read)]
    if args.json:
        _say(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for row in rows:
        states = ", ".join(f"{code} {state}" for code, state in row["languages"].items())
        _say(f"{row['plan']}  {row['title']} ({row['pack']}, {row['minutes']} min; {states})")
    return DONE


def schema(args: Namespace) -> int:
    """Write docs/schema, or with `check` only say whether it is current."""
    docs = Path(declic.__file__).parents[2] / "docs"
    if not docs.is_dir():
        return _refuse("There is no folder docs here: run this in a checkout.")
    if not args.check:
        schema_files.write(docs / "schema")
        return DONE
    outdated = schema_files.outdated(docs / "schema")
    if outdated:
        return _refuse(f"Not current: {', '.join(outdated)}. Run `declic packs schema`.")
    return DONE


def messages(args: Namespace) -> int:
    """Write texts/<language>.po of one pack, or of all."""
    folders = [Path(args.path)] if args.path else queries.folders()
    try:
        for folder in folders:
            for written in message_files.write(queries.read_pack(folder)):
                _tell(written)
    except PackUnreadableError as error:
        return _refuse("\n".join(_line(fault) for fault in error.faults))
    return DONE


def _tell(written: message_files.Written) -> None:
    _say(str(written.file))
    for key in written.left_out:
        _say(f"  left out with its translation: {key}")


def _plans(read: ReadPack) -> Iterator[Plan]:
    return (plan.value for plan in read.plans.values())


def _row(read: ReadPack, plan: Plan) -> Row:
    pack = read.pack.value
    return {
        "pack": pack.id,
        "version": pack.version,
        "status": pack.status,
        "plan": plan.id,
        "title": plan.title,
        "minutes": plan.minutes,
        "audience": plan.audience,
        "choices": [_choice(choice) for choice in plan.choices],
        "languages": {code: _state(read, plan, code) for code in pack.languages},
    }


def _choice(choice: PlanChoice) -> dict[str, object]:
    """Tell a choice with its options; the first is the usual one."""
    options = [{"id": option.id, "title": option.title} for option in choice.options]
    return {"id": choice.id, "title": choice.title, "options": options}


def _state(read: ReadPack, plan: Plan, language: str) -> str:
    parts = parts_of(plan, version(plan, {}).activities)
    return "reviewed" if read.reviewed(language, parts) else "unreviewed"


def _line(fault: Fault) -> str:
    file = Path(fault.file).absolute()
    here = Path.cwd()
    shown = file.relative_to(here) if file.is_relative_to(here) else file
    return f"{shown}:{fault.line}: {'warning: ' if fault.warning else ''}{fault.sentence}"


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return REFUSED

"""`declic print`: papers for a room without phones."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from declic.design.queries import signs
from declic.packs.models import ResolvedPlan
from declic.prints import queries, rules
from declic.prints.codes import LANGUAGES, MOST, CodesRefusedError, code_cards
from declic.prints.kit import making
from declic.prints.kit import rules as kit_rules
from declic.prints.kit.rules import Sheet

REFUSED = {
    "plan": "There is no such plan. See `declic packs list`.",
    "options": "See `declic packs list --json`.",
    "languages": "Choose languages that the plan has, such as fr,ar. See `declic packs list`.",
    "people": f"Choose 1 to {kit_rules.MOST_PEOPLE} people, and at least one for each language.",
    "paper": "No such paper is there in all of these languages. `declic print kit` names them.",
    "tables": f"Choose up to {kit_rules.MOST_TABLES} tables.",
}


def cards(args: Namespace) -> int:
    """Write the answer cards as a PDF; a file that is there already is replaced."""
    if args.half and (why := _too_far(args.metres, args.camera)):
        return _fail(f"{why} Nothing was written.", 2)
    try:
        made = queries.answer_cards(args.people, tables=args.tables, half=args.half)
        Path(args.out).write_bytes(made)
    except rules.CardsRefusedError:
        most = f"Choose 1 to {rules.MOST} cards for people and up to {len(signs())} for tables"
        return _fail(f"{most}. Nothing was written.", 2)
    except OSError as error:
        return _fail(f"{args.out} cannot be written: {error.strerror}. Choose another file.", 1)
    number = args.people + args.tables
    _say(f"{args.out}: {number} cards. Print in black, at 100 %, on A4.")
    edge = rules.HALF if args.half else rules.WHOLE
    _say(f"Such a camera reads them up to {rules.reach(edge, args.camera):.1f} metres away.")
    return 0


def _too_far(metres: float | None, camera: int) -> str:
    if metres is None:
        return "Half-size cards are for small rooms: say how far the last row is, --metres 3.5."
    reach = rules.reach(rules.HALF, camera)
    if metres <= reach:
        return ""
    most = f"Half-size cards are read up to {reach:.1f} metres away with such a camera"
    return f"{most}, not {metres:g}. Print whole ones."


def kit(args: Namespace) -> int:
    """Write the print kit of a plan; files that are there already are replaced."""
    try:
        readers = kit_rules.readers(args.languages, args.people)
        staff = args.staff or next(iter(readers), "")
        plan, group = making.wanted(
            args.plan, readers, tables=args.tables, staff=staff, chosen=args.choose
        )
        sheets = making.kit(plan, group, staff=staff)
        _write(Path(args.out), plan, sheets)
    except kit_rules.KitRefusedError as error:
        why = " ".join(part for part in (error.detail, REFUSED[error.reason]) if part)
        return _fail(f"{why} Nothing was written.", 2)
    except OSError as error:
        return _fail(f"{args.out} cannot be written: {error.strerror}. Choose another place.", 1)
    _say(f"{args.out}: {len(sheets)} papers for {group.people} people. Print at 100 %, on A4.")
    return 0


def paper(args: Namespace) -> int:
    """Write one paper of a plan as a PDF; a file that is there already is replaced."""
    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    try:
        Path(args.out).write_bytes(queries.paper(args.plan, args.name, languages))
    except kit_rules.KitRefusedError as error:
        why = " ".join(part for part in (error.detail, REFUSED[error.reason]) if part)
        return _fail(f"{why} Nothing was written.", 2)
    except OSError as error:
        return _fail(f"{args.out} cannot be written: {error.strerror}. Choose another file.", 1)
    _say(f"{args.out}: {args.name} in {len(languages)} languages. Print at 100 %, on A4.")
    return 0


def codes(args: Namespace) -> int:
    """Write cards with codes as a PDF; a file that is there already is replaced."""
    languages = [code.strip() for code in args.languages.split(",") if code.strip()]
    try:
        Path(args.out).write_bytes(code_cards(args.number, languages, blank=args.blank))
    except CodesRefusedError:
        most = f"Choose 1 to {MOST} cards, up to {MOST} blank ones, and of these languages: "
        return _fail(f"{most}{', '.join(LANGUAGES)}. Nothing was written.", 2)
    except OSError as error:
        return _fail(f"{args.out} cannot be written: {error.strerror}. Choose another file.", 1)
    _say(f"{args.out}: {args.number + args.blank} cards. Print at 100 %, on A4, and cut.")
    return 0


def _write(out: Path, plan: ResolvedPlan, sheets: Sequence[Sheet]) -> None:
    if out.suffix == ".pdf":
        out.write_bytes(making.pdf(plan, sheets))
        return
    out.mkdir(exist_ok=True)
    for name, body in making.files(plan, sheets):
        (out / name).write_bytes(body)


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status

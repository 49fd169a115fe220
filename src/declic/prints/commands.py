"""`declic print`: papers for a room without phones."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from declic.design.queries import signs
from declic.prints import queries, rules


def cards(args: Namespace) -> int:
    """Write the answer cards as a PDF; a file that is there already is replaced."""
    try:
        made = queries.answer_cards(args.people, tables=args.tables)
        Path(args.out).write_bytes(made)
    except rules.CardsRefusedError:
        most = f"Choose 1 to {rules.MOST} cards for people and up to {len(signs())} for tables"
        return _fail(f"{most}. Nothing was written.", 2)
    except OSError as error:
        return _fail(f"{args.out} cannot be written: {error.strerror}. Choose another file.", 1)
    number = args.people + args.tables
    _say(f"{args.out}: {number} cards, one on each page. Print in black, at 100 %, on A4.")
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(f"{sentence}\n")
    return status

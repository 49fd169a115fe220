"""Print a line, or the head of a table, as soon as it is known."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def table(*columns: str) -> None:
    """Print the head of a table."""
    head = " | ".join(columns)
    say(f"| {head} |")
    say("|" + "---|" * (head.count("|") + 1))

"""Every drawing by name. The files are SVG whose colours are tokens, so they follow the theme.

Pack authors choose `PICTURES` by name; a test keeps this list and the folders equal.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "design"

SIGNS = ("star", "moon", "cloud", "leaf", "drop", "heart", "key", "boat")
"""The tables' signs, in the order in which tables are made."""

ICONS = (
    "tick", "cross", "wave", "plus", "minus", "back", "next", "pause", "play",
    "help", "exit", "box", "clock", "lock", "eye", "hidden", "person",
    "listen",
)  # fmt: skip

PICTOGRAMS = (
    "one-speaks", "no-names", "may-pass", "laugh-with", "phones-activity", "paper-questions",
    "adult-helps", "quiet-table", "box", "eyes-up", "stays-here", "together",
    "sign-secret", "sign-speed", "sign-splitting", "sign-something", "sign-squeezing",
)  # fmt: skip

SCENES = (
    "phone-night", "bench", "pay-again", "stop-hand", "adult-listening", "screenshot",
    "morning-after", "help-hand", "voice", "five-fingers", "help-card", "closing-circle",
    "ten-people", "light-go", "light-ask", "light-stop",
)  # fmt: skip

PICTURES = PICTOGRAMS + SCENES


@cache
def drawing(folder: str, name: str) -> str:
    """Return the SVG of `signs/star` and the like; raise KeyError for an unknown name."""
    known = {"signs": SIGNS, "icons": ICONS, "pictures": PICTURES}[folder]
    if name not in known:
        raise KeyError(name)
    return (FOLDER / folder / f"{name}.svg").read_text(encoding="utf-8").strip()


@cache
def mark() -> str:
    """Return the mark: two brackets that open around a dot, the person."""
    return (FOLDER / "mark-inline.svg").read_text(encoding="utf-8").strip()

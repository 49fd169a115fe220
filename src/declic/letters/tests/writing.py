"""A letter about a course that nobody holds, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from declic.letters.queries.letters import About, letter
from declic.letters.rules import PLACEHOLDERS, Letter

TODAY = dt.date(2026, 11, 28)
EVERYTHING: Mapping[str, str] = {name: f"<{name}>" for name in PLACEHOLDERS}


def about(**more: object) -> About:
    told: dict[str, object] = {
        "values": lambda _language: EVERYTHING,
        "conditions": frozenset({"young", "wall", "phones_away", "costs", "interpreter"}),
        "community": "fr",
        "sender": ("Clairière asbl",),
        "to": ("École des Tilleuls", "A. Peeters"),
        "number": "2027-001",
    }
    return About(**{**told, **more})  # type: ignore[arg-type]


def written(name: str, language: str, **more: object) -> Letter:
    return letter(name, language, about(**more), today=TODAY)

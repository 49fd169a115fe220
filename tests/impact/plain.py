"""A course's figures from the rows of its sessions, in plain Python and nothing of the program.

It is written apart from `declic.impact`, from the definitions in the course's own words, so that
the two can be held against each other:

    python tests/impact/plain.py rows.json

`rows.json` is a list of rows as a session leaves them: `code`, and by form its `wave` and what was
`chosen`. All rows are of one group.
"""

from __future__ import annotations

import json
import math
import sys
from pathlib import Path
from typing import Any

KEY_A = {"k1": "T", "k2": "N", "k3": "T", "k4": "N", "k5": "N", "k6": "N"}
KEY_B = {"k1": "N", "k2": "T", "k3": "N", "k4": "T", "k5": "T", "k6": "T"}
KEYS = {
    "before": KEY_A, "before-a": KEY_A, "after-a": KEY_A, "months": KEY_A,
    "after": KEY_B, "before-b": KEY_B, "after-b": KEY_B,
}  # fmt: skip


def figures(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Count who answered, pair them, and compare what they know before and after."""
    people = paired(rows)
    both = [one for one in people if "before" in one and "after" in one]
    asks = [ask for ask in KEY_A if all(_asked(people, wave, ask) for wave in ("before", "after"))]
    scores = [(_right(one["before"], asks), _right(one["after"], asks)) for one in both]
    whole = [(a, b) for a, b in scores if a is not None and b is not None]
    told: dict[str, Any] = {
        "before": sum("before" in one for one in people),
        "after": sum("after" in one for one in people),
        "paired": len(both),
        "pairs": len(whole),
    }
    if len(whole) >= 10:
        told["know"] = interval([b - a for a, b in whole])
    return told


def paired(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give one dictionary a person: wave -> (form, what was chosen)."""
    people: list[dict[str, Any]] = []
    alone: dict[str, list[tuple[str, dict[str, Any]]]] = {"before": [], "after": []}
    for row in rows:
        waves = {
            form["wave"]: (name, form["chosen"])
            for name, form in row["forms"].items()
            if form["chosen"] and name in KEYS
        }
        if "before" in waves and "after" in waves:
            people.append(waves)
        elif waves:
            wave = "before" if "before" in waves else "after"
            alone[wave].append((row["code"], waves))
    once = {
        wave: {code for code, _ in each if code and [c for c, _ in each].count(code) == 1}
        for wave, each in alone.items()
    }
    shared = once["before"] & once["after"]
    later = dict(each for each in alone["after"] if each[0] in shared)
    for code, waves in alone["before"]:
        people.append({**waves, **later[code]} if code in shared else waves)
    people += [waves for code, waves in alone["after"] if code not in shared]
    return people


def _asked(people: list[dict[str, Any]], wave: str, ask: str) -> bool:
    return any(ask in one[wave][1] for one in people if wave in one)


def _right(answered: tuple[str, dict[str, str]], asks: list[str]) -> int | None:
    form, chosen = answered
    if any(ask not in chosen for ask in asks):
        return None
    return sum(chosen[ask] == KEYS[form][ask] for ask in asks)


def interval(changes: list[float]) -> dict[str, float]:
    """Give the mean change and its 95 % interval by Student's t."""
    number = len(changes)
    mean = sum(changes) / number
    spread = math.sqrt(sum((each - mean) ** 2 for each in changes) / (number - 1))
    half = t_975(number - 1) * spread / math.sqrt(number)
    return {"value": mean, "low": mean - half, "high": mean + half}


def t_975(free: int) -> float:
    """Give the 97.5 % point of Student's t, by halving on Simpson's rule over its density."""
    low, high = 0.0, 50.0
    while high - low > 1e-10:
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, free) < 0.975 else (low, middle)
    return (low + high) / 2


def _below(t: float, free: int) -> float:
    scale = math.exp(math.lgamma((free + 1) / 2) - math.lgamma(free / 2))
    scale /= math.sqrt(free * math.pi)
    steps = 2000
    width = t / steps
    total = sum(
        (1 if at in (0, steps) else 4 if at % 2 else 2)
        * scale
        * (1 + (at * width) ** 2 / free) ** (-(free + 1) / 2.0)
        for at in range(steps + 1)
    )
    return float(0.5 + total * width / 3)


if __name__ == "__main__":
    rows_read = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(figures(rows_read), indent=2) + "\n")

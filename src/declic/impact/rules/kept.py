"""Published figures, read again from what is stored of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from declic.impact.rules.change import Change, Estimate, TooFew


def change_of(figures: Mapping[str, Any], measure: str, *, part: str = "scores") -> Change | TooFew:
    """Give the change of one score in a published report; in `later`, three months after.

    What nearly everybody scored alike was not told, and is not told in a sum either.
    """
    told = next((each for each in figures.get(part, ()) if each["measure"] == measure), None)
    if told is None or told["change"] is None:
        return TooFew(told["pairs"] if told else 0)
    change = told["change"]
    return Change(
        pairs=change["pairs"],
        before=change["before"],
        after=change["after"],
        raw=Estimate(**change["raw"]),
        g_z=_estimate(change["g_z"]),
        d_av=_estimate(change["d_av"]),
    )


def _estimate(told: Mapping[str, float] | None) -> Estimate | None:
    return None if told is None else Estimate(**told)

"""When a host may still say by its link whether a date took place."""

from __future__ import annotations

import datetime as dt

LINK_HOLDS = dt.timedelta(days=90)
COUNT_MOST = 500


def link_says(
    *, starts_at: dt.datetime, ends_at: dt.datetime, answered: bool, at: dt.datetime
) -> str:
    """Say as a code why the link asks nothing now: `early`, `used`, `expired`; empty if it asks."""
    if answered:
        return "used"
    if at < starts_at:
        return "early"
    return "expired" if at > ends_at + LINK_HOLDS else ""

"""What a unit cost, when that is known of every one of them."""

from __future__ import annotations

from collections.abc import Sequence


def per_unit(costs: Sequence[int | None]) -> int | None:
    """Give the cost of one unit in cents, rounded to the nearest; None while any is unknown.

    A mean of those that are known would tell a price that nobody paid.
    """
    known = [cost for cost in costs if cost is not None]
    if not known or len(known) < len(costs):
        return None
    return (2 * sum(known) + len(known)) // (2 * len(known))

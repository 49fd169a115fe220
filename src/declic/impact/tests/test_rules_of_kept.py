from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from declic.impact.rules.change import Change, TooFew, change
from declic.impact.rules.kept import change_of


def stored(found: Change | TooFew) -> dict[str, object]:
    told = asdict(found) if isinstance(found, Change) else None
    score = {"measure": "know", "pairs": found.pairs, "change": told}
    read: dict[str, object] = json.loads(json.dumps({"scores": [score]}))
    return read


@pytest.mark.parametrize(
    "pairs",
    [
        [(place % 5, place % 7) for place in range(12)],
        [(place % 3, place % 3 + 1) for place in range(12)],
        [(1, 2)] * 9,
    ],
)
def test_what_was_stored_is_what_was_reckoned(pairs: list[tuple[float, float]]) -> None:
    found = change(pairs)
    assert change_of(stored(found), "know") == found


def test_a_score_that_was_not_asked_has_no_pairs() -> None:
    assert change_of(stored(TooFew(4)), "sure") == TooFew(0)

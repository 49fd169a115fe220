"""The small-cell rule: when a result may be told in figures, and when they would tell on somebody.

With few answers a figure points at people. With nearly all answers alike, "100 % yes" tells the
answer of everybody who sat there. Results are told after closing only: a live bar shows the
neighbour's tap. That part is the room's to keep.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

# The least number of answers: on the wall, in front of those who gave them.
ROOM = 5
# On the wall, when the question is a sensitive one.
SENSITIVE = 10
# In whatever leaves the room: reports, partners, funders.
OUTSIDE = 10

# From this many answers on, a rare answer points at nobody any more.
_CROWD = 40
_NEARLY_ALL = 95
TEN = 10
# A norm is told where it carries: what fewer do would be read as leave to do the other.
_MOST_OF_TEN = 6

How = Literal["figures", "words", "too_few"]


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told of one question.

    `figures`: `total` and `counts`. `words`: `total`, and `most`, the choice that nearly all made.
    `too_few`: nothing; even `total` is 0, because a small total is a small cell itself.
    """

    how: How
    total: int = 0
    counts: dict[str, int] | None = None
    most: str | None = None


def told(counts: Mapping[str, int], *, least: int, respondents: int | None = None) -> Told:
    """Return what may be told of the counts of one question.

    `respondents`: how many answered, when each could make several choices; otherwise it is the
    sum of the counts.
    """
    total = sum(counts.values()) if respondents is None else respondents
    if total < max(least, 1):
        return Told("too_few")
    most = max(counts, key=lambda choice: counts[choice], default=None)
    if most is not None and total < _CROWD and counts[most] * 100 >= total * _NEARLY_ALL:
        return Told("words", total, most=most)
    return Told("figures", total, counts=dict(counts))


def tenths(counts: Mapping[str, int], says: Collection[str]) -> int | None:
    """Return how many of ten chose one of `says`, or None when nothing may be told.

    That is so with fewer than ten answers, and when they are not most. Ten stands for "nearly
    everybody" and is never said as a figure, because it would tell the answer of everybody.
    """
    yes = sum(number for choice, number in counts.items() if choice in says)
    total = sum(counts.values())
    result = told({"yes": yes, "no": total - yes}, least=OUTSIDE)
    if result.how == "too_few":
        return None
    if result.how == "words":
        return TEN if result.most == "yes" else None
    rounded = (2 * TEN * yes + total) // (2 * total)
    return rounded if rounded >= _MOST_OF_TEN else None

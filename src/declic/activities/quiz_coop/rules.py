"""The one score of the room. Thirds are exact: whole numbers only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from declic.activities.models import Seen
from declic.activities.quiz_coop.models import Content

CHOICES = ("T", "N", "D")
# D is the diamond of A to D; the card "it depends" has a shape of its own.
SHAPES = {"T": "T", "N": "N", "D": "P"}

Votes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """What the room has together, and whether that is enough."""

    points: int
    goal: int
    reached: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """The answers to one sentence. `speakers`: which to invite to explain, the rarest first.

    `to_convince`: how many answers would have to change to the good one for the point.
    """

    total: int
    good: int
    won: bool
    to_convince: int
    speakers: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Which sentence of how many this is, and whether none follows."""

    number: int
    all: int
    last: bool


def place(item: str, items: Sequence[str], walked: Sequence[str] = ()) -> Told:
    """Tell which sentence of how many this is, and whether none follows.

    Numbers go on where the form changes on the way: what was told is not counted anew.
    """
    at = items.index(item) + 1 if item in items else 1
    number, to_come = len(walked) or at, max(0, len(items) - at)
    return Told(number, number + to_come, to_come == 0)


def goal(content: Content, votes: Mapping[str, Votes], seen: Seen) -> int:
    """Give the points that the room needs.

    A form that changed on the way asks for its part of the sentences that the room really gets,
    and never for more than it could still reach at that moment.
    """
    whole = content.goal[seen.form]
    if not seen.settled or not seen.items:
        return whole
    told = dict.fromkeys((*seen.path, *seen.items))
    share = whole * len(told) // len(seen.items)
    good = {each.id: each.good for each in content.sentences}
    won = sum(earned(votes.get(each, {}), good[each]) for each in seen.settled if each in good)
    left = len(told) - len(seen.settled)
    return max(1, min(share, won + left))


def score(votes: Mapping[str, Votes], content: Content, goal: int) -> Score:
    """Count the sentences that gave the room a point."""
    points = sum(earned(votes.get(each.id, {}), each.good) for each in content.sentences)
    return Score(points, goal, points >= goal)


def vote(votes: Votes, good: str) -> Vote:
    """Tell what a screen may need of one sentence's answers."""
    return Vote(
        total=sum(votes.values()),
        good=votes.get(good, 0),
        won=earned(votes, good),
        to_convince=to_convince(votes, good),
        speakers=speakers(votes),
    )


def earned(votes: Votes, good: str) -> bool:
    """Tell whether at least two thirds of all answers are the good one. No answers, no point."""
    return sum(votes.values()) > 0 and _lacking(votes, good) <= 0


def to_convince(votes: Votes, good: str) -> int:
    """Count the answers that would have to change to the good one for the point."""
    return max(0, -(-_lacking(votes, good) // 3))


def speakers(votes: Votes) -> tuple[tuple[str, int], ...]:
    """Give the answers and how many gave each, the rarest first; nothing when all agree."""
    given = [(choice, votes[choice]) for choice in CHOICES if votes.get(choice)]
    return tuple(sorted(given, key=lambda each: each[1])) if len(given) > 1 else ()


def _lacking(votes: Votes, good: str) -> int:
    """Give how many thirds of an answer are missing to two thirds of all."""
    return 2 * sum(votes.values()) - 3 * votes.get(good, 0)

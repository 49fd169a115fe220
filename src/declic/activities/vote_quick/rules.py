"""What can be answered in a quick vote, and its result as far as it may be told."""

from __future__ import annotations

from dataclasses import dataclass

from declic.activities.models import ONE, Seen
from declic.activities.vote_quick.models import Content, Style
from declic.kernel import steps
from declic.kernel.steps import Ask, Item, Sensitivity

CHOICES: dict[Style, tuple[str, ...]] = {
    "letters": ("A", "B", "C", "D"),
    "colours": ("T", "N", "D"),
}
# D is the fourth letter and also "it depends", whose card is the wave.
SHAPES = {"T": "T", "N": "N", "D": "P"}


@dataclass(frozen=True, slots=True)
class Row:
    """One answer: its choice, the shape that stands for it, how many took it if that is told."""

    id: str
    shape: str
    votes: int | None
    most: bool


def items(content: Content) -> tuple[Item, ...]:
    """Give the one item. People answer as soon as the question was said."""
    ask = Ask(ONE, CHOICES[content.style], sensitivity=Sensitivity.PERSONAL)
    return (Item(ONE, asks=(ask,), at_once=True),)


def rows(content: Content, seen: Seen) -> tuple[Row, ...]:
    """Give the answers in their order, with votes where this role may know them."""
    votes = _votes(seen)
    most = max(votes.values(), default=0)
    return tuple(
        Row(
            choice,
            _shape(content.style, choice),
            votes.get(choice, 0) if votes else None,
            most=0 < most == votes.get(choice, 0),
        )
        for choice in CHOICES[content.style]
    )


def _votes(seen: Seen) -> dict[str, int]:
    if seen.role == "console":
        return steps.total(seen.results.get(ONE, {}).get(ONE, {}))
    told = seen.told.get(ONE)
    return (told.counts or {}) if told else {}


def _shape(style: Style, choice: str) -> str:
    return SHAPES[choice] if style == "colours" else choice

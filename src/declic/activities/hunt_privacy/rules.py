"""Items of the hunt, letters of the fixes, and what the tables' answers add up to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from declic.activities import rules
from declic.activities.hunt_privacy.models import CLUES, Clue, Content, Line
from declic.kernel.cells import Told
from declic.kernel.steps import Ask, Item, Sensitivity, Unit
from declic.packs.models import Form

FIND, MATCH, TAG, BOARD = "find", "match", "tag", "board"
FOUND, FIRST = "found", "first"
NUMBERS = tuple(str(number) for number in range(CLUES + 1))
_CLUE = "clue-"
LETTERS = "ABCDEFGH"
# How many of the settings that most begin with a wall names.
ON_BOARD = 3

Votes = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Matched:
    """A clue with its best fix. `fit` of `tables` chose a fix that helps with it."""

    number: int
    clue: Clue
    letter: str
    fix: str
    tables: int
    fit: int


def ids(content: Content) -> list[str]:
    """Give the items of the full form."""
    return [FIND, *(f"{_CLUE}{clue.id}" for clue in content.clues), MATCH, TAG, BOARD]


def clue_of(item: str) -> str:
    """Give the clue that an item tells; empty for an item that tells none."""
    return item.removeprefix(_CLUE) if item.startswith(_CLUE) else ""


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give the items that the form keeps."""
    left = [id_ for id_ in ids(content) if form.items is None or id_ in form.items]
    asking = tuple(_asking(content, item) for item in rules.in_a_row(left))
    return rules.clocks(asking, form)


def _asking(content: Content, item: Item) -> Item:
    fixes = tuple(fix.id for fix in content.fixes)
    if item.id == FIND:
        found = Ask(FOUND, NUMBERS, unit=Unit.TABLE)
        return Item(item.id, (found,), to=item.to, seconds=content.seconds.find)
    if item.id == MATCH:
        asks = tuple(Ask(clue.id, fixes, unit=Unit.TABLE) for clue in content.clues)
        # Of tables without a phone an adult counts who found a fix that helps.
        best = tuple((clue.id, clue.fixes[0]) for clue in content.clues)
        return Item(item.id, asks, to=item.to, seconds=content.seconds.match, by_hand=best)
    if item.id == BOARD:
        first = Ask(FIRST, fixes, sensitivity=Sensitivity.PERSONAL)
        return Item(item.id, (first,), to=item.to, at_once=True)
    return item


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, which fixes there are not, and what a form keeps for nothing."""
    yield from rules.form_faults(ids(content), forms)
    yield from rules.clock_faults([FIND, MATCH], forms)
    known = [fix.id for fix in content.fixes]
    for id_ in rules.twice(known):
        yield f"The fix {id_} stands twice."
    for clue in content.clues:
        for fix in clue.fixes:
            if fix not in known:
                yield f"The clue {clue.id} is fixed by {fix}, which does not exist."


def told_so_far(content: Content, item: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """Give the clues that were told, in the order of the content; all when none is told alone."""
    walked = {*path, item}
    told = tuple(clue.id for clue in content.clues if f"{_CLUE}{clue.id}" in walked)
    return told if clue_of(item) else tuple(clue.id for clue in content.clues)


def lettered(content: Content) -> tuple[tuple[str, Line], ...]:
    """Give the fixes with the letters of their cards."""
    return tuple(zip(LETTERS, content.fixes, strict=True))


def letter(content: Content, fix_id: str) -> str:
    """Give the letter of a fix card."""
    return next(letter for letter, fix in lettered(content) if fix.id == fix_id)


def found(votes: Votes) -> tuple[int, int] | None:
    """Give the fewest and the most clues that a table found; None when none told."""
    told = [int(choice) for choice, number in votes.items() if number]
    return (min(told), max(told)) if told else None


def matched(content: Content, counts: Mapping[str, Votes]) -> tuple[Matched, ...]:
    """Give each clue with its best fix, and how many tables chose one that helps."""
    return tuple(
        Matched(
            number,
            clue,
            letter(content, clue.fixes[0]),
            content.fix(clue.fixes[0]).text,
            sum(counts.get(clue.id, {}).values()),
            sum(counts.get(clue.id, {}).get(fix, 0) for fix in clue.fixes),
        )
        for number, clue in enumerate(content.clues, 1)
    )


def board(content: Content, told: Told | None) -> tuple[str, ...]:
    """Give the settings that most begin with, as far as the small-cell rule lets them be told."""
    if told is None or told.how == "too_few":
        return ()
    if told.how == "words":
        return (content.fix(told.most or "").text,)
    counts = told.counts or {}
    chosen = [fix for fix in content.fixes if counts.get(fix.id)]
    most = sorted(chosen, key=lambda fix: -counts[fix.id])[:ON_BOARD]
    return tuple(fix.text for fix in most)

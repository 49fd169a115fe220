"""The two counts of a statement, and what may be told of them without showing one person.

Places are counted before and after the talk. What is drawn is made of the two counts alone: who
stood where, and who moved, is never put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from declic.activities import rules
from declic.activities.line_debate.models import Content
from declic.activities.models import ONE, Seen
from declic.kernel import cells
from declic.kernel.cells import Told
from declic.kernel.steps import Ask, Item, Sensitivity, total
from declic.packs.models import Form

# The letters of the places, which printed cards have too.
ZONES = ("A", "B", "C")
_AFTER = "-after"
# A change by less shows one person, who moved, came or left.
_FEWEST_STEPS = 3
PLACE = Ask(ONE, ZONES, sensitivity=Sensitivity.PERSONAL)

Counts = Mapping[str, int]
How = Literal["", "too_few", "nearly_all", "apart", "same", "dots"]


@dataclass(frozen=True, slots=True)
class Line:
    """What may be told of the places.

    `dots`: `now`, and `before` where it may be told too; `same`: `now` is the count of before.
    `nearly_all`, `apart`: no figures, only `most`, the place where most stand; None with a tie.
    """

    how: How
    now: Counts
    before: Counts | None = None
    most: str | None = None


def after(statement_id: str) -> str:
    """Give the item in which a statement's places are counted again."""
    return statement_id + _AFTER


def statement_id(item: str) -> str:
    """Give the statement of an item."""
    return item.removesuffix(_AFTER)


def is_after(item: str) -> bool:
    """Say whether the item counts the places after the talk."""
    return item.endswith(_AFTER)


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give two items for each statement that the form keeps; the second opens by itself."""
    ids = [each.id for each in rules.kept(content.statements, form)]
    row = [item for each in ids for item in (each, after(each))]
    following = [*row[1:], None]
    return tuple(
        Item(item, asks=(PLACE,), to=to, at_once=is_after(item))
        for item, to in zip(row, following, strict=True)
    )


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which statements stand twice or cannot be told from a second count."""
    ids = [each.id for each in content.statements]
    yield from rules.form_faults(ids, forms)
    for id_ in ids:
        if is_after(id_):
            yield f"The id {id_} ends like a second count; call the statement something else."


def number(item: str, items_: Sequence[str], walked: Sequence[str] = ()) -> tuple[int, int]:
    """Tell which statement of how many this is; one that was told keeps its number."""
    here = statement_id(item)
    ids = [each for each in items_ if not is_after(each)] or [here]
    told = list(dict.fromkeys(statement_id(each) for each in walked)) or ids
    at = told.index(here) + 1 if here in told else 1
    return at, at + len(ids) - (ids.index(here) + 1 if here in ids else 1)


def line(item: str, seen: Seen) -> Line:
    """Give what the role may be told of the places at this moment."""
    first = statement_id(item)
    before = _told(first, seen)
    if not is_after(item):
        return _first(before) if seen.phase == "revealed" else Line("", {})
    if seen.phase != "revealed":
        # While people move, the wall keeps the picture that the talk began with.
        return _first(before) if before and _figures(before) else Line("", {})
    return _second(before, _told(item, seen))


def _told(item: str, seen: Seen) -> Told | None:
    if item not in seen.results:
        return None
    counts = total(seen.results[item].get(ONE, {}))
    return cells.told(counts, least=cells.ROOM)


def _first(told: Told | None) -> Line:
    if told is None or told.how == "too_few":
        return Line("too_few", {})
    if told.how == "words":
        return Line("nearly_all", {}, most=told.most)
    if not _figures(told):
        return Line("apart", {}, most=_most(told.counts or {}))
    return Line("dots", _all(told.counts or {}))


def _second(before: Told | None, now: Told | None) -> Line:
    told = _first(now)
    if before is None or not _figures(before):
        return told
    old, new = _all(before.counts or {}), _all((now.counts if now else None) or {})
    if now is not None and now.how == "figures" and _steps(old, new) < _FEWEST_STEPS:
        return Line("same", old)
    return Line("dots", new, old) if told.how == "dots" else told


def _figures(told: Told) -> bool:
    """Say whether counts may be drawn: enough answers, and nobody stands alone."""
    return told.how == "figures" and 1 not in (told.counts or {}).values()


def _all(counts: Counts) -> dict[str, int]:
    return {zone: counts.get(zone, 0) for zone in ZONES}


def _steps(old: Counts, new: Counts) -> int:
    return sum(abs(old[zone] - new[zone]) for zone in ZONES)


def _most(counts: Counts) -> str | None:
    best = max(counts.values())
    zones = [zone for zone in ZONES if counts.get(zone, 0) == best]
    return zones[0] if len(zones) == 1 else None


def alone(counts: Counts) -> bool:
    """Say whether somebody stands alone somewhere, so that an adult can stand beside them."""
    return sum(counts.values()) > 1 and 1 in counts.values()

"""How it spreads: from courses to contact points, to whom they reach, to new contact points.

People are told in tens, rounded down, and fewer than ten are not told: neither a figure nor the
difference of two of them points at somebody. How sure a figure is belongs to it; sums of different
certainty are never made.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from declic.kernel.cells import OUTSIDE

# With more courses than this, courses of one kind of place are drawn as one.
DRAWN_ONE_BY_ONE = 24


class Certainty(StrEnum):
    """How sure a figure is."""

    CONFIRMED = "confirmed"  # the coach says so
    REPORTED = "reported"  # young people told it; nobody has confirmed it
    ESTIMATED = "estimated"  # reckoned from what those remember who were asked later


@dataclass(frozen=True, slots=True)
class Reach:
    """Actions and people, each as sure as it is."""

    deeds: int = 0
    confirmed: int = 0
    reported: int = 0

    def __add__(self, other: Reach) -> Reach:
        """Add what is equally sure."""
        return Reach(
            self.deeds + other.deeds,
            self.confirmed + other.confirmed,
            self.reported + other.reported,
        )


@dataclass(frozen=True, slots=True)
class Node:
    """A course or a contact point, or `number` of them that are drawn as one.

    It knows its kind of place and neither its name nor a day.
    """

    sort: str
    kind: str
    number: int = 1
    reach: Reach = field(default_factory=Reach)
    grown: tuple[Node, ...] = ()


COURSE, POINT = "course", "point"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of a contact point: of which course or contact point it comes."""

    key: object
    kind: str
    reach: Reach
    course: object | None = None
    course_kind: str = ""
    grown_from: object | None = None


def forest(points: Iterable[Told]) -> tuple[Node, ...]:
    """Put contact points under what they come of: courses first, then those of which none is known.

    A circle, which no page makes, is cut where it was entered.
    """
    told = list(points)
    known = {each.key for each in told}
    under: dict[object, list[Told]] = defaultdict(list)
    courses: dict[object, str] = {}
    roots: list[Told] = []
    for each in told:
        if each.grown_from in known and each.grown_from != each.key:
            under[each.grown_from].append(each)
        elif each.course is not None:
            under[each.course].append(each)
            courses.setdefault(each.course, each.course_kind)
        else:
            roots.append(each)
    seen: set[object] = set()
    grown = tuple(
        Node(COURSE, kind, grown=_grown(under, key, seen)) for key, kind in courses.items()
    )
    return (*grown, *(_node(each, under, seen) for each in roots))


def _grown(
    under: Mapping[object, Sequence[Told]], key: object, seen: set[object]
) -> tuple[Node, ...]:
    return tuple(_node(each, under, seen) for each in under.get(key, ()) if each.key not in seen)


def _node(each: Told, under: Mapping[object, Sequence[Told]], seen: set[object]) -> Node:
    seen.add(each.key)
    return Node(POINT, each.kind, reach=each.reach, grown=_grown(under, each.key, seen))


def merged(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Make one of all that are of one sort and one kind of place, and so on below them."""
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for each in nodes:
        groups[each.sort, each.kind].append(each)
    return tuple(_one(group) for group in groups.values())


def _one(group: Sequence[Node]) -> Node:
    reach = sum((each.reach for each in group), Reach())
    number = sum(each.number for each in group)
    grown = merged(below for each in group for below in each.grown)
    return replace(group[0], number=number, reach=reach, grown=grown)


def drawable(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Give the forest as it can be read: whole, or with what is alike drawn as one."""
    return tuple(nodes) if len(nodes) <= DRAWN_ONE_BY_ONE else merged(nodes)


def rows(nodes: Iterable[Node], depth: int = 0) -> Iterator[tuple[int, Node]]:
    """Walk the forest in the order in which it is drawn, with how deep each stands."""
    for each in nodes:
        yield depth, each
        yield from rows(each.grown, depth + 1)


def points_in(nodes: Iterable[Node], generation: int = 1) -> Iterator[tuple[int, Node]]:
    """Give every contact point with its generation: those that a course trained are the first."""
    for each in nodes:
        if each.sort == POINT:
            yield generation, each
        yield from points_in(each.grown, generation + (each.sort == POINT))


def summed(pairs: Iterable[tuple[object, Node]]) -> dict[object, tuple[int, Reach]]:
    """Count contact points and add their reach, for each key."""
    found: dict[object, tuple[int, Reach]] = {}
    for key, node in pairs:
        number, reach = found.get(key, (0, Reach()))
        found[key] = (number + node.number, reach + node.reach)
    return found


def tens(people: int) -> int | None:
    """Tell how many people there are: in tens, rounded down; None for a few, who are not told."""
    if people == 0:
        return 0
    return None if people < OUTSIDE else people // 10 * 10


def estimated(confirmed: int, asked: int, remember: int) -> int | None:
    """Reckon how many remember, from those who were asked; None when too few were."""
    if asked < OUTSIDE:
        return None
    return tens(confirmed * min(remember, asked) // asked)

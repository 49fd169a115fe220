"""A table with its totals as a network: what can be reckoned of a cell that is not told.

A cell leads from its row to its column; a row's total leads into the row, a column's total out of
the column, and the grand total closes the circle. What flows in flows out: that is all that a
reader of sums knows. How far a hidden cell can rise or fall is the largest circle through it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from itertools import pairwise

# Where a cell stands: its row and its column, 0 for the totals.
Place = tuple[int, int]
ENDLESS = 10**12
_Node = tuple[str, int]
_Capacity = dict[_Node, dict[_Node, int]]


def with_totals(rows: Sequence[Sequence[int]]) -> dict[Place, int]:
    """Give each cell by its place, counted from 1, and the totals in row and column 0."""
    cells = {
        (at, across): number
        for at, row in enumerate(rows, start=1)
        for across, number in enumerate(row, start=1)
    }
    for at, row in enumerate(rows, start=1):
        cells[at, 0] = sum(row)
    for across in range(1, len(rows[0]) + 1 if rows else 1):
        cells[0, across] = sum(row[across - 1] for row in rows)
    cells[0, 0] = sum(map(sum, rows))
    return cells


def bounds(cells: Mapping[Place, int], hidden: Collection[Place], place: Place) -> tuple[int, int]:
    """Give the least and the most that a hidden cell can be, by what stands in the others.

    `ENDLESS` when nothing bounds it. Both are whole numbers that can really be (the network's
    constraints are unimodular: Ford and Fulkerson 1962).
    """
    start, end = _ends(place)
    others = [each for each in hidden if each != place]
    value = cells[place]
    more = _flow(cells, others, end, start, ENDLESS)
    less = _flow(cells, others, start, end, value)
    return value - less, min(value + more, ENDLESS)


def _ends(place: Place) -> tuple[_Node, _Node]:
    row, column = place
    if row and column:
        return ("row", row), ("column", column)
    if row:
        return ("column", 0), ("row", row)
    return (("column", column), ("row", 0)) if column else (("row", 0), ("column", 0))


def _flow(
    cells: Mapping[Place, int], open_ones: Collection[Place], source: _Node, sink: _Node, most: int
) -> int:
    """Push as much as there is room for, path by path (Edmonds and Karp 1972), up to `most`."""
    room = _room(cells, open_ones)
    pushed = 0
    while pushed < most and (path := _path(room, source, sink)):
        steps = list(pairwise(path))
        step = min(most - pushed, *(room[one][other] for one, other in steps))
        for one, other in steps:
            room[one][other] -= step
            room[other][one] += step
        pushed += step
    return pushed


def _room(cells: Mapping[Place, int], open_ones: Collection[Place]) -> _Capacity:
    """Give how much each hidden cell may rise, and, the other way round, fall."""
    room: _Capacity = {}
    for place in open_ones:
        start, end = _ends(place)
        room.setdefault(start, {})[end] = ENDLESS
        room.setdefault(end, {})[start] = cells[place]
    return room


def _path(room: _Capacity, source: _Node, sink: _Node) -> list[_Node]:
    came: dict[_Node, _Node] = {source: source}
    waiting = deque([source])
    while waiting and sink not in came:
        here = waiting.popleft()
        for there, left in room.get(here, {}).items():
            if left and there not in came:
                came[there] = here
                waiting.append(there)
    if sink not in came:
        return []
    path = [sink]
    while path[-1] != source:
        path.append(came[path[-1]])
    return path[::-1]


def cheapest_circle(costs: Mapping[Place, int], place: Place) -> tuple[Place, ...]:
    """Give the other places of the circle through a place that costs least; none if there is none.

    Dijkstra (1959), over the places that have a cost.
    """
    start, end = _ends(place)
    doors: dict[_Node, list[tuple[_Node, Place]]] = {}
    for other in costs:
        one, two = _ends(other)
        doors.setdefault(one, []).append((two, other))
        doors.setdefault(two, []).append((one, other))
    waiting: list[tuple[int, tuple[Place, ...], _Node]] = [(0, (), start)]
    seen: set[_Node] = set()
    while waiting:
        cost, way, here = heappop(waiting)
        if here == end:
            return way
        if here not in seen:
            seen.add(here)
            for there, other in doors.get(here, ()):
                heappush(waiting, (cost + costs[other], (*way, other), there))
    return ()

"""From request to follow-up: the states of a course and the moves between them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a course stands, in the order in which it walks."""

    RECEIVED = "received"
    TALKING = "talking"
    DATED = "dated"
    READY = "ready"
    DELIVERED = "delivered"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"
    CANCELLED = "cancelled"


# A move back is allowed where something falls through; what was delivered is undone only by the
# one who says why.
MOVES: Mapping[State, frozenset[State]] = {
    State.RECEIVED: frozenset({State.TALKING, State.CANCELLED}),
    State.TALKING: frozenset({State.DATED, State.CANCELLED}),
    State.DATED: frozenset({State.TALKING, State.READY, State.CANCELLED}),
    State.READY: frozenset({State.DATED, State.DELIVERED, State.CANCELLED}),
    State.DELIVERED: frozenset({State.READY, State.FOLLOWED_UP}),
    State.FOLLOWED_UP: frozenset({State.CLOSED}),
    State.CLOSED: frozenset(),
    State.CANCELLED: frozenset({State.RECEIVED}),
}
# Whoever goes back or ends says why.
_WITH_A_REASON = frozenset(
    {
        (State.DATED, State.TALKING),
        (State.READY, State.DATED),
        (State.DELIVERED, State.READY),
        (State.CANCELLED, State.RECEIVED),
    }
)
# Courses that still want work.
OPEN = (State.RECEIVED, State.TALKING, State.DATED, State.READY, State.DELIVERED, State.FOLLOWED_UP)
# Courses that are still prepared: what was delivered gets no other dates.
PREPARED = (State.RECEIVED, State.TALKING, State.DATED, State.READY)
# Courses whose dates take a trainer's time.
STANDING = (State.DATED, State.READY, State.DELIVERED, State.FOLLOWED_UP, State.CLOSED)


def may_move(now: State, to: State) -> bool:
    """Say whether the table has that move."""
    return to in MOVES[now]


def needs_reason(now: State, to: State) -> bool:
    """Say whether that move is made only with a reason."""
    return to is State.CANCELLED or (now, to) in _WITH_A_REASON

"""From a proposal to a grant: the states of a project, and who may take which step from where."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum


class State(StrEnum):
    """Where a project stands.

    An employee's project is *offered* until the organisation, which is to hold the courses, stands
    behind it; only then is it *proposed* to the sponsor.
    """

    DRAFT = "draft"
    OFFERED = "offered"
    PROPOSED = "proposed"
    ASKED = "asked"
    SELECTED = "selected"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    """What is done with a project."""

    CHANGE = "change"
    PROPOSE = "propose"
    ASK = "ask"
    ANSWER = "answer"
    SELECT = "select"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Side(StrEnum):
    """Who somebody is to a project: one of the sponsor's who wrote it, the organisation, whoever
    chooses for the sponsor."""

    AUTHOR = "author"
    OFFICE = "office"
    CHOOSER = "chooser"


Moves = Mapping[State, State]


def _stays(*states: State) -> Moves:
    return {state: state for state in states}


def _to(end: State, *states: State) -> Moves:
    return dict.fromkeys(states, end)


_OPEN = (State.PROPOSED, State.ASKED)
# From where each side may take each step, and where it leads. What is not here is not done.
TABLE: Mapping[tuple[Act, Side], Moves] = {
    (Act.CHANGE, Side.OFFICE): _stays(State.DRAFT, State.OFFERED, *_OPEN),
    (Act.CHANGE, Side.AUTHOR): _stays(State.DRAFT, State.OFFERED),
    (Act.PROPOSE, Side.OFFICE): _to(State.PROPOSED, State.DRAFT, State.OFFERED),
    (Act.PROPOSE, Side.AUTHOR): _to(State.OFFERED, State.DRAFT),
    (Act.ASK, Side.CHOOSER): _to(State.ASKED, *_OPEN),
    # Whoever selects before the answer came still gets it.
    (Act.ANSWER, Side.OFFICE): _stays(State.ASKED, State.SELECTED),
    (Act.ANSWER, Side.AUTHOR): _stays(State.ASKED, State.SELECTED),
    (Act.SELECT, Side.CHOOSER): _to(State.SELECTED, *_OPEN),
    (Act.DECLINE, Side.CHOOSER): _to(State.DECLINED, *_OPEN),
    (Act.DECLINE, Side.OFFICE): _to(State.DECLINED, State.OFFERED),
    (Act.WITHDRAW, Side.OFFICE): _to(State.WITHDRAWN, State.DRAFT, *_OPEN),
    (Act.WITHDRAW, Side.AUTHOR): _to(State.WITHDRAWN, State.DRAFT, State.OFFERED, *_OPEN),
}
# Decided: these stay what they are.
OVER = frozenset({State.SELECTED, State.DECLINED, State.WITHDRAWN})
WITH_A_REASON = frozenset({Act.DECLINE})


def after(act: Act, now: State, sides: Collection[Side]) -> State | None:
    """Say where a step leads for somebody of these sides; None when it is not theirs to take.

    Who is of several sides takes it as the one whom it leads furthest: the organisation's own
    proposal waits for nobody.
    """
    ends = [TABLE[act, side][now] for side in sides if now in TABLE.get((act, side), {})]
    return max(ends, key=list(State).index, default=None)


def acts_of(now: State, sides: Collection[Side]) -> frozenset[Act]:
    """Give the steps that somebody may take now."""
    return frozenset(act for act in Act if after(act, now, sides) is not None)


def answered(now: State, waiting: int) -> State:
    """Say where a project stands after an answer, when so many questions wait yet."""
    if now in OVER:
        return now
    return State.ASKED if waiting else State.PROPOSED


def lacks(texts: Mapping[str, str], cents: int) -> Iterator[str]:
    """Name what a draft lacks before anybody can compare it with others."""
    yield from (name for name, text in texts.items() if not text.strip())
    if cents <= 0:
        yield "cents"

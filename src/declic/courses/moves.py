"""What the office calls the moves of a course, and what each of them will do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.courses.rules.states import MOVES, State, needs_reason

TALK, DATE, READY, BACK = State.TALKING, State.DATED, State.READY, State.DELIVERED


@dataclass(frozen=True, slots=True)
class Move:
    """A button that moves a course: what stands on it, what it will do."""

    to: State
    label: Promise
    effect: Promise
    needs_reason: bool


_CANCEL = (
    _("Cancel the course"),
    _(
        "Dates that were not held are cancelled, and their trainers are free again. Who was told "
        "of them hears it by mail."
    ),
)
_WORDS: Mapping[tuple[State, State], tuple[Promise, Promise]] = {
    (State.RECEIVED, TALK): (
        _("Start talking"),
        _("It leaves the queue of requests. Nothing is sent to the host."),
    ),
    (TALK, DATE): (
        _("Call it dated"),
        _("Its dates stand. Nothing is sent to anybody."),
    ),
    (DATE, TALK): (
        _("Back to talking"),
        _("Its dates stay, and its trainers stay asked."),
    ),
    (DATE, READY): (
        _("Call it ready"),
        _(
            "Nothing is missing any more: trainers can take it along. What is taken away later, "
            "takes it back to dated."
        ),
    ),
    (READY, DATE): (
        _("Back to dated"),
        _("Trainers cannot open it until it is ready again."),
    ),
    (READY, BACK): (
        _("Call it delivered"),
        _("Each date was held and confirmed. It counts from now on."),
    ),
    (BACK, READY): (
        _("Undo delivered"),
        _("It does not count any more until it is called delivered again."),
    ),
    (BACK, State.FOLLOWED_UP): (
        _("Call it followed up"),
        _("You spoke with the host afterwards. Nothing is sent."),
    ),
    (State.FOLLOWED_UP, State.CLOSED): (
        _("Close the course"),
        _("Nothing can be changed any more. It stays in lists and figures."),
    ),
    (State.CANCELLED, State.RECEIVED): (
        _("Take it up again"),
        _("It stands among the requests again. Its old dates stay cancelled."),
    ),
}


def moves_of(state: State) -> list[Move]:
    """Give the moves out of a state, the way on first, cancelling last."""
    return sorted((_move(state, to) for to in MOVES[state]), key=_order)


def _move(state: State, to: State) -> Move:
    label, effect = _CANCEL if to is State.CANCELLED else _WORDS[state, to]
    return Move(to, label, effect, needs_reason(state, to))


def _order(move: Move) -> tuple[bool, bool]:
    return move.to is State.CANCELLED, move.needs_reason

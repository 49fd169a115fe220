"""The ten figures: how many of them are filled, and where each stands on the wall."""

from __future__ import annotations

from dataclasses import dataclass

from declic.kernel.cells import TEN

GUESS, TOLD = "guess", "told"
_STEP, _FIRST = 110, 55


@dataclass(frozen=True, slots=True)
class Figure:
    """One of ten people: `says` is one of those who say so."""

    x: int
    says: bool


def figures(tenths: int) -> tuple[Figure, ...]:
    """Give ten figures in a row, those who say so first."""
    return tuple(Figure(_FIRST + _STEP * place, place < tenths) for place in range(TEN))


def nearly_all(tenths: int) -> bool:
    """Say whether it is told in words: a figure of ten would tell the answer of everybody."""
    return tenths >= TEN

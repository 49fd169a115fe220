"""What the questions before and after are scored by. The questions themselves stand in the pack.

No validated short scale exists for advising a friend about blackmail or grooming: these are our
own, and every report says so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

UNSURE = "U"
# Two forms ask the same in other words; what is true in one is mostly false in the other.
FORMS: Mapping[str, str] = {
    "before": "a",
    "before-a": "a",
    "after-a": "a",
    "after": "b",
    "before-b": "b",
    "after-b": "b",
    "months": "a",
}
RIGHT: Mapping[str, Mapping[str, str]] = {
    "a": {"k1": "T", "k2": "N", "k3": "T", "k4": "N", "k5": "N", "k6": "N"},
    "b": {"k1": "N", "k2": "T", "k3": "N", "k4": "T", "k5": "T", "k6": "T"},
}
# A norm: who chose one of these finds it so; the twin question asks how many of ten others do.
NORMS: Mapping[str, tuple[str, ...]] = {"n1": ("4", "5"), "n2": ("4", "5")}
HELPFUL, UNHELPFUL = ("s1", "s2", "s3", "s4", "s5"), ("s6", "s7", "s8")


@dataclass(frozen=True, slots=True)
class Form:
    """What one person chose in one form: which form, and the choice of each question."""

    activity: str
    chosen: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """One score: its questions, and the scale on which the mean or sum of them lies.

    `per`: the span of a single answer. `whole`: only all of its questions together make it.
    """

    id: str
    asks: tuple[str, ...]
    per: tuple[float, float]
    adds: bool = False
    whole: bool = False

    def scale(self, asks: Collection[str]) -> tuple[float, float]:
        """Give the least and the most that can be scored with these questions."""
        if self.id == THREAT.id:
            return -len(UNHELPFUL), len(HELPFUL)
        times = len(asks) if self.adds else 1
        return self.per[0] * times, self.per[1] * times

    def asked(self, *forms: Collection[str]) -> tuple[str, ...]:
        """Give those of its questions that stand in every form: only these are compared."""
        found = tuple(ask for ask in self.asks if all(ask in form for form in forms))
        return () if self.whole and found != self.asks else found

    def score(self, form: Form, asks: Collection[str]) -> float | None:
        """Give somebody's score; None when one of the questions was left out."""
        points = [_points(form, ask) for ask in asks]
        told = [each for each in points if each is not None]
        if not asks or len(told) < len(points):
            return None
        return sum(told) if self.adds else sum(told) / len(told)


KNOW = Measure("know", ("k1", "k2", "k3", "k4", "k5", "k6"), (0, 1), adds=True)
THREAT = Measure("threat", (*HELPFUL, *UNHELPFUL), (-1, 1), adds=True, whole=True)
SURE = Measure("sure", ("e1", "e2", "e3", "e4", "e5"), (0, 10))
PEERS = Measure("peers", ("h1", "h2"), (1, 7))
ADULTS = Measure("adults", ("h3", "h4", "h5"), (1, 7))
NOBODY = Measure("nobody", ("h6",), (1, 7))
MEASURES = (KNOW, THREAT, SURE, PEERS, ADULTS, NOBODY)
# Asked after the course only.
USEFUL = Measure("useful", ("a1",), (1, 5))
SPOKE = Measure("spoke", ("a2",), (1, 5))
AFTER_ONLY = (USEFUL, SPOKE)


def is_right(form: Form, ask: str) -> bool | None:
    """Say whether a question of knowledge was answered rightly; None when it was left out."""
    right = RIGHT.get(FORMS.get(form.activity, ""), {}).get(ask)
    chosen = form.chosen.get(ask)
    return None if right is None or chosen is None else chosen == right


def _points(form: Form, ask: str) -> float | None:
    if ask in KNOW.asks:
        return is_right(form, ask)
    chosen = form.chosen.get(ask, "")
    if ask in THREAT.asks:
        helps = 1 if ask in HELPFUL else -1
        return {"Y": helps, "N": 0}.get(chosen)
    return float(chosen) if chosen.isascii() and chosen.isdigit() else None

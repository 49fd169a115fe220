"""Who is in the figures, and who is not: told before any figure, always."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participation:
    """How many were there, answered before, answered after, and are known to be the same."""

    present: int | None
    before: int
    after: int
    paired: int

    @property
    def answered_before(self) -> float | None:
        return rate(self.before, self.present)

    @property
    def answered_after(self) -> float | None:
        return rate(self.after, self.present)

    @property
    def matched(self) -> float | None:
        """Of those who answered before, how many are found again."""
        return rate(self.paired, self.before)


def rate(count: int, of: int | None) -> float | None:
    """Give a rate; None of nobody, and when more are counted than there were."""
    return count / of if of and count <= of else None

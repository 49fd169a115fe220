"""Who is in the figures, and who is not: told before any figure, always."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Participation:
    """How many were there, answered before, answered after, and are known to be the same.

    `months`: three months later, and how many of them answered before too. `tolerant`: of those who
    are known to be the same, by a code of which two parts differ.
    """

    present: int | None
    before: int
    after: int
    paired: int
    months: int = 0
    months_paired: int = 0
    tolerant: int = 0

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

"""Why the office does not do something."""

from __future__ import annotations


class CourseRefusedError(Exception):
    """Why nothing was done. `reason` is a code; whoever shows it has the words.

    `detail` are what the sentence names: the missing things of the gate, the other date.
    """

    def __init__(self, reason: str, *detail: str) -> None:
        """Keep the reason as a code."""
        super().__init__(reason, *detail)
        self.reason = reason
        self.detail = detail

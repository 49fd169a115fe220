"""Why nothing was done."""

from __future__ import annotations


class PointRefusedError(Exception):
    """`reason` is a code; `peers.words` has the sentence."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code."""
        super().__init__(reason)
        self.reason = reason

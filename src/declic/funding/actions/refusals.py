"""Why nothing is done with a grant."""

from __future__ import annotations


class FundingRefusedError(Exception):
    """Why nothing was done. `reason` is a code; whoever shows it has the words."""

    def __init__(self, reason: str, *detail: str) -> None:
        """Keep the reason as a code; `detail` is what the sentence names."""
        super().__init__(reason, *detail)
        self.reason = reason
        self.detail = detail

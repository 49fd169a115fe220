"""Why something was not done."""

from __future__ import annotations


class ImpactRefusedError(Exception):
    """Nothing was done. `reason`: `may`, `nothing` (no answers are here), `demo`, `late` (a
    day too far off), `gone` (the codes were destroyed before).
    """

    def __init__(self, reason: str) -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason

"""Why something about accounts was not done."""

from __future__ import annotations


class PeopleRefused(ValueError):  # noqa: N818 - a refusal is an answer to a person, not an error
    """Says by a code why; `people.words` has the sentence."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason

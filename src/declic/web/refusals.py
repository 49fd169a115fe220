"""Why a command ends without doing what was asked."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818
    """Carries the one sentence that the person at the keyboard reads."""

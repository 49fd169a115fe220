"""How a stored field is accounted for: why it is kept, who sees it, until when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keep:
    """One field's account; docs/data.md prints it."""

    purpose: str
    seen_by: str
    until: str

"""Which organisations only demonstrate, asked of the floor that knows organisations."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID


def _nobody(_organisation: UUID) -> bool:
    return False


ask: Callable[[UUID], bool] = _nobody


def shows_only(organisation: UUID | None) -> bool:
    """Say whether no mail may ever leave in this organisation's name."""
    return organisation is not None and ask(organisation)

"""What is known of costs, and how a letter tells them."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from declic.letters.models import Cost
from declic.letters.rules import money


def costs_of(about: UUID) -> QuerySet[Cost]:
    """Give the costs that were noted of something."""
    return Cost.objects.filter(about=about)


def told(about: UUID, language: str) -> tuple[tuple[str, str], ...]:
    """Give what is paid and how much, as readers of a language read amounts."""
    rows = costs_of(about).values_list("what", "cents")
    return tuple((what, money.told(cents, language)) for what, cents in rows)


def total(about: UUID, language: str) -> str:
    """Give what all costs come to; empty where none is known."""
    rows = list(costs_of(about).values_list("cents", flat=True))
    return money.told(sum(rows), language) if rows else ""

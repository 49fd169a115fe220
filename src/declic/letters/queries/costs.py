"""What is known of costs, and how a letter tells them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import QuerySet, Sum

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


def totals(about: Collection[UUID]) -> Mapping[UUID, int]:
    """Give in cents what is known of each; where nothing was noted there is nothing."""
    rows = Cost.objects.filter(about__in=about).order_by().values_list("about")
    return dict(rows.annotate(sum=Sum("cents")))


def written(cents: int, language: str) -> str:
    """Write an amount as readers of a language read it."""
    return money.told(cents, language)


def read(typed: str, *, most: int) -> int | None:
    """Read an amount as people type it, in cents; None for what is none."""
    return money.cents(typed, most=most)

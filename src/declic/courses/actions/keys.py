"""Keys in the organisation's own tables: each names one row, or the next table would change two."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from declic.courses.actions.refusals import CourseRefusedError

Row = TypeVar("Row", bound=Model)


def check_key(among: QuerySet[Row], key: str, *, of: UUID) -> None:
    """Refuse with `key` what another of these rows has; none is everybody's."""
    if key and among.filter(external_id=key).exclude(pk=of).exists():
        raise CourseRefusedError("key", key)

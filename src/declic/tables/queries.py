"""What is known of a table's columns: remembered, or else proposed by their titles."""

from __future__ import annotations

from collections.abc import Sequence

from declic.people.models import Programme
from declic.tables.models import Mapping
from declic.tables.rules.mapping import Field, apply, fingerprint, gaps, guess
from declic.tables.words import sentence

__all__ = ["apply", "columns", "gaps", "guess", "sentence"]


def columns(
    *, programme: Programme, kind: str, header: Sequence[str], fields: Sequence[Field]
) -> dict[str, int | None]:
    """Say which column is what, as it was remembered for these titles; else propose it."""
    known = Mapping.objects.filter(
        programme=programme, kind=kind, fingerprint=fingerprint(header)
    ).first()
    proposed = guess(header, fields)
    if known is None:
        return proposed
    return {name: known.columns.get(name, at) for name, at in proposed.items()}

"""What is known of a table's columns: remembered, or else proposed by their titles."""

from __future__ import annotations

from collections.abc import Sequence

from declic.people.models import Programme
from declic.tables.models import Mapping
from declic.tables.reading import read
from declic.tables.rules import parsers
from declic.tables.rules.mapping import Field, apply, fingerprint, gaps, guess
from declic.tables.words import sentence
from declic.tables.writing import CSV_TYPE, XLSX_TYPE, example, write_csv, write_xlsx

__all__ = [
    "CSV_TYPE",
    "XLSX_TYPE",
    "apply",
    "columns",
    "example",
    "gaps",
    "guess",
    "parsers",
    "read",
    "sentence",
    "write_csv",
    "write_xlsx",
]


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

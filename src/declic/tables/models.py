"""Which column is what, remembered. Why each field is stored stands in `declic.tables.keeping`."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from declic.kernel.ids import new_id
from declic.people.models import Programme
from declic.tables.rules.mapping import Columns, Field, Row, RowError
from declic.tables.rules.table import Cell, Line, Table, TableRefused

__all__ = [
    "Cell",
    "Columns",
    "Field",
    "Line",
    "Mapping",
    "Row",
    "RowError",
    "Table",
    "TableRefused",
]


class Mapping(models.Model):
    """Which column of a table is what: known again by the titles, for a programme and a list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="mappings")
    kind = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=32)
    columns = models.JSONField()
    remembered_at = models.DateTimeField()

    class Meta:
        """One for each set of titles."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("programme", "kind", "fingerprint"), name="a_mapping_for_each_header"
            )
        ]

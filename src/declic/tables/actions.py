"""Remember which column of a table is what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied
from django.db import transaction

from declic.people.models import Programme, Right
from declic.people.queries import Who, may
from declic.tables.models import Columns, Mapping
from declic.tables.rules.mapping import fingerprint


@transaction.atomic
def remember(  # noqa: PLR0913  # each by its name
    *,
    programme: Programme,
    kind: str,
    header: Sequence[str],
    columns: Columns,
    by: Who,
    at: dt.datetime,
) -> Mapping:
    """Keep it for the next table with these titles, in place of what was kept before."""
    if not may(by, Right.COORDINATE, programme, on=at.date()):
        raise PermissionDenied
    mapping, _ = Mapping.objects.update_or_create(
        programme=programme,
        kind=kind,
        fingerprint=fingerprint(header),
        defaults={"columns": dict(columns), "remembered_at": at},
    )
    return mapping

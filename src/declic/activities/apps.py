"""Tells Django about the kinds, and tells the packs which contents they can read."""

from __future__ import annotations

from django.apps import AppConfig

from declic.activities import queries
from declic.packs import kinds


class ActivitiesConfig(AppConfig):
    """No tables: a kind is code, its content lies in packs, its answers belong to a room."""

    name = "declic.activities"
    label = "activities"

    def ready(self) -> None:
        """Let the packs check and read the content of every kind found here."""
        for kind in queries.kinds():
            kinds.register(kind)

"""Tell Django that the app is there; packs are files, so that it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class PacksConfig(AppConfig):
    """The app of the packs."""

    name = "declic.packs"
    label = "packs"

"""Tell Django that the app is there; local facts are files, so that it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class CareConfig(AppConfig):
    """The app of the local facts."""

    name = "declic.care"
    label = "care"

"""Tell Django that the app is there; recordings are files, so that it has no tables."""

from __future__ import annotations

from django.apps import AppConfig


class RecordingsConfig(AppConfig):
    """The app of the recordings."""

    name = "declic.recordings"
    label = "recordings"

"""Tell Django that the app is there; facts are files, and their history is a table."""

from __future__ import annotations

from django.apps import AppConfig


class CareConfig(AppConfig):
    """The app of the local facts."""

    name = "declic.care"
    label = "care"

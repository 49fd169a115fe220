"""Tell Django that the app is there; it keeps nothing."""

from __future__ import annotations

from django.apps import AppConfig


class PrintsConfig(AppConfig):
    """The app of printed things."""

    name = "declic.prints"
    label = "prints"

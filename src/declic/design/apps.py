"""Tells Django about the design floor: its templates, tags and translations."""

from __future__ import annotations

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """No models: only pages, drawings and the files that a browser loads."""

    name = "declic.design"
    label = "design"

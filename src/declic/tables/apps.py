"""Django's entry for tables."""

from django.apps import AppConfig


class TablesConfig(AppConfig):
    """Tables, and which column is what."""

    name = "declic.tables"
    label = "tables"

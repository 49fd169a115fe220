"""Django's entry for the room."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """The room."""

    name = "declic.live"
    label = "live"
    default_auto_field = "django.db.models.BigAutoField"

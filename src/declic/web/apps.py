"""Django's entry for the entrance."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The entrance."""

    name = "declic.web"
    label = "web"

"""Django's entry for people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and organisations."""

    name = "declic.people"
    label = "people"

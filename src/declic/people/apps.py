"""Django's entry for people."""

from django.apps import AppConfig

from declic.design import slots


class PeopleConfig(AppConfig):
    """Accounts and organisations."""

    name = "declic.people"
    label = "people"

    def ready(self) -> None:
        """Say to the office's head who may do what."""
        # Models can be imported only now.
        from declic.people.access import rights_held  # noqa: PLC0415

        slots.say_who_holds(rights_held)

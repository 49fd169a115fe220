"""Django's entry for people."""

from django.apps import AppConfig

from declic.design import slots


class PeopleConfig(AppConfig):
    """Accounts and organisations."""

    name = "declic.people"
    label = "people"

    def ready(self) -> None:
        """Say to the office's head who may do what, and to the post whose mails are only shown."""
        # Models can be imported only once all apps are there.
        from declic.people.access import rights_held  # noqa: PLC0415
        from declic.people.queries import demonstrates  # noqa: PLC0415
        from declic.post.actions import never_send_for  # noqa: PLC0415

        slots.say_who_holds(rights_held)
        # The post knows no organisations.
        never_send_for(demonstrates)

"""Django's entry for people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and organisations."""

    name = "declic.people"
    label = "people"

    def ready(self) -> None:
        """Tell the post whose mails are only shown: it knows no organisations."""
        # Models can be imported only once all apps are there.
        from declic.people.queries import demonstrates  # noqa: PLC0415
        from declic.post.actions import never_send_for  # noqa: PLC0415

        never_send_for(demonstrates)

"""Django's entry for the room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots
from declic.people import links


class LiveConfig(AppConfig):
    """The room."""

    name = "declic.live"
    label = "live"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lead to its pages from the office's head."""
        # Models can be imported only now.
        from declic.live import network  # noqa: PLC0415
        from declic.live.actions.leaving import end_consoles_of  # noqa: PLC0415
        from declic.people.actions.sessions import when_somebody_leaves  # noqa: PLC0415
        from declic.people.doors import LEADS  # noqa: PLC0415
        from declic.people.models import KEEP  # noqa: PLC0415

        when_somebody_leaves("consoles", end_consoles_of)
        links.say_where(network.base_url)
        slots.add_page("sessions", _("Sessions"), "/host", rights=LEADS, order=10)
        slots.add_page("facts", _("Local facts"), "/host/facts", rights={KEEP}, order=90)

"""Django's entry for what is taken along."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class LaptopsConfig(AppConfig):
    """What is taken along, and what comes back."""

    name = "declic.laptops"
    label = "laptops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Lead to its pages from the office's head and from pages of the floors below."""
        # Models can be imported only now.
        from declic.laptops import corners  # noqa: PLC0415
        from declic.laptops.actions.expiring import expire  # noqa: PLC0415
        from declic.live.actions.erasing import erase_too  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415

        led = {Right.LEAD, Right.COORDINATE}
        slots.add_page("results", _("Results"), "/office/results", rights=led, order=40)
        erase_too("carried", expire)
        slots.add_corner("host", "laptops/on_host.html", corners.on_host)
        slots.add_corner("closing", "laptops/on_closing.html", corners.on_closing)
        slots.add_corner("own", "laptops/on_own.html", corners.on_own)
        slots.add_corner("date", "laptops/on_date.html", corners.on_date)

"""Tell Django that the app is there; packs are files, so that it has no tables."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class PacksConfig(AppConfig):
    """The app of the packs."""

    name = "declic.packs"
    label = "packs"

    def ready(self) -> None:
        """Lead to its page from the office's head."""
        # Its rights can be asked for only now.
        from declic.people.doors import READS  # noqa: PLC0415

        slots.add_page("review", _("Review"), "/host/review", rights=READS, order=70)

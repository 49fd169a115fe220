"""Django's entry for contact points."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class PeersConfig(AppConfig):
    """Contact points, their young people, and what spreads from them."""

    name = "declic.peers"
    label = "peers"

    def ready(self) -> None:
        """Lead to its pages from the office's head, and let the purge forget what is due."""
        # Models can be imported only now.
        from declic.courses.actions.example import fill_too  # noqa: PLC0415
        from declic.courses.actions.merging import when_merged  # noqa: PLC0415
        from declic.live.actions.erasing import erase_too  # noqa: PLC0415
        from declic.peers.actions.example import fill_points  # noqa: PLC0415
        from declic.peers.actions.expiring import expire  # noqa: PLC0415
        from declic.peers.actions.points import move_points  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415

        beside = {Right.COORDINATE, Right.COACH}
        slots.add_page("points", _("Contact points"), "/office/points", rights=beside, order=29)
        sees = {Right.COORDINATE, Right.FUND}
        slots.add_page("cascade", _("How it spreads"), "/office/cascade", rights=sees, order=42)
        erase_too("peers", expire)
        when_merged(move_points)
        fill_too(fill_points)

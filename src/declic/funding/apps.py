"""Django's entry for grants."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class FundingConfig(AppConfig):
    """Grants, and what sponsors see of them."""

    name = "declic.funding"
    label = "funding"

    def ready(self) -> None:
        """Lead to its pages, stand on a course's page, and hear of courses taken back."""
        # Models can be imported only now.
        from declic.courses.actions.example import fill_too  # noqa: PLC0415
        from declic.courses.actions.undone import when_undone  # noqa: PLC0415
        from declic.funding.actions.charging import drop_undone  # noqa: PLC0415
        from declic.funding.actions.example import fill_grants  # noqa: PLC0415
        from declic.funding.actions.expiring import expire  # noqa: PLC0415
        from declic.funding.corners import on_course  # noqa: PLC0415
        from declic.live.actions.erasing import erase_too  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415

        office = {Right.COORDINATE}
        slots.add_page("grants", _("Grants"), "/office/grants", rights=office, order=30)
        both = {Right.COORDINATE, Right.FUND}
        slots.add_page("projects", _("Projects"), "/office/projects", rights=both, order=32)
        slots.add_page("funded", _("Funded"), "/office/funded", rights={Right.FUND}, order=31)
        slots.add_corner("course-office", "funding/on_course.html", on_course)
        when_undone(drop_undone)
        erase_too("grants", expire)
        fill_too(fill_grants)

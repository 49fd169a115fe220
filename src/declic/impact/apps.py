"""Django's entry for what courses changed."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from declic.design import slots


class ImpactConfig(AppConfig):
    """What a course changed, and what may be told of it."""

    name = "declic.impact"
    label = "impact"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Take rows before they are loosened, and lead to the report from a course's page."""
        # Models can be imported only now.
        from declic.courses.actions.example import fill_too  # noqa: PLC0415
        from declic.impact import corners  # noqa: PLC0415
        from declic.impact.actions.codes import end_due  # noqa: PLC0415
        from declic.impact.actions.example import fill_answers  # noqa: PLC0415
        from declic.impact.actions.expiring import expire  # noqa: PLC0415
        from declic.impact.actions.gathering import gather  # noqa: PLC0415
        from declic.live.actions.erasing import erase_too, keep_first  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415

        keep_first(gather)
        fill_too(fill_answers)
        erase_too("answers", expire)
        erase_too("codes of courses", end_due)
        office = {Right.COORDINATE}
        slots.add_page("years", _("The years"), "/office/years", rights=office, order=32)
        slots.add_corner("course", "impact/on_course.html", corners.on_course)

"""Django's entry for courses."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.design import slots


class CoursesConfig(AppConfig):
    """Requests, hosts, trainers, courses and their dates."""

    name = "declic.courses"
    label = "courses"

    def ready(self) -> None:
        """Lead to its pages from the office's head."""
        # Models can be imported only now.
        from declic.courses.corners import on_account  # noqa: PLC0415
        from declic.people.models import Right  # noqa: PLC0415

        slots.add_corner("account", "courses/on_account.html", on_account)
        office, leaders = {Right.COORDINATE}, {Right.LEAD, Right.HELP_LEAD}
        slots.add_page("courses", _("Courses"), "/office/courses", rights=office, order=20)
        slots.add_page("hosts", _("Hosts"), "/office/hosts", rights=office, order=22)
        slots.add_page("trainers", _("Trainers"), "/office/trainers", rights=office, order=24)
        slots.add_page("tasks", _("My tasks"), "/office/tasks", rights=office, order=26)
        slots.add_page("post", _("Mails"), "/office/post", rights=office, order=27)
        spreadsheets = pgettext_lazy("spreadsheets", "Tables")
        slots.add_page("tables", spreadsheets, "/office/tables", rights=office, order=40)
        slots.add_page("own", _("My dates"), "/office/own", rights=leaders, order=28)

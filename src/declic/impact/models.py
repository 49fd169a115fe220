"""What is kept of a course's answers, and the report that was made of them, once.

Why each field is stored and for how long stands in `declic.impact.keeping`.
"""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id


class Gathered(models.Model):
    """The rows of a session that was held on this server, as a laptop would have brought them.

    They are taken before the purge loosens the answers: afterwards nobody knows which form before
    and which after are one person's.
    """

    session = models.UUIDField(primary_key=True)
    date = models.ForeignKey("courses.CourseDate", models.CASCADE, related_name="+")
    answers = models.PositiveIntegerField()
    rows = models.JSONField()
    ended_at = models.DateTimeField()


class YearReport(models.Model):
    """The figures of a programme's year as they were published; they never change.

    `courses`: in the order in which the figures number them, for those who may see where a figure
    comes from.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    courses = models.JSONField()
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """Once a year."""

        constraints = (
            models.UniqueConstraint(fields=("programme", "year"), name="one_report_a_year"),
        )


class Research(models.Model):
    """The rows of a year that researchers may get, frozen with the year's report."""

    year = models.OneToOneField(
        YearReport, models.CASCADE, primary_key=True, related_name="research"
    )
    rows = models.JSONField()


class CodesEnd(models.Model):
    """When the codes of a course's cards are destroyed, and when they were."""

    course = models.OneToOneField(
        "courses.Course", models.CASCADE, primary_key=True, related_name="+"
    )
    on = models.DateField()
    ended_at = models.DateTimeField(null=True)


class Report(models.Model):
    """The figures of a course as they were published. They never change: see `impact.rules`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.OneToOneField("courses.Course", models.CASCADE, related_name="+")
    figures = models.JSONField()
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

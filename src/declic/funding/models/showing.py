"""What stands beside a sponsor's figures: its logo, and sentences of adults that two people read.

Why each field is stored and for how long stands in `declic.funding.keeping`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from declic.courses.models import Course
from declic.funding.models.grants import Grant, Sponsor
from declic.funding.rules.quotes import MOST_SIGNS
from declic.kernel.ids import new_id


class Logo(models.Model):
    """A sponsor's logo as this program drew it anew; the file that came is not kept."""

    sponsor = models.OneToOneField(
        Sponsor, models.CASCADE, primary_key=True, related_name="logo", editable=False
    )
    png = models.BinaryField()
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Quote(models.Model):
    """A sentence of an adult who was at a course of a grant. Read only once a second person of the
    organisation approved it, and never changed after it was written.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="quotes")
    course = models.ForeignKey(Course, models.CASCADE, related_name="+")
    text = models.CharField(max_length=MOST_SIGNS)
    language = models.CharField(max_length=8)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    approved_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    approved_at = models.DateTimeField(null=True)

    class Meta:
        """Nobody approves what they wrote themselves."""

        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(by=None) | ~Q(approved_by=F("by")),
                name="a_second_person_approves_a_quote",
            ),
        )

"""What an organisation words itself, and who has a calendar address.

Why each field is stored and for how long stands in `declic.letters.keeping`.
"""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.letters.rules import Letter, Template
from declic.letters.rules.calendars import Entry

__all__ = ["Cost", "Entry", "Feed", "Letter", "Template", "Wording"]


class Wording(models.Model):
    """One part of a template in one language, as an organisation says it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="+")
    template = models.CharField(max_length=64)
    language = models.CharField(max_length=8)
    part = models.CharField(max_length=64)
    text = models.TextField(max_length=4000)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """One wording a part."""

        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "template", "language", "part"), name="one_wording_a_part"
            ),
        )


class Feed(models.Model):
    """The secret address at which a calendar program reads a person's dates."""

    person = models.OneToOneField(
        "people.Person", models.CASCADE, related_name="+", primary_key=True
    )
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()


class Cost(models.Model):
    """What something costs, as far as it is known. It names what it is about by its number alone:
    courses are known a floor above."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about = models.UUIDField(db_index=True)
    what = models.CharField(max_length=120)
    cents = models.PositiveIntegerField()
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were noted."""

        ordering = ("id",)

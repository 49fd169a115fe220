"""What a local fact is, and what an installation keeps of its own: who changed it, and when.

Facts are delivered as files. What staff of an installation corrects or confirms is kept here, row
after row, and the newest row of a fact takes the place of the delivered one. Why each field is
stored and for how long stands in `declic.care.keeping`.
"""

from __future__ import annotations

from django.db import models

from declic.care.rules import (
    EVERYWHERE,
    KINDS,
    SENTENCES,
    Channel,
    Community,
    Fact,
    FactsFile,
    HelpLine,
    Kind,
    Place,
    Standing,
    State,
    differences,
    said,
)
from declic.kernel.ids import new_id

__all__ = [
    "EVERYWHERE",
    "KINDS",
    "SENTENCES",
    "Channel",
    "Community",
    "Fact",
    "FactsFile",
    "HelpLine",
    "Kind",
    "Place",
    "Revision",
    "Standing",
    "State",
    "differences",
    "said",
]


class Revision(models.Model):
    """One change of one fact, as the fact was from then on; rows are added and never changed.

    Only the name in `by` goes when it has been kept long enough.
    """

    class Deed(models.TextChoices):
        """What was done. `RETURNED`: what was delivered holds again, so that there is no fact."""

        CHANGED = "changed"
        CONFIRMED = "confirmed"
        RETURNED = "returned"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=80)
    community = models.CharField(max_length=8)
    deed = models.CharField(max_length=10, choices=Deed.choices)
    fact = models.JSONField(null=True)
    by = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField()

    class Meta:
        """Found by the fact, in the order of time."""

        ordering = ("id",)
        indexes = (models.Index(fields=("key", "community"), name="revisions_of_a_fact"),)

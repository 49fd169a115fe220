"""“Please talk with me”: that it was asked, who has read it, who was told when, what was done."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.peers.models.points import Member, Point
from declic.peers.rules.handing import Act


class Handover(models.Model):
    """A young person asks that an adult talks with them. There is no field to say about what."""

    # Made with the page on which it is asked: sent twice, it is there once.
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="handovers")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="handovers")
    # The coach is not told, and sees nothing of it.
    without_coach = models.BooleanField(default=False)
    in_session = models.BooleanField(default=False)
    asked_at = models.DateTimeField()
    # Since when whoever leads the organisation is told too.
    heads_since = models.DateTimeField(null=True)
    act = models.CharField(max_length=10, choices=[(each, each) for each in Act], blank=True)
    acted_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    acted_at = models.DateTimeField(null=True)

    class Meta:
        """Asked for every few seconds: those of which nobody has said what was done."""

        indexes = (models.Index(fields=("acted_at",), name="handovers_that_wait"),)


class Reading(models.Model):
    """That a person with a name opened it, by a press of their own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handover = models.ForeignKey(Handover, models.CASCADE, related_name="readings")
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    read_at = models.DateTimeField()

    class Meta:
        """Once for each."""

        constraints = (
            models.UniqueConstraint(fields=("handover", "person"), name="one_reading_a_person"),
        )


class Notice(models.Model):
    """That the adults were told at a step: each step once, whatever the clock does."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    handover = models.ForeignKey(Handover, models.CASCADE, related_name="notices")
    step = models.CharField(max_length=12)
    due_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        """Once for each step."""

        constraints = (
            models.UniqueConstraint(fields=("handover", "step"), name="one_notice_a_step"),
        )

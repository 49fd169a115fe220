"""What young people did, counted and never told; their energy, apart from it; their meetings."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.peers.models.points import Member, Point
from declic.peers.rules.deeds import DeedState, Kind


class Deed(models.Model):
    """One action: what of a list, when, and about how many. There is no field to tell more.

    What the coach says instead stands beside what was told, which stays.
    """

    class State(models.TextChoices):
        """The states of `peers.rules`, as the database knows them."""

        REPORTED = DeedState.REPORTED
        CONFIRMED = DeedState.CONFIRMED
        CORRECTED = DeedState.CORRECTED
        REJECTED = DeedState.REJECTED

    # Made with the page on which it is told: told twice, it is there once.
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="deeds")
    member = models.ForeignKey(Member, models.SET_NULL, null=True, related_name="deeds")
    kind = models.CharField(max_length=12, choices=[(each, each) for each in Kind])
    on = models.DateField()
    took_part = models.PositiveSmallIntegerField()
    heard = models.PositiveSmallIntegerField()
    asked = models.PositiveSmallIntegerField()
    logged_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.REPORTED)
    right_took_part = models.PositiveSmallIntegerField(null=True)
    right_heard = models.PositiveSmallIntegerField(null=True)
    right_asked = models.PositiveSmallIntegerField(null=True)
    decided_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        """Counted for each contact point, by state."""

        indexes = (models.Index(fields=("point", "state"), name="deeds_of_a_point"),)


class Energy(models.Model):
    """How somebody was, from 1 to 5, on a day; tied to no action."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(Member, models.CASCADE, related_name="energies")
    level = models.PositiveSmallIntegerField()
    on = models.DateField()

    class Meta:
        """In the order in which they were told."""

        ordering = ("on", "id")


class Meeting(models.Model):
    """A time at which coach and young people sit together."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)

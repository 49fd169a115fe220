"""Contact points, the adults beside them, and young people who have no name here."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from declic.kernel.ids import new_id
from declic.peers.rules.standing import Part
from declic.people.models import Purpose


class Point(models.Model):
    """Several trained young people of one host, with a coach: from a day until a day."""

    class End(models.TextChoices):
        """Why it ended; leaving is normal."""

        DONE = "done"
        PLACE = "place"
        ADULTS = "adults"
        JOINED = "joined"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.REAL)
    host = models.ForeignKey("courses.Host", models.PROTECT, related_name="points")
    # The course that trained them, or the contact point whose young people did.
    course = models.ForeignKey("courses.Course", models.SET_NULL, null=True, related_name="points")
    grown_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="grown")
    number = models.PositiveIntegerField()
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    end = models.CharField(max_length=8, choices=End.choices, blank=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        """Numbered in its programme: no name is needed."""

        constraints = (
            models.UniqueConstraint(fields=("programme", "number"), name="one_point_a_number"),
        )
        indexes = (models.Index(fields=("programme", "ended_on"), name="points_that_go_on"),)


class Adult(models.Model):
    """A grown-up of a contact point: its coach, or the second one who is told as well."""

    class Which(models.TextChoices):
        """The parts of `peers.rules`, as the database knows them."""

        COACH = Part.COACH
        SECOND = Part.SECOND

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="adults")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    part = models.CharField(max_length=6, choices=Which.choices)
    starts_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One of each at a time."""

        constraints = (
            models.UniqueConstraint(
                fields=("point", "part"), condition=Q(ended_at=None), name="one_adult_a_part"
            ),
        )


class Member(models.Model):
    """A young person of a contact point: an alias of the list and a card. Nothing else is known."""

    class End(models.TextChoices):
        """Why somebody stopped; each of them is a good reason."""

        ENOUGH = "enough"
        SCHOOL = "school"
        MOVED = "moved"
        OTHER_THINGS = "other_things"
        GROWN_UP = "grown_up"
        UNSAID = "unsaid"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="members")
    alias = models.CharField(max_length=40)
    # A keyed fingerprint of the code on the printed card; none once the card was ended.
    card = models.CharField(max_length=64, unique=True, null=True)
    card_ended_at = models.DateTimeField(null=True)
    starts_on = models.DateField()
    ended_on = models.DateField(null=True)
    end = models.CharField(max_length=12, choices=End.choices, blank=True)
    resting_since = models.DateField(null=True)
    # Something weighs on them, they said; until the coach has talked with them.
    heavy_since = models.DateTimeField(null=True)

    class Meta:
        """In a contact point nobody has another one's alias, now or later."""

        constraints = (
            models.UniqueConstraint(fields=("point", "alias"), name="one_member_an_alias"),
        )


class Device(models.Model):
    """A browser that a card opened the group's page in."""

    token = models.CharField(max_length=64, primary_key=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="devices")
    opened_at = models.DateTimeField()

"""Who pays, for what, and which course stands for which unit of it.

Why each field is stored and for how long stands in `declic.funding.keeping`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from declic.courses.models import Course
from declic.funding.rules.units import Kind
from declic.kernel.ids import new_id
from declic.people.models import Purpose


class Sponsor(models.Model):
    """A foundation, a company, a public body that pays for courses of a programme."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8, default="fr")
    made_at = models.DateTimeField()

    class Meta:
        """One of a name."""

        constraints = (
            models.UniqueConstraint(fields=("programme", "name"), name="one_sponsor_a_name"),
        )

    def __str__(self) -> str:
        """The name, as people say it."""
        return self.name


class Reader(models.Model):
    """An account that reads the pages of a sponsor, as long as its role of sponsor holds.

    `chooses`: it also asks about proposals, selects and declines them for the sponsor.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sponsor = models.ForeignKey(Sponsor, models.CASCADE, related_name="readers")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    chooses = models.BooleanField(default=False)

    class Meta:
        """Once a sponsor."""

        constraints = (
            models.UniqueConstraint(fields=("sponsor", "person"), name="one_reader_a_person"),
        )


class Grant(models.Model):
    """What a sponsor pays, from when until when, and under which conditions.

    What it promises are its units. `version` counts changes, so that nobody writes over what they
    did not see.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    sponsor = models.ForeignKey(Sponsor, models.PROTECT, related_name="grants")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.REAL)
    name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    cents = models.PositiveIntegerField(default=0)
    host_kinds = models.JSONField(default=list)
    provinces = models.JSONField(default=list)
    agreed = models.TextField(max_length=2000, blank=True)
    external_id = models.CharField(max_length=80, blank=True)
    link = models.CharField(max_length=64, unique=True, null=True)
    link_made_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()

    class Meta:
        """One row of another program is one grant, however often it is told."""

        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_grant_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=("programme", "external_id"),
                condition=~Q(external_id=""),
                name="one_grant_an_external_id",
            ),
        )
        indexes = (models.Index(fields=("programme", "starts_on"), name="grants_by_start"),)


class Unit(models.Model):
    """One of what was promised: the seventh course of twelve. It is there before any course is.

    The thirteenth of twelve has no unit, and a charge without a unit cannot be written: so the
    database refuses it, whoever asks at once.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="units")
    kind = models.CharField(max_length=6, choices=[(kind.value, kind.value) for kind in Kind])
    number = models.PositiveSmallIntegerField()

    class Meta:
        """Counted from one."""

        ordering = ("kind", "number")
        constraints = (
            models.UniqueConstraint(fields=("grant", "kind", "number"), name="one_unit_a_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="units_count_from_one"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in Kind]), name="units_of_two_kinds"
            ),
        )


class Charge(models.Model):
    """A delivered course that stands for a unit: one a unit, and one a course."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.OneToOneField(Unit, models.PROTECT, related_name="charge")
    course = models.OneToOneField(Course, models.PROTECT, related_name="charge")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Planned(models.Model):
    """A course that is meant for a grant, before it is delivered. It takes no unit."""

    course = models.OneToOneField(
        Course, models.CASCADE, primary_key=True, related_name="planned_for", editable=False
    )
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="planned")
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class Entry(models.Model):
    """That a course was charged to a grant, or taken off it again and why: added, never changed."""

    class Did(models.TextChoices):
        """What was done."""

        CHARGED = "charged"
        TAKEN_OFF = "taken_off"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="entries")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=6)
    number = models.PositiveSmallIntegerField()
    did = models.CharField(max_length=9, choices=Did.choices)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ("-id",)


class Told(models.Model):
    """How many young people a sponsor was told of at one kind of place: added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="told")
    place = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        """In the order in which it was told."""

        ordering = ("id",)

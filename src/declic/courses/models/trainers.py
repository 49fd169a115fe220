"""Who leads courses, when they can, and to which dates they are promised."""

from __future__ import annotations

from django.db import models

from declic.courses.models.courses import CourseDate
from declic.kernel.ids import new_id


class Trainer(models.Model):
    """What a trainer or co-facilitator of a programme can do, and where."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.CASCADE, related_name="+")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    languages = models.JSONField(default=list)
    provinces = models.JSONField(default=list)
    host_kinds = models.JSONField(default=list)
    plans = models.JSONField(default=list)
    # Monday is 0. An empty list: any day.
    weekdays = models.JSONField(default=list)
    # A young trainer and an adult make a pair.
    young = models.BooleanField(default=False)
    most_a_month = models.PositiveSmallIntegerField(null=True)
    external_id = models.CharField(max_length=80, blank=True)
    retired_at = models.DateTimeField(null=True)

    class Meta:
        """One a person in a programme."""

        constraints = (
            models.UniqueConstraint(fields=("programme", "person"), name="one_trainer_a_person"),
        )


class Away(models.Model):
    """Days on which a trainer cannot be asked; the last one counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    trainer = models.ForeignKey(Trainer, models.CASCADE, related_name="away")
    starts_on = models.DateField()
    ends_on = models.DateField()


class Assignment(models.Model):
    """A trainer who was asked for a date. Who declined is kept, so that nobody asks twice."""

    class Part(models.TextChoices):
        """Who leads, and who stands beside."""

        LEAD = "lead"
        SECOND = "second"

    class Answer(models.TextChoices):
        """What the trainer said."""

        ASKED = "asked"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    date = models.ForeignKey(CourseDate, models.CASCADE, related_name="assignments")
    trainer = models.ForeignKey(Trainer, models.PROTECT, related_name="assignments")
    part = models.CharField(max_length=6, choices=Part.choices, default=Part.LEAD)
    answer = models.CharField(max_length=8, choices=Answer.choices, default=Answer.ASKED)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """A trainer is asked once for a date."""

        constraints = (
            models.UniqueConstraint(fields=("date", "trainer"), name="one_trainer_once_a_date"),
        )


class Quarter(models.Model):
    """A quarter of an hour that a person promised; nobody can promise one twice."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="quarters")
    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    quarter = models.BigIntegerField()

    class Meta:
        """The database refuses a clash, whoever asks."""

        constraints = (
            models.UniqueConstraint(fields=("person", "quarter"), name="one_place_at_a_time"),
        )

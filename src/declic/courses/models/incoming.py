"""A table that somebody brought, until it is taken over or left."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id


class Incoming(models.Model):
    """The file as it came, for a day at most; what it said is in the lists afterwards."""

    class Kind(models.TextChoices):
        """Which list it is for."""

        HOSTS = "hosts"
        CONTACTS = "contacts"
        TRAINERS = "trainers"
        COURSES = "courses"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    remember = models.BooleanField(default=True)
    brought_by = models.ForeignKey("people.Person", models.CASCADE, null=True, related_name="+")
    brought_at = models.DateTimeField()

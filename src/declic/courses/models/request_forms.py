"""Where a programme's hosts ask for a course."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id


class RequestForm(models.Model):
    """The request form of a programme: its address, and how its office is reached."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.OneToOneField(
        "people.Programme", models.CASCADE, related_name="request_form"
    )
    address = models.SlugField(max_length=60, unique=True)
    is_open = models.BooleanField(default=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    most_an_hour = models.PositiveSmallIntegerField(default=30)
    made_at = models.DateTimeField()

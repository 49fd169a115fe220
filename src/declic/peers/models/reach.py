"""What those whom it reached remember, asked by an adult of theirs some months later."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.peers.models.points import Point


class Recall(models.Model):
    """Of so many who were asked, so many remember: two numbers, and nobody's answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="recalls")
    asked = models.PositiveSmallIntegerField()
    remember = models.PositiveSmallIntegerField()
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

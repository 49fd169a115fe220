"""What a place has done, of a list; of persons it says nothing."""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.peers.models.points import Point


class Mission(models.Model):
    """That a mission of the list is done at the place of a contact point. Without a row it is open.

    There is no number to compare places by, and no field for who did it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.ForeignKey(Point, models.CASCADE, related_name="missions")
    key = models.CharField(max_length=24)
    done_on = models.DateField()

    class Meta:
        """Once for each."""

        constraints = (
            models.UniqueConstraint(fields=("point", "key"), name="one_mission_a_point"),
        )

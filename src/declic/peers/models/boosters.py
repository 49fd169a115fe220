"""The session in which a contact point holds its booster, for as long as somebody needs to know."""

from __future__ import annotations

import datetime as dt

from django.db import models

from declic.kernel.ids import new_id
from declic.peers.models.points import Point

LASTS = dt.timedelta(days=2)
"""How long after it was opened a booster can still be noted as done."""


class Booster(models.Model):
    """One session of one contact point. Of its young people it knows nobody, nor do its seats."""

    # The action gets this id when the booster is noted as done: pressed twice, it counts once.
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    point = models.OneToOneField(Point, models.CASCADE, related_name="booster")
    session = models.ForeignKey("live.Session", models.CASCADE, related_name="+")
    opened_at = models.DateTimeField()

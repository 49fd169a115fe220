"""What is kept of certificates. Why, who sees it and until when: `declic.certificates.keeping`."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from declic.certificates.rules import SIGNS, Kind
from declic.kernel.ids import new_id
from declic.people.models import Programme, Role

__all__ = ["Certificate", "Kind"]


class Certificate(models.Model):
    """What a code stands for. Of papers for many it says for whom in no way.

    An adult's stands on the role, which knows the person: no name is kept a second time.
    """

    class Sort(models.TextChoices):
        """The kinds of `certificates.rules`, as the database knows them."""

        PEER = Kind.PEER
        COURSE = Kind.COURSE
        COACH = Kind.COACH
        TRAINER = Kind.TRAINER

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=SIGNS, unique=True)
    kind = models.CharField(max_length=8, choices=Sort.choices)
    programme = models.ForeignKey(Programme, models.CASCADE, related_name="certificates")
    # A plan of a pack, for a course; empty else.
    plan = models.CharField(max_length=64, blank=True)
    role = models.ForeignKey(Role, models.SET_NULL, null=True, related_name="certificates")
    # The first day of the month in which it was first given.
    month = models.DateField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """One code for the same thing in the same month, and one for each role."""

        constraints = (
            models.UniqueConstraint(
                fields=("programme", "kind", "plan", "month"),
                condition=Q(role=None, ended_at=None, kind__in=("peer", "course")),
                name="one_code_a_month",
            ),
            models.UniqueConstraint(
                fields=("role",), condition=Q(ended_at=None), name="one_certificate_a_role"
            ),
        )

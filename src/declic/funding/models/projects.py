"""What is proposed to a sponsor before there is a grant, what was asked about it, and each step.

Why each field is stored and for how long stands in `declic.funding.keeping`.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from declic.funding.models.grants import Grant, Sponsor
from declic.funding.rules.projects import Act, State
from declic.kernel.ids import new_id
from declic.people.models import Purpose


class Project(models.Model):
    """A proposal: why, how, how many units at which price, and what may go wrong.

    `from_sponsor`: an employee of the sponsor wrote it, not the organisation. `proposed_at`: since
    when the sponsor reads it; once it does, nothing takes that back. `version` counts changes, so
    that nobody selects what they did not see.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    sponsor = models.ForeignKey(Sponsor, models.PROTECT, related_name="projects")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.REAL)
    state = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in State], default=State.DRAFT
    )
    from_sponsor = models.BooleanField(default=False)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    need = models.TextField(max_length=2000, blank=True)
    method = models.TextField(max_length=2000, blank=True)
    risks = models.TextField(max_length=2000, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    courses = models.PositiveSmallIntegerField(default=0)
    staff = models.PositiveSmallIntegerField(default=0)
    cents = models.PositiveIntegerField(default=0)
    host_kinds = models.JSONField(default=list)
    provinces = models.JSONField(default=list)
    grant = models.OneToOneField(Grant, models.CASCADE, null=True, related_name="project")
    version = models.PositiveIntegerField(default=0)
    proposed_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        """A project is selected exactly when there is its grant."""

        constraints = (
            models.CheckConstraint(
                condition=Q(state=State.SELECTED, grant__isnull=False)
                | (~Q(state=State.SELECTED) & Q(grant=None)),
                name="a_selected_project_has_its_grant",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_project_ends_after_it_starts"
            ),
        )
        indexes = (models.Index(fields=("sponsor", "state"), name="projects_of_a_sponsor"),)


class Question(models.Model):
    """What whoever chooses asked, and the answer. Both stay as they were written."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="questions")
    text = models.TextField(max_length=2000)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        """In the order in which they were asked."""

        ordering = ("id",)


class Turn(models.Model):
    """A step that somebody took with a project, and why: added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    project = models.ForeignKey(Project, models.CASCADE, related_name="turns")
    act = models.CharField(max_length=8, choices=[(each.value, each.value) for each in Act])
    state = models.CharField(max_length=10, choices=[(each.value, each.value) for each in State])
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ("-id",)

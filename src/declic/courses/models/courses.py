"""A request, the course that comes of it, its dates, and what was said and done about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from declic.courses.models.hosts import Contact, Host
from declic.courses.rules.states import State
from declic.kernel.ids import new_id
from declic.people.models import Purpose


class Course(models.Model):
    """One course for one group or several of one host, on one date or several."""

    class State(models.TextChoices):
        """The states of `courses.rules`, as the database knows them."""

        RECEIVED = State.RECEIVED
        TALKING = State.TALKING
        DATED = State.DATED
        READY = State.READY
        DELIVERED = State.DELIVERED
        FOLLOWED_UP = State.FOLLOWED_UP
        CLOSED = State.CLOSED
        CANCELLED = State.CANCELLED

    class Audience(models.TextChoices):
        """For whom; with young people more adults are needed and more is asked of them."""

        YOUNG = "young"
        STAFF = "staff"
        PROFESSIONALS = "professionals"

    class Phones(models.TextChoices):
        """What the host decided about the participants' phones; schools decide in writing."""

        AWAY = "away"
        USED = "used"
        TABLES = "tables"

    class Guardians(models.TextChoices):
        """Whether unaccompanied minors have a guardian yet; not yet is normal."""

        NOT_ASKED = "not_asked"
        APPOINTED = "appointed"
        NOT_YET = "not_yet"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.REAL)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    host = models.ForeignKey(Host, models.PROTECT, related_name="courses")
    host_adult = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    coach = models.ForeignKey(Contact, models.SET_NULL, null=True, related_name="+")
    owner = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    waiting_since = models.DateField(null=True)
    audience = models.CharField(max_length=14, choices=Audience.choices, default=Audience.YOUNG)
    age_least = models.PositiveSmallIntegerField(null=True)
    age_most = models.PositiveSmallIntegerField(null=True)
    group_size = models.PositiveSmallIntegerField(null=True)
    groups = models.PositiveSmallIntegerField(default=1)
    languages = models.JSONField(default=list)
    staff_language = models.CharField(max_length=8, blank=True)
    phones = models.CharField(max_length=8, choices=Phones.choices, blank=True)
    phones_by = models.CharField(max_length=200, blank=True)
    room = models.CharField(max_length=200, blank=True)
    wall = models.BooleanField(null=True)
    wished = models.TextField(blank=True)
    needs = models.TextField(blank=True)
    interpreter = models.CharField(max_length=200, blank=True)
    guardians = models.CharField(
        max_length=10, choices=Guardians.choices, default=Guardians.NOT_ASKED
    )
    responsible = models.CharField(max_length=120, blank=True)
    deputy = models.CharField(max_length=120, blank=True)
    trusted_adult = models.CharField(max_length=120, blank=True)
    help_place = models.CharField(max_length=80, blank=True)
    help_until = models.CharField(max_length=5, blank=True)
    adults_present = models.PositiveSmallIntegerField(null=True)
    plan = models.CharField(max_length=80, blank=True)
    options = models.JSONField(default=dict)
    external_id = models.CharField(max_length=80, blank=True)
    # Held before the office used Declic: told by a table, and in no figure.
    from_before = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        """Numbered in the year of its programme, as people call it on the telephone."""

        constraints = (
            models.UniqueConstraint(
                fields=("programme", "year", "number"), name="one_course_a_number"
            ),
            models.UniqueConstraint(
                fields=("programme", "external_id"),
                condition=~Q(external_id=""),
                name="one_course_an_external_id",
            ),
        )
        indexes = (
            models.Index(fields=("programme", "state"), name="courses_by_state"),
            models.Index(fields=("host",), name="courses_of_a_host"),
        )

    @property
    def label(self) -> str:
        """The number as people say it: 2026-014."""
        return f"{self.year}-{self.number:03d}"


class CourseDate(models.Model):
    """One time that a group of a course meets: from when until when, and what was held then."""

    class Confirmed(models.TextChoices):
        """Who said that it took place."""

        HOST = "host"
        COORDINATOR = "coordinator"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="dates")
    group = models.CharField(max_length=40, blank=True)
    part = models.PositiveSmallIntegerField(default=1)
    plan = models.CharField(max_length=80, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    # How often it was moved; calendars ask for it.
    moved = models.PositiveSmallIntegerField(default=0)
    # When its hours were changed last; who comes to it is told.
    moved_at = models.DateTimeField(null=True)
    # Where it stood before each move: when, group and part; a table may still say so.
    before = models.JSONField(default=list)
    cancelled_at = models.DateTimeField(null=True)
    session = models.UUIDField(null=True, unique=True)
    session_purpose = models.CharField(max_length=10, choices=Purpose.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    present = models.PositiveSmallIntegerField(null=True)
    secret = models.CharField(max_length=64, unique=True, null=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=12, choices=Confirmed.choices, blank=True)
    why_not = models.CharField(max_length=400, blank=True)
    # What the host answered by its link; it confirms once the session has told its end.
    host_said_at = models.DateTimeField(null=True)
    host_took_place = models.BooleanField(null=True)
    host_count = models.PositiveSmallIntegerField(null=True)

    class Meta:
        """Found by the day."""

        ordering = ("starts_at", "group", "part")
        indexes = (models.Index(fields=("starts_at",), name="dates_by_day"),)


class EndedLink(models.Model):
    """A host's link that a newer one ended: whoever opens it hears that, and when."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    date = models.ForeignKey(CourseDate, models.CASCADE, related_name="ended_links")
    secret = models.CharField(max_length=64, unique=True)
    ended_at = models.DateTimeField()


class Request(models.Model):
    """What a host typed into the request form: a draft until it is sent, then as it was sent."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.CASCADE, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=8)
    said = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    # How often its writer had the way back sent: nobody's mailbox is filled with it.
    links_sent = models.PositiveSmallIntegerField(default=0)
    course = models.OneToOneField(Course, models.SET_NULL, null=True, related_name="request")


class Step(models.Model):
    """A move of a course from one state to another: added, never changed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="steps")
    before = models.CharField(max_length=12, blank=True)
    after = models.CharField(max_length=12)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order of time."""

        ordering = ("id",)


class Note(models.Model):
    """What was said, by which way and when."""

    class Way(models.TextChoices):
        """How people spoke."""

        CALL = "call"
        MAIL = "mail"
        VISIT = "visit"
        OTHER = "other"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="notes")
    way = models.CharField(max_length=6, choices=Way.choices)
    text = models.TextField(max_length=4000)
    on = models.DateField()
    by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The newest first."""

        ordering = ("-on", "-id")


class Task(models.Model):
    """Something to do for a course, by somebody, until a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    course = models.ForeignKey(Course, models.CASCADE, related_name="tasks")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    due_on = models.DateField(null=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    done_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        """What is due first, first."""

        ordering = ("due_on", "id")

"""What a session leaves on disk, and for how long.

`purpose`, `seen_by` and `kept` of each field stand in `declic.live.keeping`; docs/data.md is
made from them.
"""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from declic.kernel.ids import new_id


class Session(models.Model):
    """One session of one plan in one room."""

    class Purpose(models.TextChoices):
        """What the session is held for; only real ones may ever be counted."""

        REAL = "real"
        REHEARSAL = "rehearsal"
        DEMO = "demo"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    opened_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.REAL)
    course = models.UUIDField(null=True)
    group = models.CharField(max_length=40, blank=True)
    part = models.PositiveSmallIntegerField(null=True)
    plan_id = models.CharField(max_length=80)
    plan = models.JSONField()
    languages = models.JSONField()
    staff_language = models.CharField(max_length=8)
    responsible = models.CharField(max_length=120)
    deputy = models.CharField(max_length=120)
    trusted_adult = models.CharField(max_length=120, blank=True)
    help_place = models.CharField(max_length=80, blank=True)
    help_until = models.CharField(max_length=5, blank=True)
    unreviewed_by = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=8, unique=True)
    secret = models.CharField(max_length=32, unique=True)
    wall_token = models.CharField(max_length=32, unique=True)
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)
    seated = models.PositiveSmallIntegerField(null=True)
    received_at = models.DateTimeField(null=True)


class Fact(models.Model):
    """What the facilitator or the session did: append-only, numbered in its session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="facts")
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    data = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        """One fact a number."""

        constraints = (models.UniqueConstraint(fields=("session", "seq"), name="one_fact_a_seq"),)


class Press(models.Model):
    """Who pressed, apart from the facts so that it can be erased alone."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="presses")
    seq = models.PositiveIntegerField()
    console = models.PositiveSmallIntegerField()
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")


class Console(models.Model):
    """A right to lead a session from one browser, or a one-time link to such a right."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="consoles")
    number = models.PositiveSmallIntegerField()
    link = models.CharField(max_length=64, unique=True, null=True)
    token = models.CharField(max_length=64, unique=True, null=True)
    takes_over = models.BooleanField(default=False)
    # Not empty: it leads this activity alone, and sees nothing else.
    activity = models.CharField(max_length=60, blank=True)
    asked_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Numbered in its session."""

        constraints = (
            models.UniqueConstraint(fields=("session", "number"), name="one_console_a_number"),
        )


class Seat(models.Model):
    """A browser in the room: no name, no alias, no address, no time."""

    # Not one that tells the time: when somebody came in is nobody's business.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    session = models.ForeignKey(Session, models.CASCADE, related_name="seats")
    token = models.CharField(max_length=64, unique=True, null=True)
    language = models.CharField(max_length=8)
    table = models.CharField(max_length=12, blank=True)
    card = models.PositiveSmallIntegerField(null=True)
    typed = models.BooleanField(default=False)

    class Meta:
        """A card is one seat's at most."""

        constraints = (models.UniqueConstraint(fields=("session", "card"), name="one_seat_a_card"),)


class Answer(models.Model):
    """What one respondent answered to one ask; written anew while answers are open.

    The primary key tells which of two answers is the newer one, and nothing of the time.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="answers")
    activity = models.CharField(max_length=60)
    item = models.CharField(max_length=60)
    ask = models.CharField(max_length=60)
    respondent = models.CharField(max_length=40)
    way = models.CharField(max_length=8)
    choices = models.CharField(max_length=400)
    counter = models.BigIntegerField(default=0)

    class Meta:
        """One row a respondent."""

        constraints = (
            models.UniqueConstraint(
                fields=("session", "activity", "item", "ask", "respondent"),
                name="one_answer_a_respondent",
            ),
        )


class Code(models.Model):
    """The code that somebody wrote on a form, so that a form of another day is found again.

    It stands beside the answers and in none of their counts, and goes with the seats.
    """

    session = models.ForeignKey(Session, models.CASCADE, related_name="codes")
    activity = models.CharField(max_length=60)
    respondent = models.CharField(max_length=40)
    code = models.CharField(max_length=40)
    counter = models.BigIntegerField(default=0)

    class Meta:
        """One code a form."""

        constraints = (
            models.UniqueConstraint(
                fields=("session", "activity", "respondent"), name="one_code_a_form"
            ),
        )


class Rows(models.Model):
    """Of a session held for an office: what one respondent chose before and after.

    No seat, card or time, in random order: taken in the moment in which the answers themselves
    are loosened from each other, so that forms on paper can still come after it.
    """

    session = models.OneToOneField(Session, models.CASCADE, primary_key=True, related_name="+")
    rows = models.JSONField()


class Count(models.Model):
    """Raised hands, table cards or paper, typed as a number."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="counts")
    activity = models.CharField(max_length=60)
    item = models.CharField(max_length=60)
    ask = models.CharField(max_length=60)
    way = models.CharField(max_length=8)
    choice = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()

    class Meta:
        """One row a choice and way."""

        constraints = (
            models.UniqueConstraint(
                fields=("session", "activity", "item", "ask", "way", "choice"),
                name="one_count_a_choice",
            ),
        )


class Slip(models.Model):
    """A text from the room: a question for the box or a word for the wall.

    The text is sealed with the key that `key` names. There is no seat, no address and no time
    finer than the day. The primary key is random, so that it tells no order.
    """

    class State(models.TextChoices):
        """What an adult did with it."""

        WAITING = "waiting"
        APPROVED = "approved"
        LATER = "later"
        DISCARDED = "discarded"
        ADULT = "adult"

    id = models.BigIntegerField(primary_key=True)
    session = models.ForeignKey(Session, models.CASCADE, related_name="slips")
    activity = models.CharField(max_length=60, blank=True)
    item = models.CharField(max_length=60, blank=True)
    sealed = models.BinaryField()
    wording = models.BinaryField(null=True)
    key = models.CharField(max_length=16)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    day = models.DateField()
    handed_over_at = models.DateTimeField(null=True)

"""What the office keeps of what went out and came back, and what a laptop keeps of its courses.

Every installation has all of these tables; an office fills the first four, a laptop the others.
Why each field is stored and for how long stands in `declic.laptops.keeping`.
"""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id


class Bundle(models.Model):
    """A file that went out for some dates, and until when it is good."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    dates = models.JSONField()
    ticket = models.CharField(max_length=64)
    secret = models.CharField(max_length=64, unique=True)
    contents = models.BinaryField(null=True)
    made_by = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)


class Laptop(models.Model):
    """A laptop that brought something: known by its key, let in by a file that went out."""

    key = models.CharField(max_length=64, primary_key=True)
    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="laptops")
    seen_at = models.DateTimeField()


class Result(models.Model):
    """One session that was held on a laptop, once, in the last edition that came."""

    session = models.UUIDField(primary_key=True)
    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="results")
    laptop = models.ForeignKey(Laptop, models.PROTECT, related_name="+")
    date = models.UUIDField()
    course = models.UUIDField()
    group = models.CharField(max_length=40, blank=True)
    part = models.PositiveSmallIntegerField(null=True)
    plan = models.JSONField()
    languages = models.JSONField()
    opened_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    present = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    facts = models.JSONField()
    counts = models.JSONField()
    rows = models.JSONField()
    file = models.UUIDField()
    made_at = models.DateTimeField()
    received_at = models.DateTimeField()


class Receipt(models.Model):
    """A file that was taken in, and what was answered: the same file gets the same answer."""

    result = models.UUIDField(primary_key=True)
    digest = models.CharField(max_length=64, unique=True)
    bundle = models.ForeignKey(Bundle, models.PROTECT, related_name="receipts")
    code = models.CharField(max_length=16)
    contents = models.BinaryField()
    at = models.DateTimeField()


class Office(models.Model):
    """An office that this laptop trusts, since its owner compared the key."""

    organisation = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=400)
    key = models.CharField(max_length=64)
    trusted_at = models.DateTimeField()


class Waiting(models.Model):
    """A file of an office that nobody has compared yet; there is one at most."""

    digest = models.CharField(max_length=64, unique=True)
    contents = models.BinaryField()
    at = models.DateTimeField()


class Prepared(models.Model):
    """A file that was opened on this laptop: dates that can be led here."""

    id = models.UUIDField(primary_key=True)
    office = models.ForeignKey(Office, models.CASCADE, related_name="prepared")
    body = models.JSONField()
    opened_at = models.DateTimeField()
    expires_at = models.DateTimeField()


class Opened(models.Model):
    """Which session was opened for which prepared date; it stays when the session is gone."""

    session = models.UUIDField(primary_key=True)
    prepared = models.ForeignKey(Prepared, models.CASCADE, related_name="sessions")
    date = models.UUIDField()
    at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)


class Outgoing(models.Model):
    """A results file that this laptop made, as it is sent again until a receipt comes.

    `told`: of each session up to which fact, and how many answers its rows are made of.
    """

    id = models.UUIDField(primary_key=True)
    prepared = models.ForeignKey(Prepared, models.CASCADE, related_name="outgoing")
    told = models.JSONField()
    digest = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    contents = models.BinaryField(null=True)
    made_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)

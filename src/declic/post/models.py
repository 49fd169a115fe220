"""Mails as they wait, go out, and are forgotten.

Why each field is stored and for how long stands in `declic.post.keeping`.
"""

from __future__ import annotations

from django.db import models

from declic.kernel.ids import new_id
from declic.post.rules.mails import Attachment, Button, MailRefused, State

__all__ = ["Attachment", "Button", "KeptAttachment", "Mail", "MailRefused", "State"]
STATES = [(each.value, each.value) for each in State]


class Mail(models.Model):
    """One mail to one address.

    It names its organisation by number alone: organisations are known on the floor above.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.UUIDField(null=True, db_index=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, unique=True)
    to = models.CharField(max_length=254)
    reply_to = models.CharField(max_length=254, blank=True)
    language = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=STATES)
    reason = models.CharField(max_length=20, blank=True)
    said = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)
    tried_since = models.DateTimeField(null=True)
    token = models.CharField(max_length=64, blank=True)
    leased_until = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        """Asked for every few seconds, and by the page that lists them."""

        indexes = (
            models.Index(fields=("state", "due_at"), name="mails_that_are_due"),
            models.Index(fields=("organisation", "queued_at"), name="mails_of_an_organisation"),
        )


class KeptAttachment(models.Model):
    """A small file that goes with a mail, until it is erased with the mail's text."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=125)
    data = models.BinaryField()

"""Who has an account, and for which organisation.

Why each field is stored and for how long stands in `declic.people.keeping`.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from declic.kernel.clock import now
from declic.kernel.ids import new_id


class Purpose(models.TextChoices):
    """What a root row is for; whatever counts work counts only what is real."""

    REAL = "real"
    REHEARSAL = "rehearsal"
    DEMO = "demo"


class Organisation(models.Model):
    """Whoever answers for the sessions that are led in its name."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.REAL)
    made_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        """The name, as people say it."""
        return self.name


class PersonManager(BaseUserManager["Person"]):
    """Accounts are found by email address whatever its case."""

    def create_user(
        self,
        email: str,
        password: str | None = None,
        *,
        organisation: Organisation | None = None,
        language: str = "en",
        is_staff: bool = False,
    ) -> Person:
        """Make an account. Without a password nobody can sign in to it."""
        person = self.model(
            email=email.strip().lower(),
            organisation=organisation,
            language=language,
            is_staff=is_staff,
        )
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """What Django calls to sign somebody in."""
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """An adult with an account: a facilitator or someone who looks after the machine.

    Participants never have one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    language = models.CharField(max_length=8, default="en")
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
    )
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

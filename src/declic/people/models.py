"""Who has an account, and for which organisation.

Why each field is stored and for how long stands in `declic.people.keeping`.
"""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from declic.kernel.clock import now
from declic.kernel.ids import new_id
from declic.people import passwords
from declic.people.rules import KEEP, RIGHTS, SECOND_FACTOR, VETTED, Ground, Right, RoleKind

__all__ = [
    "KEEP",
    "RIGHTS",
    "SECOND_FACTOR",
    "VETTED",
    "Change",
    "Ground",
    "Invitation",
    "Organisation",
    "Person",
    "PersonManager",
    "Programme",
    "Purpose",
    "Right",
    "Role",
    "RoleKind",
    "Vetting",
]


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

    def create_user(  # noqa: PLR0913  # each by its name
        self,
        email: str,
        password: str | None = None,
        *,
        name: str = "",
        organisation: Organisation | None = None,
        language: str = "en",
        is_staff: bool = False,
    ) -> Person:
        """Make an account. Without a password nobody can sign in to it."""
        person = self.model(
            email=email.strip().lower(),
            name=name,
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
    """An adult with an account. What the account lets do is said by its roles.

    `is_staff` looks after the machine: its local facts, its recordings, its reviews.

    Participants never have one.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200, blank=True)
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

    def __str__(self) -> str:
        """The name, or else the address."""
        return self.name or self.email

    def set_password(self, raw_password: str | None) -> None:
        """Keep a slow hash of it. What is too long is refused before this."""
        if raw_password is not None and passwords.too_long(raw_password):
            raise ValueError("a password of more than 1,024 signs is never hashed")
        super().set_password(raw_password and passwords.normal(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether it is this person's; what is too long reaches no hash."""
        if raw_password is None or passwords.too_long(raw_password):
            return False
        return super().check_password(passwords.normal(raw_password))


class Programme(models.Model):
    """What an organisation holds courses under, with people of its own and figures of its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="programmes"
    )
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.REAL)
    made_at = models.DateTimeField(default=now, editable=False)

    def __str__(self) -> str:
        """The name, as people say it."""
        return self.name


class Role(models.Model):
    """What a person is in a programme, from a day until a day."""

    class Kind(models.TextChoices):
        """The kinds of `people.rules`, as the database knows them."""

        ADMINISTRATOR = RoleKind.ADMINISTRATOR
        COORDINATOR = RoleKind.COORDINATOR
        TRAINER = RoleKind.TRAINER
        CO_FACILITATOR = RoleKind.CO_FACILITATOR
        COACH = RoleKind.COACH
        SPONSOR = RoleKind.SPONSOR

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Asked for whenever somebody opens a page."""

        indexes = (models.Index(fields=("person", "programme", "kind"), name="roles_of_a_person"),)


class Vetting(models.Model):
    """That somebody saw a person's criminal record, or why none is needed; never the paper."""

    class Ground(models.TextChoices):
        """The grounds of `people.rules`, as the database knows them."""

        MINORS = Ground.MINORS
        EMPLOYER = Ground.EMPLOYER
        EXEMPT = Ground.EXEMPT

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="vettings"
    )
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="vettings")
    seen_on = models.DateField()
    seen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    issued_on = models.DateField(null=True, blank=True)
    check_again_on = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=10, choices=Ground.choices)
    exemption = models.CharField(max_length=200, blank=True)


class Invitation(models.Model):
    """A way to an account and a role, by mail or on a printed letter; used once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="invitations")
    kind = models.CharField(max_length=16, choices=Role.Kind.choices)
    ends_on = models.DateField(null=True, blank=True)
    email = models.EmailField()
    name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=8, default="en")
    secret = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)


class Change(models.Model):
    """That somebody changed what a person may do: who, when, and what."""

    class Kind(models.TextChoices):
        """What can be done to somebody's access."""

        INVITED = "invited"
        INVITATION_ENDED = "invitation_ended"
        ACCEPTED = "accepted"
        ROLE_GIVEN = "role_given"
        ROLE_ENDED = "role_ended"
        VETTED = "vetted"
        CLOSED = "closed"
        OPENED = "opened"
        UNLOCKED = "unlocked"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="changes")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="+"
    )
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, related_name="+")
    role = models.CharField(max_length=16, blank=True)

    class Meta:
        """Read on one person's page."""

        indexes = (models.Index(fields=("person", "at"), name="changes_of_a_person"),)

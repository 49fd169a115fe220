"""Who asks for courses and receives them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from declic.courses.rules.places import Province
from declic.kernel.ids import new_id


class Host(models.Model):
    """A school, a youth movement, a reception centre, a company: a place with adults in it."""

    class Kind(models.TextChoices):
        """What sort of place; a reception centre is never shown with place and date."""

        SCHOOL = "school"
        YOUTH_MOVEMENT = "youth_movement"
        RECEPTION_CENTRE = "reception_centre"
        COMPANY = "company"
        OTHER = "other"

    class Community(models.TextChoices):
        """For whose help lines and rules its young people look."""

        FRENCH = "fr"
        FLEMISH = "nl"
        GERMAN = "de"

    class Province(models.TextChoices):
        """The provinces of `courses.rules`, as the database knows them."""

        BRUSSELS = Province.BRUSSELS
        ANTWERP = Province.ANTWERP
        FLEMISH_BRABANT = Province.FLEMISH_BRABANT
        WALLOON_BRABANT = Province.WALLOON_BRABANT
        WEST_FLANDERS = Province.WEST_FLANDERS
        EAST_FLANDERS = Province.EAST_FLANDERS
        HAINAUT = Province.HAINAUT
        LIEGE = Province.LIEGE
        LIMBURG = Province.LIMBURG
        LUXEMBOURG = Province.LUXEMBOURG
        NAMUR = Province.NAMUR

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    programme = models.ForeignKey("people.Programme", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=200)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    city = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=3, choices=Province.choices, blank=True)
    community = models.CharField(max_length=2, choices=Community.choices, blank=True)
    language = models.CharField(max_length=8, default="en")
    external_id = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One row of an imported table is one host, however often it is imported."""

        constraints = (
            models.UniqueConstraint(
                fields=("programme", "external_id"),
                condition=~Q(external_id=""),
                name="one_host_an_external_id",
            ),
        )
        indexes = (models.Index(fields=("programme", "name"), name="hosts_by_name"),)

    def __str__(self) -> str:
        """The name, as people say it."""
        return self.name


class Contact(models.Model):
    """An adult of a host: who is written to, or who is the coach. Never a young person."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    host = models.ForeignKey(Host, models.CASCADE, related_name="contacts")
    name = models.CharField(max_length=200)
    function = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    language = models.CharField(max_length=8, default="en")
    is_coach = models.BooleanField(default=False)
    person = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    external_id = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        """One row of an imported table is one contact, however often it is imported."""

        constraints = (
            models.UniqueConstraint(
                fields=("host", "external_id"),
                condition=~Q(external_id=""),
                name="one_contact_an_external_id",
            ),
        )

    def __str__(self) -> str:
        """The name, as people say it."""
        return self.name

"""What administrators type about people; what the invited type about themselves."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from declic.kernel.languages import language as language_of
from declic.kernel.texts import TextRefused, clean
from declic.people import words
from declic.people.models import Ground, Organisation, Person, Programme, RoleKind
from declic.people.rules import vetting_faults

Begins = dict[str, Any] | None
LANGUAGES = ("fr", "nl", "en")
# Accounts speak what the office speaks.
SPOKEN = [(code, language_of(code).own_name) for code in LANGUAGES]
NAME = 120


class DayInput(forms.DateInput):
    """The browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        """Write a day as browsers read it."""
        super().__init__(format="%Y-%m-%d")


class Day(forms.DateField):
    """A day, chosen with the browser's own calendar."""

    widget = DayInput


class Name(forms.CharField):
    """A name, without what cannot be seen."""

    def clean(self, value: object) -> str:
        """Clean it, or say what is wrong."""
        text = str(super().clean(value))
        if not text:
            return text
        try:
            return clean(text, limit=NAME)
        except TextRefused as refused:
            too_long = _("That is too long. Make it shorter.")
            raise ValidationError(
                too_long if refused.reason == "too_long" else _("Write a name.")
            ) from refused


class Invite(forms.Form):
    """Whom to invite, where to, and how."""

    email = forms.EmailField(label=_("Email address"), max_length=254)
    name = Name(label=_("Name"), required=False)
    language = forms.ChoiceField(label=_("Language of the invitation"), choices=SPOKEN)
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Role"))
    ends_on = Day(label=_("Last day of the role"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: Begins = None,
        programmes: QuerySet[Programme],
    ) -> None:
        """Offer the programmes of whoever invites."""
        super().__init__(data, initial=initial)
        self.fields["programme"] = _programme(programmes)
        self.fields["kind"].choices = _roles()  # type: ignore[attr-defined]
        self.order_fields(["programme", "kind", "email", "name", "language", "ends_on"])


class GiveRole(forms.Form):
    """One more role for somebody who is here."""

    programme = forms.ModelChoiceField(Programme.objects.none(), label=_("Programme"))
    kind = forms.ChoiceField(label=_("Role"))
    starts_on = Day(label=_("First day"))
    ends_on = Day(label=_("Last day"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: Begins = None,
        programmes: QuerySet[Programme],
    ) -> None:
        """Offer the programmes of whoever gives."""
        super().__init__(data, initial=initial)
        self.fields["programme"] = _programme(programmes)
        self.fields["kind"].choices = _roles()  # type: ignore[attr-defined]


def _programme(offered: QuerySet[Programme]) -> forms.ModelChoiceField[Programme]:
    several = offered.values("organisation").distinct().count() > 1
    found = _Programmes(
        offered.select_related("organisation").order_by("organisation__name", "name"),
        label=_("Programme"),
        empty_label=None,
    )
    found.tells_organisation = several
    return found


class _Programmes(forms.ModelChoiceField):  # type: ignore[type-arg]  # generic for the checker only
    tells_organisation = False

    def label_from_instance(self, obj: Programme) -> str:
        return f"{obj.organisation.name} – {obj.name}" if self.tells_organisation else obj.name


def _roles() -> list[tuple[str, str]]:
    return [(kind.value, str(word)) for kind, word in words.ROLES.items()]


class NoteVetting(forms.Form):
    """What was seen of somebody's criminal record. There is no field for the paper itself."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=None
    )
    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    seen_on = Day(label=_("Seen on"))
    issued_on = Day(label=_("Date on the extract"), required=False)
    check_again_on = Day(label=_("Look again on"), required=False)
    exemption = Name(label=_("Why no extract is needed, or who certifies"), required=False)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        initial: Begins = None,
        organisations: QuerySet[Organisation],
        today: dt.date,
    ) -> None:
        """Offer the organisations of whoever saw it."""
        super().__init__(data, initial=initial)
        self.today = today
        self.fields["organisation"].queryset = organisations.order_by("name")  # type: ignore[attr-defined]
        self.fields["ground"].choices = [  # type: ignore[attr-defined]
            (each.value, str(word)) for each, word in words.GROUNDS.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Check the fields against each other, each fault beside its field."""
        told = super().clean() or {}
        if "ground" in told and "seen_on" in told:
            fields = ("seen_on", "issued_on", "check_again_on", "exemption")
            given = {name: told.get(name) for name in fields}
            for field, reason in vetting_faults(
                Ground(told["ground"]),
                **{**given, "exemption": told.get("exemption") or ""},  # type: ignore[arg-type]
                today=self.today,
            ):
                if field not in self.errors:
                    self.add_error(field, words.vetting_sentence(field, reason))
        return told


class Accept(forms.Form):
    """What the invited say about themselves."""

    name = Name(
        label=_("Your name, as colleagues call you"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("The language that you read"), choices=SPOKEN)
    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "At least 10 characters. A sentence of a few words is good and easy to remember."
        ),
    )
    password2 = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(
        self, data: QueryDict | None = None, *, initial: Begins = None, email: str
    ) -> None:
        """Know whose password it is: it may not be the address."""
        super().__init__(data, initial=initial)
        self.email = email

    def clean(self) -> dict[str, Any]:
        """Check the password as at every other place where one is chosen."""
        told = super().clean() or {}
        first, again = told.get("password1"), told.get("password2")
        if first and again and first != again:
            self.add_error("password2", _("The two passwords are not the same."))
        elif first:
            try:
                validate_password(first, Person(email=self.email, name=told.get("name", "")))
            except ValidationError as fault:
                self.add_error("password1", fault)
        return told


class Introduce(forms.Form):
    """How one is called, and in which language one reads."""

    name = Name(
        label=_("Your name, as colleagues call you"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("The language that you read"), choices=SPOKEN)


class NewProgramme(forms.Form):
    """A programme of an organisation, old or new."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=None, required=False
    )
    new_organisation = Name(label=_("Or the name of a new organisation"), required=False)
    name = Name(label=_("Name of the programme"))

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        organisations: QuerySet[Organisation],
        may_make: bool,
    ) -> None:
        """Only who looks after the machine makes an organisation."""
        super().__init__(data)
        self.fields["organisation"].queryset = organisations.order_by("name")  # type: ignore[attr-defined]
        if not may_make:
            del self.fields["new_organisation"]
            self.fields["organisation"].required = True
        elif not organisations.exists():
            del self.fields["organisation"]
            self.fields["new_organisation"].label = _("Name of the organisation")

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        told = super().clean() or {}
        if not (told.get("organisation") or told.get("new_organisation")) and not self.errors:
            self.add_error(next(iter(self.fields)), _("Write a name."))
        return told


class Rename(forms.Form):
    """Another name for a programme."""

    name = Name(label=_("Name of the programme"))


def role_kind(form: forms.Form) -> RoleKind:
    """Give the role that was chosen."""
    return RoleKind(form.cleaned_data["kind"])

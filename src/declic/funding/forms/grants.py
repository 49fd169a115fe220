"""The form in which a grant is written down, and the small forms of its page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from declic.courses.models import Course
from declic.courses.words import HOST_KINDS, PROVINCES
from declic.funding.actions.grants import SPONSOR_LANGUAGES, Terms
from declic.funding.forms.fields import Amount, Line, Ticks, Words, day, number
from declic.funding.models import Grant, Kind, Sponsor
from declic.funding.rules.promise import MOST_UNITS, faults
from declic.funding.words import TERMS
from declic.kernel.languages import language
from declic.people.models import Person, Programme


class GrantForm(forms.Form):
    """What was agreed with a sponsor."""

    name = Line(most=200, label=_("What the grant is called"))
    starts_on = day(_("From"))
    ends_on = day(_("Until"))
    cents = Amount(required=False, label=_("Amount in euros"))
    courses = number(_("Courses for young people promised"), MOST_UNITS)
    staff = number(
        _("Sessions for staff promised"),
        MOST_UNITS,
        help_text=_("Courses for staff or professionals. Agree with the sponsor what a unit is."),
    )
    host_kinds = Ticks(
        required=False,
        choices=list(HOST_KINDS.items()),
        label=_("Only at these kinds of place"),
        help_text=_("Without a tick: at any."),
    )
    provinces = Ticks(
        required=False,
        choices=list(PROVINCES.items()),
        label=_("Only in these provinces"),
        help_text=_("Without a tick: in any."),
    )
    agreed = Words(
        most=2000,
        required=False,
        label=_("What else was agreed"),
        help_text=_("The sponsor reads this on its page."),
    )
    external_id = Line(most=80, required=False, label=_("Key in your own tables"))

    def __init__(self, data: Any = None, *, grant: Grant | None = None) -> None:
        """Begin with what stands there."""
        super().__init__(data, initial=begins(grant) if grant else {})

    def clean(self) -> dict[str, Any]:
        """Say beside its field what cannot be so."""
        told = super().clean() or {}
        counts: dict[str, Any] = {
            name: told.get(name) or 0 for name in ("courses", "staff", "cents")
        }
        if not self.errors:
            period: dict[str, Any] = {"starts_on": told["starts_on"], "ends_on": told["ends_on"]}
            for name, code in faults(**period, **counts):
                self.add_error(name, str(TERMS[code]))
        return {**told, **counts}

    def terms(self) -> Terms:
        """Give what was typed."""
        return Terms(**{name: self.cleaned_data[name] for name in GrantForm.base_fields})


def begins(grant: Grant) -> dict[str, Any]:
    """Give what a form about a grant begins with."""
    plain = [name for name in GrantForm.base_fields if name not in {"courses", "staff"}]
    units = list(grant.units.values_list("kind", flat=True))
    promised = {"courses": units.count(Kind.COURSE), "staff": units.count(Kind.STAFF)}
    return {**{name: getattr(grant, name) for name in plain}, **promised}


class NewGrant(GrantForm):
    """A new grant, of a sponsor that is known or of a new one."""

    field_order = ("programme", "sponsor", "sponsor_name", "sponsor_language")
    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), empty_label=None
    )
    sponsor = forms.ModelChoiceField(
        Sponsor.objects.none(), required=False, label=_("Sponsor"), empty_label=_("a new sponsor")
    )
    sponsor_name = Line(most=200, required=False, label=_("Name of the new sponsor"))
    sponsor_language = forms.ChoiceField(
        choices=[(code, language(code).own_name) for code in SPONSOR_LANGUAGES],
        label=_("Language of the new sponsor"),
    )

    def __init__(
        self, data: Any = None, *, programmes: QuerySet[Programme], sponsors: QuerySet[Sponsor]
    ) -> None:
        """Offer the programmes that one coordinates, and their sponsors."""
        super().__init__(data)
        offered: dict[str, Any] = self.fields
        offered["programme"].queryset = programmes
        offered["sponsor"].queryset = sponsors

    def clean(self) -> dict[str, Any]:
        """Have one sponsor, of the programme that is chosen."""
        told = super().clean()
        sponsor = told.get("sponsor")
        if sponsor is None and not told.get("sponsor_name"):
            self.add_error("sponsor_name", _("Choose a sponsor, or name a new one."))
        if sponsor is not None and sponsor.programme != told.get("programme"):
            self.add_error("sponsor", _("This sponsor belongs to another programme."))
        return told


class WhichCourse(forms.Form):
    """One of the courses that fit."""

    course = forms.ChoiceField(label=_("Course"))

    def __init__(self, data: Any = None, *, offered: Iterable[Course]) -> None:
        """Name each as people call it."""
        super().__init__(data, auto_id=False)
        names = [(str(each.pk), f"{each.label} · {each.host.name}") for each in offered]
        self.fields["course"].choices = names  # type: ignore[attr-defined]


class NewSponsor(forms.Form):
    """Who may pay: the name, and in which language its pages begin."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), empty_label=None
    )
    name = Line(most=200, label=_("Name"))
    language = forms.ChoiceField(
        choices=[(code, language(code).own_name) for code in SPONSOR_LANGUAGES],
        label=_("Language"),
    )

    def __init__(self, data: Any = None, *, programmes: QuerySet[Programme]) -> None:
        """Offer the programmes that one coordinates."""
        super().__init__(data)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]


class WhichReader(forms.Form):
    """Somebody with the role of sponsor who does not read yet."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("Account"), empty_label=None)
    chooses = forms.BooleanField(
        required=False, label=_("Also chooses for the sponsor: asks, selects, declines")
    )

    def __init__(self, data: Any = None, *, offered: QuerySet[Person]) -> None:
        """Offer those."""
        super().__init__(data)
        self.fields["person"].queryset = offered  # type: ignore[attr-defined]

"""Forms of hosts and their adults."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from declic.courses.forms.course import NOT_KNOWN, host_label
from declic.courses.forms.fields import Line, Seen, languages, words_of
from declic.courses.models import Contact, Host
from declic.courses.words import COMMUNITIES, HOST_KINDS, PROVINCES
from declic.people.models import Programme


class HostForm(Seen):
    """What is known of a host. Province and community follow from the postcode."""

    name = Line(most=200, label=_("Name"))
    kind = forms.ChoiceField(choices=words_of(HOST_KINDS), label=_("Kind of host"))
    street = Line(most=200, required=False, label=_("Street and number"))
    postcode = Line(most=12, required=False, label=_("Postcode"))
    city = Line(most=100, required=False, label=_("Town"))
    province = forms.ChoiceField(
        choices=words_of(PROVINCES, _("by the postcode")), required=False, label=_("Province")
    )
    community = forms.ChoiceField(
        choices=words_of(COMMUNITIES, _("by the postcode")),
        required=False,
        label=_("Community"),
        help_text=_("In Brussels a host says itself to which one it belongs."),
    )
    language = forms.ChoiceField(choices=languages, label=_("Language of letters"))
    external_id = Line(most=80, required=False, label=_("Key in your own tables"))

    def __init__(self, data: Any = None, *, host: Host | None = None) -> None:
        """Begin with what stands there."""
        initial = {name: getattr(host, name) for name in self.base_fields} if host else {}
        super().__init__(data, initial=initial or {"language": "fr", "kind": "school"})


class NewHost(HostForm):
    """A new host, and whose it is."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), empty_label=None
    )

    def __init__(self, data: Any = None, *, programmes: QuerySet[Programme]) -> None:
        """`programmes`: those that one coordinates."""
        super().__init__(data)
        self.fields["programme"].queryset = programmes  # type: ignore[attr-defined]


class ContactForm(Seen):
    """An adult of a host."""

    name = Line(most=200, label=_("Name"))
    function = Line(most=100, required=False, label=_("Function"))
    email = forms.EmailField(required=False, label=_("Mail address"), max_length=254)
    phone = Line(most=40, required=False, label=_("Telephone"))
    language = forms.ChoiceField(choices=languages, label=_("Language"))
    is_coach = forms.BooleanField(required=False, label=_("Can be the coach"))

    def __init__(self, data: Any = None, *, host: Host, contact: Contact | None = None) -> None:
        """Begin with what stands there."""
        initial = {name: getattr(contact, name) for name in self.base_fields} if contact else {}
        super().__init__(data, initial=initial or {"language": host.language})


class Merge(forms.Form):
    """Which other host is the same."""

    gone = forms.ModelChoiceField(
        Host.objects.none(), label=_("The other host"), empty_label=NOT_KNOWN
    )

    def __init__(self, data: Any = None, *, others: QuerySet[Host], initial: Any = None) -> None:
        """`others`: the other hosts of the programme."""
        super().__init__(data, initial=initial)
        self.fields["gone"].queryset = others  # type: ignore[attr-defined]
        self.fields["gone"].label_from_instance = host_label  # type: ignore[attr-defined]


class HostFilters(forms.Form):
    """The filters of the list of hosts."""

    q = Line(most=100, required=False, label=_("Name, place or adult"))
    kind = forms.ChoiceField(required=False, label=_("Kind of host"))
    province = forms.ChoiceField(required=False, label=_("Province"))

    def __init__(self, data: Any = None) -> None:
        """Offer the office's words."""
        super().__init__(data)
        self.fields["kind"].choices = words_of(HOST_KINDS, _("all"))  # type: ignore[attr-defined]
        self.fields["province"].choices = words_of(PROVINCES, _("all"))  # type: ignore[attr-defined]
        self.fields["q"].widget.attrs["type"] = "search"

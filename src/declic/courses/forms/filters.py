"""Which courses a list shows: all of it stands in the address, so that it can be sent on."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from declic.courses.forms.fields import Line, words_of
from declic.courses.models import Trainer
from declic.courses.queries.lists import Wanted
from declic.courses.words import COMMUNITIES, HOST_KINDS, PROVINCES, STATES

MONTH = re.compile(r"(\d{4})-(\d{2})")
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Month(forms.Field):
    """A month as browsers write it: 2027-03."""

    def to_python(self, value: Any) -> dt.date | None:
        """Read the first day of the month."""
        told = str(value or "").strip()
        if not told:
            return None
        found = MONTH.fullmatch(told)
        year, month = map(int, found.groups()) if found else (0, 0)
        if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):  # noqa: PLR2004
            raise forms.ValidationError(_("This is no month: write 2027-03."))
        return dt.date(year, month, 1)


class Filters(forms.Form):
    """The filters of the list of courses."""

    q = Line(most=100, required=False, label=_("Number, host, place or adult"))
    state = forms.ChoiceField(required=False, label=_("State"))
    kind = forms.ChoiceField(required=False, label=_("Kind of host"))
    province = forms.ChoiceField(required=False, label=_("Province"))
    community = forms.ChoiceField(required=False, label=_("Community"))
    trainer = forms.ModelChoiceField(
        Trainer.objects.none(), required=False, label=_("Trainer"), empty_label=_("all")
    )
    month = Month(required=False, label=_("Month"))
    waiting = forms.ChoiceField(required=False, label=_("Waiting list"))

    def __init__(self, data: QueryDict, *, trainers: Any) -> None:
        """`trainers`: those whom the reader sees."""
        super().__init__(data)
        everything = _("all")
        offered = {
            "state": [
                ("", everything),
                ("open", pgettext_lazy("courses", "open")),
                *STATES.items(),
            ],
            "kind": words_of(HOST_KINDS, everything),
            "province": words_of(PROVINCES, everything),
            "community": words_of(COMMUNITIES, everything),
            "waiting": [("", everything), ("yes", _("only those waiting"))],
        }
        for name, choices in offered.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]
        self.fields["trainer"].queryset = trainers  # type: ignore[attr-defined]
        self.fields["trainer"].label_from_instance = lambda each: str(each.person)  # type: ignore[attr-defined]
        self.fields["month"].widget = forms.TextInput(attrs={"type": "month"})
        self.fields["q"].widget.attrs["type"] = "search"

    def wanted(self) -> Wanted:
        """Give what was read; a filter that cannot be read narrows nothing and has its error."""
        self.is_valid()
        told = {name: value for name, value in self.cleaned_data.items() if value}
        return Wanted(**told)

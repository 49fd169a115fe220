"""What young people and coaches type: numbers, days, and choices of a list. No text."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from declic.peers.actions.deeds import Told
from declic.peers.actions.refusals import PointRefusedError
from declic.peers.rules.deeds import COUNT_MOST, DAYS_BACK, ENERGIES, Counts, Kind
from declic.peers.rules.hours import HERE
from declic.peers.young import ENERGY, KINDS, OFFERED

# As many as can be at a contact point, and some to spare.
CERTIFICATES_MOST = 30
_NUMBER = {"inputmode": "numeric", "min": 0, "max": COUNT_MOST}


def _count(label: Any) -> forms.IntegerField:  # noqa: ANN401  # words in a language to come
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=COUNT_MOST,
        required=False,
        widget=forms.NumberInput(attrs=_NUMBER),
    )


class CountsForm(forms.Form):
    """About how many. A field that is left empty is nobody."""

    took_part = _count(_("took part"))
    heard = _count(_("heard a talk"))
    asked = _count(_("asked for advice"))

    def counts(self) -> Counts:
        """Give the numbers, once they are valid."""
        told = self.cleaned_data
        return Counts(told["took_part"] or 0, told["heard"] or 0, told["asked"] or 0)


class LogForm(CountsForm):
    """An action, logged in twenty seconds."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What was it?"), choices=list(KINDS.items()), widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("When?"), widget=forms.DateInput(attrs={"type": "date"}))
    energy = forms.TypedChoiceField(
        label=_("How is your energy?"),
        choices=[(str(each), ENERGY[each]) for each in ENERGIES],
        coerce=int,
        widget=forms.RadioSelect,
    )
    heavy = forms.BooleanField(label=_("That was heavy."), required=False)

    def __init__(self, data: Any = None, *, once: UUID, today: dt.date) -> None:  # noqa: ANN401
        """Begin with today, which is mostly right."""
        super().__init__(data, initial={"once": once, "on": today})
        self._today = today
        first = today - dt.timedelta(days=DAYS_BACK)
        on = self.fields["on"].widget
        on.format = "%Y-%m-%d"
        on.attrs |= {"min": first.isoformat(), "max": today.isoformat()}

    def clean_on(self) -> dt.date:
        """Refuse a day to come, and one of which nobody remembers how many there were."""
        on: dt.date = self.cleaned_data["on"]
        if not self._today - dt.timedelta(days=DAYS_BACK) <= on <= self._today:
            raise forms.ValidationError(_("Choose a day of the last month, today at the latest."))
        return on

    def told(self) -> Told:
        """Give what was told, once it is valid."""
        told = self.cleaned_data
        return Told(
            once=told["once"],
            kind=Kind(told["kind"]),
            on=told["on"],
            counts=self.counts(),
            energy=told["energy"],
            heavy=told["heavy"],
        )


class MeetingForm(forms.Form):
    """When coach and young people sit together."""

    on = forms.DateField()
    at = forms.TimeField()

    def starts_at(self) -> dt.datetime:
        """Give the moment; refuse what is none."""
        if not self.is_valid():
            raise PointRefusedError("time")
        told = self.cleaned_data
        return dt.datetime.combine(told["on"], told["at"], tzinfo=HERE)


class CertificatesForm(forms.Form):
    """How many certificates, and in which language. No name is typed: it is written by hand."""

    copies = forms.IntegerField(min_value=1, max_value=CERTIFICATES_MOST)
    lang = forms.ChoiceField(choices=[(each, each) for each in OFFERED])


class RecallForm(forms.Form):
    """How many were asked later, and how many of them remember."""

    asked = forms.IntegerField(min_value=1, max_value=COUNT_MOST)
    remember = forms.IntegerField(min_value=0, max_value=COUNT_MOST)

    def numbers(self) -> dict[str, int]:
        """Give both; refuse what is none."""
        if not self.is_valid():
            raise PointRefusedError("counts")
        return {name: self.cleaned_data[name] for name in ("asked", "remember")}

"""Forms of trainers: what they can do, and when they are away."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from declic.courses.forms.course import day, number, plan_choices
from declic.courses.forms.fields import NumberTicks, Seen, Ticks, languages, words_of
from declic.courses.models import Trainer
from declic.courses.words import HOST_KINDS, PROVINCES


class Profile(Seen):
    """What a trainer can do, and where."""

    languages = Ticks(choices=languages, required=False, label=_("Leads in"))
    plans = Ticks(required=False, label=_("Formed in the plans"))
    provinces = Ticks(
        choices=words_of(PROVINCES),
        required=False,
        label=_("Works in"),
        help_text=_("None: anywhere."),
    )
    host_kinds = Ticks(
        choices=words_of(HOST_KINDS),
        required=False,
        label=_("Works with"),
        help_text=_("None: any host."),
    )
    weekdays = NumberTicks(
        choices=list(WEEKDAYS.items()),
        required=False,
        label=_("On"),
        help_text=_("None: any day."),
    )
    young = forms.BooleanField(
        required=False, label=_("A young trainer, who makes a pair with an adult")
    )
    most_a_month = number(_("At most so many dates a month"), 60)

    def __init__(self, data: Any = None, *, trainer: Trainer, language: str) -> None:
        """Begin with what stands there."""
        initial = {name: getattr(trainer, name) for name in self.base_fields}
        super().__init__(data, initial=initial)
        offered = plan_choices(language, *trainer.plans)
        self.fields["plans"].choices = offered[1:]  # type: ignore[attr-defined]


class AwayDays(forms.Form):
    """From when until when nobody can ask; both days count."""

    starts_on = day(_("First day"), required=True)
    ends_on = day(_("Last day"), required=True)

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        told: dict[str, Any] = super().clean() or {}
        first, last = told.get("starts_on"), told.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The end lies before the beginning."))
        return told

"""Fields whose words are cleaned, and amounts as people type them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from declic.funding.rules.promise import MOST_AMOUNT
from declic.kernel.texts import TextRefused, clean
from declic.letters.queries.costs import read, written


class Line(forms.CharField):
    """One line of words: nothing that cannot be seen, never cut."""

    def __init__(self, *, most: int = 200, **more: Any) -> None:
        """`most`: how many characters the database holds."""
        self.most = most
        super().__init__(**more)
        self.widget.attrs["maxlength"] = str(most)

    def to_python(self, value: Any) -> str:
        """Clean what was typed."""
        return " ".join(self._cleaned(str(value or "")).split())

    def _cleaned(self, typed: str) -> str:
        try:
            return clean(typed, limit=self.most)
        except TextRefused as refused:
            if refused.reason == "empty":
                return ""
            too_long = _("That is too long. Make it shorter.")
            raise forms.ValidationError(too_long) from refused


class Words(Line):
    """Several lines of words."""

    widget = forms.Textarea(attrs={"rows": 4})

    def to_python(self, value: Any) -> str:
        """Clean what was typed; its lines stay."""
        return self._cleaned(str(value or ""))


class Amount(forms.CharField):
    """Euros as people type them, kept in cents."""

    def __init__(self, **more: Any) -> None:
        """Phones offer digits."""
        super().__init__(**more)
        self.widget.attrs["inputmode"] = "decimal"

    def to_python(self, value: Any) -> int:  # type: ignore[override]  # a number, not its digits
        """Read the amount; nothing typed is none."""
        typed = str(value or "").strip()
        if not typed:
            return 0
        cents = read(typed, most=MOST_AMOUNT)
        if cents is None:
            raise forms.ValidationError(_("That is no amount. Write it as 10000 or 10 000,00."))
        return cents

    def prepare_value(self, value: Any) -> Any:
        """Write what is kept in a form that can be typed back."""
        return written(value, "fr").removesuffix("\u00a0€") if isinstance(value, int) else value


def day(label: Any) -> forms.DateField:
    """Make a field for a day, as browsers write it."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget)


def number(label: Any, most: int, **more: Any) -> forms.IntegerField:
    """Make a field for how many; nothing typed is none."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most, **more)


class Ticks(forms.MultipleChoiceField):
    """Any of a few words, kept in their own order."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[Any]:
        """Give the chosen ones in the order of the choices."""
        chosen = set(super().clean(value))
        offered: Any = self.choices
        return [key for key, _name in offered if str(key) in chosen]

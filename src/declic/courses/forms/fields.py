"""Fields whose words are cleaned, and forms that know what their page showed before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from declic.courses.rules.seen import Edit, mark
from declic.kernel.languages import LANGUAGES
from declic.kernel.texts import TextRefused, clean

WAS = "was-"
TOO_LONG = _("That is too long. Make it shorter.")


class Line(forms.CharField):
    """One line of words: no control characters, no new lines, never cut."""

    def __init__(self, *, most: int = 200, **more: Any) -> None:
        """`most`: how many characters the database holds."""
        self.most = most
        super().__init__(**more)
        self.widget.attrs["maxlength"] = str(most)

    def to_python(self, value: Any) -> str:
        """Clean what was typed."""
        told = self._cleaned(str(value or ""))
        return " ".join(told.split())

    def _cleaned(self, told: str) -> str:
        try:
            return clean(told, limit=self.most)
        except TextRefused as refused:
            if refused.reason == "empty":
                return ""
            raise forms.ValidationError(TOO_LONG, code="too_long") from refused


class Words(Line):
    """Several lines of words."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> str:
        """Clean what was typed; its lines stay."""
        return self._cleaned(str(value or ""))


class Ticks(forms.MultipleChoiceField):
    """Any of a few words, kept as a list in their own order."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[Any]:
        """Give the chosen ones in the order of the choices, whatever the browser sent first."""
        chosen = set(super().clean(value))
        offered: Any = self.choices
        return [key for key, _name in offered if str(key) in chosen]


class NumberTicks(Ticks):
    """The same, of numbers."""

    def clean(self, value: Any) -> list[Any]:
        """Give numbers."""
        return [int(each) for each in super().clean(value)]


class YesNo(forms.TypedChoiceField):
    """Yes, no, or nobody said."""

    def __init__(self, **more: Any) -> None:
        """Offer the three."""
        choices = (("", _("not known")), ("yes", _("yes")), ("no", _("no")))
        read = {"yes": True, "no": False}.get
        super().__init__(choices=choices, coerce=read, empty_value=None, **more)

    def prepare_value(self, value: Any) -> Any:
        """Show what the database keeps."""
        return mark(value) if isinstance(value, bool) else value


def languages() -> list[tuple[str, str]]:
    """Give the languages under their own names."""
    return [(each.code, each.own_name) for each in LANGUAGES]


def words_of(table: Mapping[str, Any], empty: Any = None) -> list[tuple[str, Any]]:
    """Give a table of words as choices, with one for nothing chosen."""
    return [*([("", empty)] if empty is not None else []), *table.items()]


class Seen(forms.Form):
    """A form that sends back what its page showed, so that nobody writes over the unseen."""

    def was(self) -> list[tuple[str, str]]:
        """Give the hidden fields: what stands in the database now, as marks."""
        return [(f"{WAS}{name}", mark(self.initial.get(name))) for name in self.fields]

    def caught_up(self, now: Seen) -> QueryDict:
        """Give what was sent, with the fields that nobody touched here as they stand in `now`.

        Else whoever presses again would write over what a colleague put there meanwhile.
        """
        told = QueryDict(mutable=True)
        told.update(self.data)
        for edit in self.edits():
            value = now.initial.get(edit.name)
            if edit.is_change:
                continue
            if isinstance(self.fields[edit.name].widget, forms.CheckboxInput):
                # A browser says nothing of a box that is not ticked.
                told.setlist(edit.name, ["on"] if value else [])
            elif isinstance(value, list | tuple):
                told.setlist(edit.name, [mark(each) for each in value])
            else:
                told[edit.name] = mark(value)
        return told

    def edits(self) -> Iterable[Edit]:
        """Give each field with what was seen of it and what is wanted.

        A page that says nothing of what it showed, as a program's may, has seen what is there.
        """
        for name, value in self.cleaned_data.items():
            seen = self.data.get(f"{WAS}{name}")
            told = mark(self.initial.get(name)) if seen is None else seen.replace("\r\n", "\n")
            yield Edit(name, told, value)

"""What the office types beside a sponsor's figures: a logo, and what an adult said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from declic.courses.models import Course
from declic.funding.forms.fields import Words
from declic.funding.rules.quotes import MOST_SIGNS
from declic.kernel.languages import language

# Adults of Belgian places say things in these.
SPOKEN = ("fr", "nl", "de", "en")


class LogoForm(forms.Form):
    """A picture file; nothing of the file itself is kept."""

    accepts: ClassVar = ".png,.jpg,.jpeg"
    logo = forms.FileField(
        label=_("The logo"),
        help_text=_("PNG or JPEG, 512 kB at most. It is drawn anew on white."),
        widget=forms.FileInput(attrs={"accept": accepts}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("There is nothing in this file."),
        },
    )


class QuoteForm(forms.Form):
    """A sentence, of which course, in which language."""

    course = forms.ChoiceField(label=_("Of which course"))
    text = Words(
        most=MOST_SIGNS,
        label=_("What an adult said"),
        help_text=_(
            "A teacher, an educator, somebody of the staff. Never a young person, never about one "
            "that somebody could recognise; no name, no place."
        ),
    )
    language = forms.ChoiceField(
        choices=[(code, language(code).own_name) for code in SPOKEN], label=_("In which language")
    )

    def __init__(self, data: Any = None, *, offered: Iterable[Course]) -> None:
        """Name each course as people call it."""
        super().__init__(data, auto_id="quote-%s")
        names = [(str(each.pk), f"{each.label} · {each.host.name}") for each in offered]
        self.fields["course"].choices = names  # type: ignore[attr-defined]
        self.fields["text"].widget.attrs["rows"] = 3

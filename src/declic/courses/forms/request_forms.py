"""The form with which an office opens its request form to hosts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from declic.courses.forms.fields import Line
from declic.courses.models import RequestForm
from declic.courses.rules.asking import address

NO_ADDRESS = _("This is no mail address. Write one, such as name@example.org.")


class OpenForm(forms.Form):
    """Where hosts find the form, whether it is open, and how they reach the office."""

    address = Line(
        most=60,
        label=_("Address"),
        help_text=_("Small letters, digits and dashes; it stands after /ask/ in the link."),
    )
    is_open = forms.BooleanField(required=False, label=_("Hosts can ask for courses"))
    email = Line(most=254, required=False, label=_("Mail address of the office"))
    phone = Line(most=40, required=False, label=_("Phone number of the office"))

    def __init__(self, data: Any = None, *, form: RequestForm | None, key: str) -> None:
        """Begin with what stands there; `key` tells several forms of a page apart."""
        kept = {name: getattr(form, name) for name in self.base_fields} if form else {}
        super().__init__(data, initial=kept or {"is_open": True}, auto_id=f"{key}-%s")

    def clean_email(self) -> str:
        """Take an address to which mail can be sent, or none."""
        told: str = self.cleaned_data["email"]
        if told and not address(told):
            raise forms.ValidationError(NO_ADDRESS)
        return told

"""Which column is what: one choice for each field of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from declic.people.models import Programme
from declic.tables.forms import UploadForm
from declic.tables.models import Field


class BringForm(UploadForm):
    """A table and the programme for which it is."""

    programme = forms.ModelChoiceField(
        label=_("Programme"), queryset=Programme.objects.none(), empty_label=None
    )

    def __init__(self, *given: Any, programmes: Any, **more: Any) -> None:
        """`programmes`: those that the reader may fill."""
        super().__init__(*given, **more)
        field = self.fields["programme"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # declared above
        field.queryset = programmes


class ColumnsForm(forms.Form):
    """For each field the column in which it stands, or none."""

    def __init__(
        self,
        *given: Any,
        fields: Sequence[Field],
        header: Sequence[str],
        language: str,
        **more: Any,
    ) -> None:
        """Offer each title of the table for each field."""
        super().__init__(*given, **more)
        titles = [(str(at), title or f"({at + 1})") for at, title in enumerate(header)]
        for each in fields:
            self.fields[each.name] = forms.ChoiceField(
                label=each.title(language),
                choices=[("", _("– not in the table –")), *titles],
                required=False,
            )

    def columns(self) -> Mapping[str, int | None]:
        """Give the chosen columns."""
        return {name: int(value) if value else None for name, value in self.cleaned_data.items()}

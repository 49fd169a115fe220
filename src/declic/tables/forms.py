"""The form by which a table is brought."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from declic.tables.reading import read
from declic.tables.rules.table import FILE_MOST, Table, TableRefused
from declic.tables.words import sentence


class UploadForm(forms.Form):
    """A file, and whether to remember which column is what.

    `table` is there once the form is valid. Nothing of the file is kept on disk by us.
    """

    accepts: ClassVar = ".csv,.tsv,.txt,.xlsx,.xls,.ods"

    file = forms.FileField(
        label=_("The table"),
        help_text=_("CSV, XLSX, XLS or ODS; 10 MB, 20,000 rows and 200 columns at most."),
        widget=forms.FileInput(attrs={"accept": accepts}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("There is nothing in this file."),
        },
    )
    remember = forms.BooleanField(
        label=_("Remember for next time which column is what"), required=False, initial=True
    )
    table: Table

    def clean_file(self) -> UploadedFile[Any]:
        """Read the table, or say beside the field why not."""
        given: UploadedFile[Any] = self.cleaned_data["file"]
        try:
            # A byte more than what is taken says that it is too large.
            self.table = read(given.read(FILE_MOST + 1), given.name or "")
        except TableRefused as refused:
            raise forms.ValidationError(said(refused), code=refused.reason) from refused
        return given


def said(refused: TableRefused) -> str:
    """Say why a file was not taken, and in which row if that is known."""
    if refused.row is None:
        return sentence(refused.reason)
    return _("Row %(number)s: %(why)s") % {
        "number": refused.row,
        "why": sentence(refused.reason),
    }

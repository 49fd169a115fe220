"""What a reason is called for people: of a file, of a cell."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import translation
from django.utils.translation import gettext_noop

SENTENCES: Mapping[str, str] = {
    "file_large": gettext_noop("This file is too large: 10 MB at most."),
    "unpacks_large": gettext_noop("Unpacked, this file is too large to be a list."),
    "rows_many": gettext_noop("This table has too many rows: 20,000 at most."),
    "columns_many": gettext_noop("This table has too many columns: 200 at most."),
    "cell_long": gettext_noop("A cell of this table is too long: 10,000 signs at most."),
    "empty": gettext_noop("There is nothing in this file."),
    "no_table": gettext_noop(
        "This is no table. Bring a CSV, XLSX, XLS or ODS file; a spreadsheet program can save one."
    ),
    "broken": gettext_noop(
        "This file is damaged. Open it in a spreadsheet program and save it again."
    ),
    "locked": gettext_noop("This file has a password. Save it without one."),
    "macros": gettext_noop("This file holds macros, which are programs. Save it as XLSX."),
    "entities": gettext_noop("This file holds something that no table needs. Save it as CSV."),
    "no_column": gettext_noop("No column was chosen for this."),
    "required": gettext_noop("This cell may not be empty."),
    "text_empty": gettext_noop("This cell may not be empty."),
    "text_long": gettext_noop("This text is too long."),
    "email": gettext_noop("This is no mail address."),
    "phone": gettext_noop("This is no phone number."),
    "date": gettext_noop("This is no date. Write 31/05/2027 or 2027-05-31."),
    "time": gettext_noop("This is no time of day. Write 14:30."),
    "whole": gettext_noop("This is no whole number."),
    "range": gettext_noop("This number is too small or too large."),
    "yes_no": gettext_noop("Write yes or no."),
    "language": gettext_noop("This language is not known."),
    "choice": gettext_noop("This is not one of the possible answers."),
}


def sentence(reason: str) -> str:
    """Say a reason in the reader's language."""
    return translation.gettext(SENTENCES[reason])

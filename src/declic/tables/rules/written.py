"""How a text is written into a cell so that no spreadsheet takes it for a formula."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20\t\r\n]")
_QUOTED = re.compile(r"'+\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20\t\r\n]")


def dead(text: str) -> str:
    """Put a mark before what a spreadsheet would reckon; `bare` takes it off again."""
    return f"'{text}" if _FORMULA.match(text) or _QUOTED.match(text) else text


def bare(text: str) -> str:
    """Take the mark off that `dead`, or a spreadsheet, put before a text."""
    return text[1:] if _QUOTED.match(text) else text

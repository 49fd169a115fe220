"""What a cell says: text, addresses, dates, times, numbers, yes or no, one of a list.

Each parser takes a cell and gives a value, or refuses with a reason; an empty cell never gets here.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from declic.kernel.languages import LANGUAGES
from declic.kernel.texts import TextRefused, clean
from declic.tables.rules.table import CELL_MOST, Cell

Value: TypeAlias = str | int | bool | dt.date | dt.time | None
Parser: TypeAlias = Callable[[Cell], Value]

_EMAIL = re.compile(r"[A-Za-z0-9._%+'&*/=?^{|}~!#$-]+@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
# As a spreadsheet writes a number of ours into a CSV when it took it for a figure.
_LOST_ZERO = re.compile(r"[1-9]\d{7,8}", re.ASCII)
_PHONE = re.compile(r"(?:\+|00)?[0-9]{6,15}")
_DAY = re.compile(r"([0-9]{1,2})[./ -]([0-9]{1,2})[./ -]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?")
_TIME = re.compile(r"([0-9]{1,2}) ?[:hH.uU] ?([0-9]{2})?(?::[0-9]{2})?(?: ?(?:u|uur|h|uhr))?")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(?:[.,]0+)?")
LOCAL_DIGITS = 10
_EARLIEST, _LATEST = dt.date(1900, 1, 1), dt.date(2200, 1, 1)
# The day before the first one of Excel's calendar, which has a 29 February in 1900.
_EXCEL = dt.date(1899, 12, 30)

_TEXT_REASONS = {"too_long": "text_long", "empty": "text_empty"}
YES = frozenset(["yes", "y", "true", "oui", "o", "vrai", "ja", "j", "wahr", "waar", "x", "1", "ok"])
NO = frozenset(["no", "n", "false", "non", "faux", "nee", "nein", "falsch", "onwaar", "0", "-"])

# How people call a language in the four languages of the office, beside its code and own name.
LANGUAGE_NAMES: Mapping[str, tuple[str, ...]] = {
    "en": ("English", "anglais", "Engels", "Englisch", "eng"),
    "fr": ("French", "français", "Frans", "Französisch", "fra", "fre"),
    "nl": (
        "Dutch",
        "néerlandais",
        "Nederlands",
        "Niederländisch",
        "nld",
        "ned",
        "Vlaams",
        "flamand",
    ),
    "de": ("German", "allemand", "Duits", "Deutsch", "deu", "ger"),
    "ar": ("Arabic", "arabe", "Arabisch", "ara"),
    "prs": ("Dari", "fa", "Persian", "Farsi", "persan", "Perzisch", "Persisch", "fas"),
    "tr": ("Turkish", "turc", "Turks", "Türkisch", "tur"),
    "ps": ("Pashto", "pachto", "Pachtou", "Pasjtoe", "Paschtu", "pus"),
    "ti": ("Tigrinya", "tigrigna", "Tigrinisch", "tir"),
    "so": ("Somali", "somalien", "Somalisch", "som"),
}


class CellRefused(ValueError):  # noqa: N818 - a refusal is an answer to a person, not an error
    """Says why a cell was not understood."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code; `queries.sentence` has the words."""
        super().__init__(reason)
        self.reason = reason


def bare_word(text: str) -> str:
    """Return a word as it is compared: without case, accents, spaces and signs."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum())


def words(cell: Cell) -> str:
    """Return what a cell says as a clean text; a number as people write it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat(" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    try:
        return clean(str(cell), limit=CELL_MOST)
    except TextRefused as refused:
        raise CellRefused(
            "text_long" if refused.reason == "too_long" else "text_empty"
        ) from refused


def text(most: int = 200) -> Parser:
    """Read a text of one or more lines."""

    def parse(cell: Cell) -> str:
        found = words(cell)
        if len(found) > most:
            raise CellRefused("text_long")
        return found

    return parse


def line(most: int = 200) -> Parser:
    """Read a text of one line; what stands on several is joined."""
    whole = text(most)

    def parse(cell: Cell) -> str:
        return " ".join(str(whole(cell)).split())

    return parse


def email(cell: Cell) -> str:
    """Read one mail address; `mailto:` before it is left out."""
    found = words(cell).strip("<> ,;").removeprefix("mailto:")
    if not _EMAIL.fullmatch(found) or len(found) > 254 or ".." in found:  # noqa: PLR2004
        raise CellRefused("email")
    local, _, domain = found.rpartition("@")
    return f"{local}@{domain.lower()}"


def phone(cell: Cell) -> str:
    """Read a number for the phone as it is written; digits are what is checked."""
    found = words(cell)
    digits = re.sub(r"[\s./()\-\u2010-\u2015]", "", found.replace("(0)", ""))
    if not _PHONE.fullmatch(digits):
        raise CellRefused("phone")
    if isinstance(cell, str) and not _LOST_ZERO.fullmatch(found):
        return found
    # A spreadsheet that took it for a figure lost the plus of another country, or the first zero.
    return f"+{digits}" if len(digits) > LOCAL_DIGITS else f"0{digits}"


def date(cell: Cell) -> dt.date:
    """Read a day: a date of Excel, 2027-05-31, or 31/5/2027."""
    found = _date(cell)
    if not _EARLIEST <= found < _LATEST:
        raise CellRefused("date")
    return found


def _date(cell: Cell) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_excel(cell)
    told = words(cell)
    if found := _ISO.fullmatch(told):
        return _day(*map(int, found.groups()))
    if found := _DAY.fullmatch(told):
        day, month, year = map(int, found.groups())
        return _day(year, month, day)
    raise CellRefused("date")


def _of_excel(number: float) -> dt.date:
    """Read a number as Excel counts days; small ones are no days that anybody meant."""
    if not 20_000 <= number < 100_000 or number != int(number):  # noqa: PLR2004
        raise CellRefused("date")
    return _EXCEL + dt.timedelta(days=int(number))


def _day(year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise CellRefused("date") from error


def time(cell: Cell) -> dt.time:
    """Read a time of day: 14:30, 14h30, 14u, 14.30, or a part of a day as Excel counts it."""
    if isinstance(cell, dt.datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, dt.time):
        return cell.replace(second=0, microsecond=0)
    if isinstance(cell, float) and 0 <= cell < 1:
        hours, minutes = divmod(round(cell * 24 * 60) % (24 * 60), 60)
        return dt.time(hours, minutes)
    found = _TIME.fullmatch(words(cell))
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004
        raise CellRefused("time")
    return dt.time(int(found[1]), int(found[2] or 0))


def whole(least: int = 0, most: int = 1_000_000) -> Parser:
    """Read a whole number between two others."""

    def parse(cell: Cell) -> int:
        told = re.sub(r"\s", "", words(cell))
        if isinstance(cell, bool | dt.date | dt.time) or not _WHOLE.fullmatch(told):
            raise CellRefused("whole")
        number = int(re.split("[.,]", told)[0])
        if not least <= number <= most:
            raise CellRefused("range")
        return number

    return parse


def yes_no(cell: Cell) -> bool:
    """Read yes or no in the four languages of the office; a cross is a yes."""
    told = words(cell).casefold()
    if told in NO:
        return False
    if told in YES or told in {"✓", "✔", "☑"}:
        return True
    raise CellRefused("yes_no")


def language(cell: Cell) -> str:
    """Read a language by its code or its name in any of ours; a region is left aside."""
    told = words(cell)
    found = _LANGUAGES.get(bare_word(told)) or _LANGUAGES.get(re.split("[-_]", told)[0].lower())
    if found is None:
        raise CellRefused("language")
    return found


def one_of(choices: Mapping[str, Iterable[str]]) -> Parser:
    """Read one of a list: each choice is known by itself and by other words for it."""
    known = {bare_word(each): choice for choice, also in choices.items() for each in also}
    known |= {bare_word(choice): choice for choice in choices}

    def parse(cell: Cell) -> str:
        found = known.get(bare_word(words(cell)))
        if found is None:
            raise CellRefused("choice")
        return found

    return parse


def several(each: Parser, separators: str = ";,/|\n") -> Callable[[Cell], tuple[Value, ...]]:
    """Read several values of one kind in a cell, each once."""

    def parse(cell: Cell) -> tuple[Value, ...]:
        told = re.split(f"[{re.escape(separators)}]", words(cell))
        return tuple(dict.fromkeys(each(part.strip()) for part in told if part.strip()))

    return parse


_LANGUAGES = {
    bare_word(word): known.code
    for known in LANGUAGES
    for word in (known.code, known.own_name, *LANGUAGE_NAMES[known.code])
}

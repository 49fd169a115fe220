"""A letter as a PDF: its words go to the layout as data, never as source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from declic.kernel.languages import language as language_of
from declic.letters.rules import Column, Letter
from declic.prints.queries import press


def pdf(letter: Letter) -> bytes:
    """Give the letter as one PDF."""
    (body,) = press("letter", told(letter))
    return body


def pictures(letter: Letter, *, ppi: float) -> list[bytes]:
    """Give the letter as a PNG a page."""
    return press("letter", told(letter), ppi=ppi)


def told(letter: Letter) -> dict[str, Any]:
    """Give the data that the layout reads."""
    columns = [each for each in (letter.main, letter.beside) if each is not None]
    return {
        "title": letter.main.title,
        "author": letter.sender[0] if letter.sender else "Declic",
        "main": _column(letter.main),
        "beside": _column(letter.beside) if letter.beside else None,
        "parts": list(_parts(letter)),
        "sender": letter.sender,
        "to": letter.to,
        "day": letter.day,
        "number": letter.number,
        "states": [{**_column(each), "text": each.state} for each in columns if each.state],
    }


def _column(column: Column) -> dict[str, Any]:
    known = language_of(column.language)
    return {
        "language": known.code,
        "rtl": known.direction == "rtl",
        "title": column.title,
    }


def _parts(letter: Letter) -> Iterator[dict[str, Any]]:
    """Give the paragraphs; places for signatures stand beside each other, at the end."""
    for line in letter.lines:
        if line.style != "sign":
            yield {"style": line.style, "text": line.text, "beside": line.beside}
    if signs := [{"text": line.text, "beside": line.beside} for line in letter.signed()]:
        yield {"style": "signs", "signs": signs}

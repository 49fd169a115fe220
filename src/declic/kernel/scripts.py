"""In which scripts a text is written, so that an adult sees at once who could read it.

A script is not a language: Arabic script may be Arabic, Dari or Pashto. Codes are those of
ISO 15924, as in `languages`; `Zzzz` stands for every script that is not listed here.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

OTHER = "Zzzz"
# Blocks of Unicode: first and last sign, and the script of their letters.
_BLOCKS = sorted(
    (
        (0x0041, 0x02AF, "Latn"),
        (0x1E00, 0x1EFF, "Latn"),
        (0x2100, 0x218F, "Latn"),
        (0x2C60, 0x2C7F, "Latn"),
        (0xA720, 0xA7FF, "Latn"),
        (0xAB30, 0xAB6F, "Latn"),
        (0xFB00, 0xFB06, "Latn"),
        (0xFF21, 0xFF5A, "Latn"),
        (0x1D400, 0x1D7FF, "Latn"),  # letters for formulas, which phones offer as fancy writing
        (0x0400, 0x052F, "Cyrl"),
        (0x1C80, 0x1C8F, "Cyrl"),
        (0xA640, 0xA69F, "Cyrl"),
        (0x0531, 0x058F, "Armn"),
        (0xFB13, 0xFB17, "Armn"),
        (0x10A0, 0x10FF, "Geor"),
        (0x1C90, 0x1CBF, "Geor"),
        (0x2D00, 0x2D2F, "Geor"),
        (0x0600, 0x06FF, "Arab"),
        (0x0750, 0x077F, "Arab"),
        (0x0870, 0x08FF, "Arab"),
        (0xFB50, 0xFDFF, "Arab"),
        (0xFE70, 0xFEFC, "Arab"),
        (0x1200, 0x139F, "Ethi"),
        (0x2D80, 0x2DDF, "Ethi"),
        (0xAB01, 0xAB2E, "Ethi"),
        (0x1E7E0, 0x1E7FF, "Ethi"),
        (0x3400, 0x4DBF, "Hani"),
        (0x4E00, 0x9FFF, "Hani"),
        (0xF900, 0xFAFF, "Hani"),
        (0x20000, 0x323AF, "Hani"),
    )
)
_FIRSTS = [first for first, _last, _script in _BLOCKS]


def scripts(text: str) -> tuple[str, ...]:
    """Return the scripts of the letters, in the order in which they come.

    Digits, signs, marks and pictures belong to no script; neither do the small raised letters.
    """
    letters = (sign for sign in text if unicodedata.category(sign) in {"Lu", "Ll", "Lt", "Lo"})
    return tuple(dict.fromkeys(_script(letter) for letter in letters))


def _script(letter: str) -> str:
    # No letter comes before A, with which the first block begins.
    _first, last, script = _BLOCKS[bisect_right(_FIRSTS, ord(letter)) - 1]
    return script if ord(letter) <= last else OTHER

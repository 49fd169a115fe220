"""Texts from people: made safe to store and to draw on a wall, without changing what they say.

Arabic, Dari, Pashto and Tigrinya are written by real participants: joiners inside a word and
the marks of their scripts stay. What turns the reading direction around, hides or piles up, goes.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Reason = Literal["empty", "too_long"]

_MARKS_IN_A_ROW = 3
# Cleaning shortens, so more than the limit may come in; far more is refused without the work.
_ROUGH = 16
_JOINERS = "\u200c\u200d"
_NEW_LINES = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LONELY_JOINER = re.compile(f"(?<!\\S)[{_JOINERS}]+|[{_JOINERS}]+(?!\\S)")
_JOINERS_IN_A_ROW = re.compile(f"([{_JOINERS}])[{_JOINERS}]+")
# Control, format (bidirectional controls, zero-width signs, tags) and half a surrogate pair.
_REFUSED = frozenset({"Cc", "Cf", "Cs"})


class TextRefused(ValueError):  # noqa: N818 - a refusal is an answer to a person, not an error
    """Says why a text is not taken: nothing is left of it, or it is too long."""

    def __init__(self, reason: Reason) -> None:
        """Keep the reason as a code; the screen that shows it has the words."""
        super().__init__(reason)
        self.reason: Reason = reason


def clean(text: str, *, limit: int) -> str:
    """Return the text in one normal form and at most `limit` characters long.

    Raise TextRefused for a text that is empty or too long once it is clean. It is never cut:
    half a sentence may say the opposite.
    """
    if len(text) > limit * _ROUGH:
        raise TextRefused("too_long")
    plain = _NEW_LINES.sub("\n", text).replace("\t", " ")
    plain = "".join(sign for sign in plain if _is_kept(sign))
    plain = _few_marks(unicodedata.normalize("NFC", plain))
    plain = _JOINERS_IN_A_ROW.sub(r"\1", _LONELY_JOINER.sub("", plain)).strip()
    if not plain:
        raise TextRefused("empty")
    if len(plain) > limit:
        raise TextRefused("too_long")
    return plain


def _is_kept(sign: str) -> bool:
    return sign == "\n" or sign in _JOINERS or unicodedata.category(sign) not in _REFUSED


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for sign in text:
        if unicodedata.category(sign).startswith("M"):
            marks += 1
        elif sign not in _JOINERS:  # a joiner between marks must not start a new pile
            marks = 0
        if marks <= _MARKS_IN_A_ROW:
            kept.append(sign)
    return "".join(kept)

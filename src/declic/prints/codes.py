"""Cards with codes for sealed envelopes. A code is drawn here, printed, and kept nowhere."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from declic.kernel.codes import ALPHABET
from declic.kernel.envelopes import LENGTH, cards
from declic.kernel.languages import language as language_of
from declic.prints.press import press

MOST = 200
LANGUAGES = ("en", "fr", "nl", "de", "ar")
CARD = gettext_noop(
    "Copy this code on your form. Put the card into the envelope, close it, and draw your own sign "
    "on it. Nobody else knows whose it is. At the next form you look for your sign."
)
FREE = gettext_noop(
    "You have no card with a code? Choose an animal, a colour and a digit, and write them down "
    "here. Choose them again at the next form."
)


class CodesRefusedError(ValueError):
    """So many cannot be printed, or not in these languages."""


def code_cards(number: int, languages: Sequence[str], *, blank: int = 0) -> bytes:
    """Give a PDF of so many cards, each with another code, and of `blank` ones for the others.

    Raise CodesRefusedError for none, for more than 200, and for languages that they do not have.
    """
    if not 1 <= number <= MOST or not 0 <= blank <= MOST:
        raise CodesRefusedError("number")
    if not languages or not set(languages) <= set(LANGUAGES):
        raise CodesRefusedError("languages")
    (made,) = press("codes", told(drawn(number), languages, blank))
    return made


def drawn(number: int) -> tuple[str, ...]:
    """Draw codes, each once."""
    found: tuple[str, ...] = ()
    while len(found) < number:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        found = tuple(dict.fromkeys([*found, *cards([code])]))
    return found


def told(codes: Sequence[str], languages: Sequence[str], blank: int) -> dict[str, Any]:
    """Give what the layout reads."""
    half = (LENGTH + 1) // 2
    return {
        "title": "Codes",
        "codes": [f"{code[:half]} {code[half:]}" for code in codes],
        "blank": blank,
        "card": [_said(CARD, each) for each in languages],
        "free": [_said(FREE, each) for each in languages],
    }


def _said(words: str, code: str) -> dict[str, object]:
    with override(code):
        return {"text": _(words), "language": code, "rtl": language_of(code).direction == "rtl"}

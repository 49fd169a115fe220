"""The code on the card that lies in a sealed envelope, and the neutral code when there is none.

Neither tells anything of a person: the one is drawn from a bag, of the other three parts are
chosen freely. Never a birthday, an age, a country, a family or a telephone number.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from declic.kernel.codes import ALPHABET

# A prime number of signs: then one wrong sign and two that changed places are always noticed.
SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 5
_SEPARATORS = frozenset(" -–.\t")
# More is no code, and costs no work.
_LONGEST_TYPED = 64
ANIMALS = (
    "bear", "bee", "bird", "butterfly", "camel", "cat", "cow", "crab", "dog", "dolphin",
    "elephant", "fish", "fox", "frog", "goat", "hedgehog", "horse", "lion", "monkey", "mouse",
    "rabbit", "snail", "tiger", "turtle",
)  # fmt: skip
COLOURS = (
    "black", "blue", "brown", "green", "grey", "orange", "pink", "purple", "red", "yellow",
)  # fmt: skip
DIGITS = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
HANDS = ("left", "right", "both")


def with_check(drawn: str) -> str:
    """Give a drawn code of `ALPHABET` with its check character at the end."""
    return drawn + SIGNS[-_weighed(drawn) % len(SIGNS)]


def read_code(written: str) -> str | None:
    """Give the code that somebody copied from the card, or None when a sign must be wrong.

    Weighted sums modulo a prime find each single wrong sign and each exchange of two.
    """
    if len(written) > _LONGEST_TYPED:
        return None
    text = unicodedata.normalize("NFKC", written).upper()
    code = "".join(sign for sign in text if sign not in _SEPARATORS)
    if len(code) != LENGTH + 1 or not set(code) <= set(SIGNS):
        return None
    return code if (_weighed(code[:-1]) + SIGNS.index(code[-1])) % len(SIGNS) == 0 else None


def _weighed(code: str) -> int:
    return sum((place + 2) * SIGNS.index(sign) for place, sign in enumerate(code))


def cards(drawn: Iterable[str]) -> tuple[str, ...]:
    """Give the codes of a box of cards: each once, each with its check character."""
    return tuple(dict.fromkeys(with_check(each) for each in drawn if set(each) <= set(ALPHABET)))


@dataclass(frozen=True, slots=True)
class Neutral:
    """The code of five picked parts; a part that somebody left out is empty, and differs."""

    animal: str = ""
    colour: str = ""
    digit: str = ""
    letter: str = ""
    hand: str = ""

    def parts(self) -> tuple[str, str, str, str, str]:
        return self.animal, self.colour, self.digit, self.letter, self.hand

    def differs(self, other: Neutral) -> int:
        """Count the parts in which two differ; what was left out agrees with nothing."""
        both = zip(self.parts(), other.parts(), strict=True)
        return sum(not mine or mine != theirs for mine, theirs in both)

    def written(self) -> str:
        """Write it as it is kept: five parts with dots between, which no card has."""
        return ".".join(self.parts())


PARTS: Mapping[str, tuple[str, ...]] = {
    "animal": ANIMALS,
    "colour": COLOURS,
    "digit": DIGITS,
    "hand": HANDS,
}


def neutral(kept: str) -> Neutral | None:
    """Give the neutral code that is kept so, or None for what is none."""
    parts = kept.split(".")
    return Neutral(*parts) if len(parts) == len(fields(Neutral)) else None


def given_code(card: str, parts: Mapping[str, str]) -> str | None:
    """Give the code as it is kept: of the card, else of the five parts; empty where none is given.

    None when something of it cannot be right. Whoever writes both has the card before them.
    """
    if card.strip():
        return read_code(card)
    if not any(parts.values()):
        return ""
    letter = _letter(parts.get("letter", ""))
    if letter is None:
        return None
    chosen = {name: parts.get(name, "") for name in PARTS}
    if any(part and part not in PARTS[name] for name, part in chosen.items()):
        return None
    return Neutral(letter=letter, **chosen).written()


def _letter(written: str) -> str | None:
    """Give a letter of any script in one form; small and capital are the same."""
    text = unicodedata.normalize("NFC", written[:_LONGEST_TYPED]).strip().casefold()
    return text if not text or (len(text) == 1 and text.isalpha()) else None

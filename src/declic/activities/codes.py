"""The words of the code of five parts, for whoever has no card, or lost it.

Freely chosen, and nothing that others know of somebody: see `kernel.envelopes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from declic.kernel.envelopes import DIGITS, PARTS
from declic.kernel.languages import gettext_noop

WORDS: Mapping[str, str] = {
    "bear": gettext_noop("bear"),
    "bee": gettext_noop("bee"),
    "bird": gettext_noop("bird"),
    "butterfly": gettext_noop("butterfly"),
    "camel": gettext_noop("camel"),
    "cat": gettext_noop("cat"),
    "cow": gettext_noop("cow"),
    "crab": gettext_noop("crab"),
    "dog": gettext_noop("dog"),
    "dolphin": gettext_noop("dolphin"),
    "elephant": gettext_noop("elephant"),
    "fish": gettext_noop("fish"),
    "fox": gettext_noop("fox"),
    "frog": gettext_noop("frog"),
    "goat": gettext_noop("goat"),
    "hedgehog": gettext_noop("hedgehog"),
    "horse": gettext_noop("horse"),
    "lion": gettext_noop("lion"),
    "monkey": gettext_noop("monkey"),
    "mouse": gettext_noop("mouse"),
    "rabbit": gettext_noop("rabbit"),
    "snail": gettext_noop("snail"),
    "tiger": gettext_noop("tiger"),
    "turtle": gettext_noop("turtle"),
    "black": gettext_noop("black"),
    "blue": gettext_noop("blue"),
    "brown": gettext_noop("brown"),
    "green": gettext_noop("green"),
    "grey": gettext_noop("grey"),
    "orange": gettext_noop("orange"),
    "pink": gettext_noop("pink"),
    "purple": gettext_noop("purple"),
    "red": gettext_noop("red"),
    "yellow": gettext_noop("yellow"),
    "left": gettext_noop("the left"),
    "right": gettext_noop("the right"),
    "both": gettext_noop("both"),
}
TITLES: Mapping[str, str] = {
    "animal": gettext_noop("The animal that you chose"),
    "colour": gettext_noop("The colour that you chose"),
    "digit": gettext_noop("The digit that you chose"),
    "hand": gettext_noop("The hand that you write with"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the code: its name, its title, and what can be chosen with its words."""

    name: str
    title: str
    choices: tuple[tuple[str, str], ...]


CODE = tuple(
    Part(
        name,
        TITLES[name],
        tuple((choice, choice if choice in DIGITS else WORDS[choice]) for choice in choices),
    )
    for name, choices in PARTS.items()
)

"""The words and the drawing of a choice, wherever hands are counted or counts are read."""

from __future__ import annotations

from django.utils.translation import gettext as _

from declic.activities.models import Asked
from declic.activities.queries import kind
from declic.live.machine.script import Place
from declic.live.rooms import Room

DEPENDS = "P"
LETTERS = "ABCD"


def asked(room: Room, place: Place, ask: str, *, language: str) -> Asked:
    """Give the words of an ask in a language; none for a question that was only spoken."""
    activity = room.played.activities.get(place.activity)
    if activity is None:
        return Asked()
    content = room.played.content(activity.id, language)
    return kind(activity.kind).asked(content, place.item, ask)


def title(room: Room, activity: str) -> str:
    """Name an activity; a spoken vote is named as the console names it while it goes on."""
    found = room.played.activities.get(activity)
    return found.frame[room.staff_language].title if found else _("A question from now")


def by_letter(choices: tuple[str, ...]) -> dict[str, str]:
    """Give the choice of each letter on a printed card; empty where four letters do not do.

    Choices that are letters are their own; others follow each other as on the wall.
    """
    if not 1 < len(choices) <= len(LETTERS):
        return {}
    own = set(choices) <= set(LETTERS)
    return dict(zip(choices if own else LETTERS, choices, strict=False))


def letters(choices: tuple[str, ...]) -> dict[str, str]:
    """Give the letter of a printed card for each choice that has none of its own."""
    return {choice: letter for letter, choice in by_letter(choices).items() if choice != letter}


def shape(choice: str, choices: tuple[str, ...]) -> str:
    """Give the drawing of a choice: "it depends" beside true and not true is a wave."""
    if choice == "D" and "T" in choices:
        return DEPENDS
    return choice if choice in set("ABCDETN") else ""

"""The words of the screens themselves that stand in every session, whatever its plan.

They are spoken once for all plans. Where a template says something else by now, the recording of
the old words is simply not heard; a test finds such a line here.
"""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext, gettext_noop

HELP = (
    gettext_noop("Someone who listens"),
    gettext_noop("It is not your fault, and it is never too late."),
    gettext_noop("Or an adult you trust. You can ask a friend to come with you."),
    gettext_noop("Thank you for taking part"),
    gettext_noop(
        "The person who pressures, threatens or shares is responsible. "
        "It is never the fault of the person it happens to."
    ),
)
ROOM = (
    gettext_noop("You are in"),
    gettext_noop("No name, no account. It begins soon."),
    gettext_noop("Eyes up"),
    gettext_noop("Look at the room for a moment."),
    gettext_noop("Listen for a moment."),
    gettext_noop("Answers open in a moment."),
    gettext_noop("Answers are closed. Eyes up."),
    gettext_noop("The result is on the wall."),
    gettext_noop("The group goes on with:"),
    gettext_noop("Talk about it at your table."),
    gettext_noop("One answer for your table: the last tap counts."),
    gettext_noop("You can leave out any question."),
    gettext_noop("Nobody is told where you stand, or whether you moved."),
    gettext_noop("Listen to the question"),
    gettext_noop("The signs to know"),
    gettext_noop("Think of one word."),
    gettext_noop("Thank you. Eyes up."),
    gettext_noop("True"),
    gettext_noop("Not true"),
    gettext_noop("It depends"),
    gettext_noop("Yes, true"),
    gettext_noop("No, not true"),
)


def spoken_everywhere(language: str) -> tuple[tuple[str, str], ...]:
    """Give the key and the words of each in a language; what nobody translated is left out."""
    with translation.override(language):
        told = [(f"interface:{words}", gettext(words)) for words in (*HELP, *ROOM)]
    return tuple(
        (key, said) for key, said in told if language == "en" or said != key.partition(":")[2]
    )

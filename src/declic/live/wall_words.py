"""The words around the wall's screens, in each language that shares the wall."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils import translation
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from declic.kernel.languages import language as language_of

# Also the narrow and the plain space that French puts before it.
COLON = " :\u00a0\u202f"


def _words() -> Mapping[str, str]:
    return {
        "draft": _("Draft: not yet checked"),
        "wifi": _("Join this Wi-Fi"),
        "page": _("Open this page"),
        "answers": _("Answers:"),
        "phones": _("Phones in the room:"),
    }


def wall_words(languages: Sequence[str]) -> Mapping[str, SafeString]:
    """Give each word once for every language, as one line with a dot between.

    Of several, none ends with its colon: a number stands before them, since it would stand on the
    wrong side of the words that are read from right to left.
    """
    if len(languages) == 1:
        return {key: SafeString(escape(word)) for key, word in _in(languages[0], _words).items()}
    spoken = [(language_of(code), _in(code, _words)) for code in languages]
    return {
        key: format_html_join(
            " · ",
            '<span lang="{}" dir="{}">{}</span>',
            ((known.code, known.direction, words[key].rstrip(COLON)) for known, words in spoken),
        )
        for key in _words()
    }


def _in(code: str, words: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    with translation.override(code):
        return words()

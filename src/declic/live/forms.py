"""What staff types about a local fact: read into a fact, or a sentence for what does not fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from declic.care.models import Fact
from declic.kernel.languages import LANGUAGES
from declic.kernel.texts import TextRefused, clean

LONGEST = 600
WORDED = ("name", "what", "wording", "hours", "price")
NUMBER = re.compile(r"[0-9]+([ ./][0-9]+)*")


class FormError(Exception):
    """What does not fit, as a sentence."""


def fact_of(given: Mapping[str, str], before: Fact) -> Fact:
    """Read the form of a fact; what it has no field for stays as it was."""
    words = {name: _words(given, name) for name in WORDED}
    number = _line(given, "number")
    _check(words, number)
    sure = given.get("sure") == "yes"
    changed = {
        **words,
        "number": number or None,
        "state": "verified" if sure else "unverified",
        "hours_state": "verified" if given.get("hours_sure") == "yes" else "unverified",
        "expires": day(given, "expires"),
        "source": _line(given, "source"),
        "owner": _line(given, "owner"),
        "doubt": _line(given, "doubt"),
    }
    if not changed["source"] or not changed["owner"]:
        raise FormError(_("Say where it was found, and who answers for it."))
    if sure and not words["wording"]:
        raise FormError(_("Without wording there is nothing to be sure of."))
    return Fact.model_validate({**before.model_dump(), **changed})


def _check(words: Mapping[str, Mapping[str, str]], number: str) -> None:
    if any(said and "en" not in said for said in words.values()):
        raise FormError(_("Write it in English too: every other language falls back to it."))
    if not words["name"] or not words["what"]:
        raise FormError(_("Say what it is called and what it is for."))
    if number and not NUMBER.fullmatch(number):
        raise FormError(_("A number has digits, spaces, full stops and slashes only."))
    texts = [text for said in words.values() for text in said.values()]
    if not number and any("{number}" in text for text in texts):
        raise FormError(_("The wording names a number, and there is none."))
    if any("{{" in text or "}}" in text for text in texts):
        raise FormError(_("Double braces have no place here: write the words themselves."))


def day(given: Mapping[str, str], name: str) -> dt.date | None:
    """Read a date; none where the field is empty."""
    told = given.get(name, "").strip()
    try:
        return dt.date.fromisoformat(told) if told else None
    except ValueError as error:
        raise FormError(_("This is no date: write 2027-05-31.")) from error


def _words(given: Mapping[str, str], name: str) -> dict[str, str]:
    return dict(_said(given, name))


def _said(given: Mapping[str, str], name: str) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        if text := _line(given, f"{name}.{language.code}"):
            yield language.code, text


def _line(given: Mapping[str, str], name: str) -> str:
    try:
        return " ".join(clean(given.get(name, "") or "", limit=LONGEST).split())
    except TextRefused as refused:
        if refused.reason == "empty":
            return ""
        raise FormError(_("That is too long. Make it shorter.")) from refused

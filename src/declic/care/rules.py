"""A local fact: a number, a rule of law or a figure that somebody found, and must look up again.

Its number and its hours have a state each, for the number of a help line is often sure when its
hours are not. Nothing unverified is told as if it were sure: an unverified number gives way to
its fallback, unverified hours are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from declic.kernel.languages import chain

State = Literal["verified", "unverified"]
Community = Literal["all", "fr", "nl", "de"]
Channel = Literal["phone", "chat", "mail", "web", "forum", "text", "visit"]
Kind = Literal["line", "service", "report", "centre", "law", "figure", "frame", "place", "name"]
# How a fact stands today, the most urgent first.
Standing = Literal["overdue", "soon", "unsure", "sure"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+([ ./][0-9]+)*$")]
# By language code; English must be there, since every language falls back to it.
Words = dict[str, str]
Place = tuple[str, Community]
EVERYWHERE: Community = "all"

# The first word of a key says what kind of fact it is.
KINDS: Mapping[str, Kind] = {
    "helpline": "line",
    "emergency": "line",
    "service": "service",
    "support": "service",
    "report": "report",
    "centre": "centre",
    "law": "law",
    "rule": "law",
    "stat": "figure",
    "curriculum": "frame",
    "school": "place",
    "company": "place",
    "safeguarding": "place",
    "country": "name",
}
# Whole sentences: told in the reader's own language or not at all.
SENTENCES: frozenset[Kind] = frozenset({"law", "figure", "frame"})
SOON = timedelta(days=60)
# A plain space between two groups of digits turns them round in right-to-left text; this does not.
_UNBROKEN = "\u00a0"


class Fact(BaseModel):
    """One fact for one community. In `wording` the mark `{number}` stands for the number.

    `state` is that of the number, or of what is said where there is none. A fact without wording
    is a question that is still open. With `adults_only` no text for young people may hold it.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Key
    community: Community = "all"
    region: str = "BE"
    name: Words
    what: Words
    wording: Words = {}
    number: Number | None = None
    state: State
    hours: Words = {}
    hours_state: State = "unverified"
    channels: list[Channel] = []
    price: Words = {}
    languages: list[str] = []
    source: str
    verified_on: date | None = None
    expires: date | None
    owner: str
    doubt: str = ""
    fallback: Key | None = None
    adults_only: bool = False

    @model_validator(mode="after")
    def _is_whole(self) -> Fact:
        wordings = (self.name, self.what, self.wording, self.hours, self.price)
        if any(words and "en" not in words for words in wordings):
            message = f"The fact {self.key} ({self.community}) has a wording without English"
            raise ValueError(message)
        if self.number is None and any("{number}" in words for words in self.wording.values()):
            message = f"The fact {self.key} ({self.community}) names a number that it has not"
            raise ValueError(message)
        if self.key.partition(".")[0] not in KINDS:
            message = f"The fact {self.key} begins with none of: {', '.join(KINDS)}"
            raise ValueError(message)
        if self.state == "verified" and not self.wording:
            message = f"The fact {self.key} ({self.community}) says nothing, and is called verified"
            raise ValueError(message)
        return self

    @property
    def kind(self) -> Kind:
        """What kind of fact it is."""
        return KINDS[self.key.partition(".")[0]]

    @property
    def place(self) -> Place:
        """By what it is found: its key, and for whom it holds."""
        return self.key, self.community

    @property
    def shown_number(self) -> str:
        """The number as people read it, kept on one line and in one direction."""
        return (self.number or "").replace(" ", _UNBROKEN)

    def is_sure(self, today: date) -> bool:
        """Say whether the fact may be told today."""
        return self.state == "verified" and not self.is_expired(today)

    def is_expired(self, today: date) -> bool:
        """Say whether the date until which somebody answers for the fact is over."""
        return self.expires is not None and self.expires < today

    def speaks(self, language: str) -> bool:
        """Say whether it can be told to a reader of this language."""
        return self.kind not in SENTENCES or language in self.wording

    def standing(self, today: date) -> Standing:
        """Say how the fact stands, for whoever looks after it."""
        if self.is_expired(today):
            return "overdue"
        if self.expires is not None and self.expires <= today + SOON:
            return "soon"
        return "sure" if self.state == "verified" else "unsure"

    def told(self, language: str) -> str:
        """Return the wording with the number in it."""
        return said(self.wording, language).replace("{number}", self.shown_number)

    def told_hours(self, language: str) -> str:
        """Return the hours, or nothing as long as nobody has verified them."""
        return said(self.hours, language) if self.hours_state == "verified" else ""


def differences(before: Fact | None, after: Fact | None) -> tuple[tuple[str, str, str], ...]:
    """Give what a change changed: the field, with its language, and both its values."""
    old, new = _flat(before), _flat(after)
    return tuple(
        (name, old.get(name, ""), new.get(name, ""))
        for name in {**old, **new}
        if old.get(name, "") != new.get(name, "")
    )


def _flat(fact: Fact | None) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in (fact.model_dump(mode="json") if fact else {}).items():
        if isinstance(value, dict):
            flat |= {f"{name} {code}": words for code, words in value.items()}
        else:
            flat[name] = ", ".join(value) if isinstance(value, list) else str(value or "")
    return flat


class FactsFile(BaseModel):
    """A file of facts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    facts: list[Fact]


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A line on the help card. `tel` is a link for a phone; `state` is that of the number."""

    key: str
    name: str
    number: str
    tel: str
    what: str
    price: str
    hours: str
    state: State


def said(words: Mapping[str, str], language: str) -> str:
    """Return the words in a language, or in the first of those that stand in for it."""
    return next((words[code] for code in chain(language) if code in words), words.get("en", ""))

"""A local fact: a number or an address that somebody found, checked, and must check again.

Its number and its hours have a state each, for the number of a help line is often sure when its
hours are not. Nothing unverified is told as if it were sure: an unverified number gives way to
its fallback, unverified hours are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from declic.kernel.languages import chain

State = Literal["verified", "unverified"]
Community = Literal["all", "fr", "nl", "de"]
Channel = Literal["phone", "chat", "mail", "web", "forum", "text", "visit"]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$")]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+([ ./][0-9]+)*$")]
# By language code; English must be there, since every language falls back to it.
Words = dict[str, str]

# A plain space between two groups of digits turns them round in right-to-left text; this does not.
_UNBROKEN = "\u00a0"


class Fact(BaseModel):
    """One fact for one community. In `wording` the mark `{number}` stands for the number."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Key
    community: Community = "all"
    region: str = "BE"
    name: Words
    what: Words
    wording: Words
    number: Number | None = None
    number_state: State
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

    @model_validator(mode="after")
    def _is_whole(self) -> Fact:
        wordings = (self.name, self.what, self.wording, self.hours, self.price)
        if any(words and "en" not in words for words in wordings):
            message = f"The fact {self.key} ({self.community}) has a wording without English"
            raise ValueError(message)
        if self.number is None and any("{number}" in words for words in self.wording.values()):
            message = f"The fact {self.key} ({self.community}) names a number that it has not"
            raise ValueError(message)
        return self

    @property
    def shown_number(self) -> str:
        """The number as people read it, kept on one line and in one direction."""
        return (self.number or "").replace(" ", _UNBROKEN)

    def is_sure(self, today: date) -> bool:
        """Say whether the fact may be told today."""
        return self.number_state == "verified" and not self.is_expired(today)

    def is_expired(self, today: date) -> bool:
        """Say whether the date until which somebody answers for the fact is over."""
        return self.expires is not None and self.expires < today

    def told(self, language: str) -> str:
        """Return the wording with the number in it."""
        return said(self.wording, language).replace("{number}", self.shown_number)

    def told_hours(self, language: str) -> str:
        """Return the hours, or nothing as long as nobody has verified them."""
        return said(self.hours, language) if self.hours_state == "verified" else ""


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

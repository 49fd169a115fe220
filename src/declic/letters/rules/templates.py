"""The form of a template: `content/letters/<id>.yaml`, checked when it is read."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from declic.letters.rules.placeholders import CONDITIONS
from declic.packs.models import Id, RoomText, Strict

Sort = Literal["letter", "mail"]
# Who reads it: adults of a host, families and guardians, or people with an account.
Readers = Literal["host", "home", "people"]
# `tick` has a box, `say` is set off, `own` is empty until an organisation fills it, `help` are
# the help lines of the host's community, `sign` is a place for one signature.
Style = Literal["text", "head", "tick", "say", "own", "help", "sign", "costs"]
SAID = frozenset({"text", "head", "tick", "say", "sign"})


class Part(Strict):
    """One paragraph. With `when` it stands there only where that is so."""

    id: Id
    style: Style = "text"
    text: RoomText = ""
    when: str = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Part:
        if self.when and self.when.removeprefix("not ") not in CONDITIONS:
            message = f"There is no condition '{self.when}'"
            raise ValueError(message)
        if (self.style in SAID) != bool(self.text):
            message = f"The part '{self.id}' must have a text, or must have none"
            raise ValueError(message)
        return self

    def stands(self, conditions: frozenset[str]) -> bool:
        """Say whether the part is there under these conditions."""
        if self.when.startswith("not "):
            return self.when.removeprefix("not ") not in conditions
        return not self.when or self.when in conditions


class Template(Strict):
    """A letter or a mail in one language. A mail's title is its subject, its button the link."""

    id: Id
    sort: Sort
    readers: Readers
    title: RoomText
    parts: list[Part]
    button: RoomText = ""

    @model_validator(mode="after")
    def _is_whole(self) -> Template:
        names = [part.id for part in self.parts]
        if len(set(names)) != len(names):
            raise ValueError("Two parts have the same id")
        return self

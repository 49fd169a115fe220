"""The content of a brief: its cards."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict


class Card(Strict):
    """One card. `phone`: phones show it too, or ask to look up. `help`: it shows who to call."""

    id: Id
    title: RoomText
    lines: list[RoomText] = Field(default_factory=list)
    picture: str | None = None
    phone: Literal["eyes-up", "card"] = "card"
    help: bool = False
    say: list[StaffText] = Field(default_factory=list)


class Written(Strict):
    """A line of a sheet. `tick` has a box, `write` an empty line, `sign` one to sign by hand."""

    style: Literal["text", "head", "tick", "say", "write", "sign"] = "text"
    text: RoomText


class Sheet(Strict):
    """A paper that people keep: some of the cards, then lines of its own; nothing is collected.

    `half` is half a page, where nobody has to read two languages.
    """

    id: Id
    title: RoomText
    per: Literal["person", "two", "three", "table", "room"] = "person"
    layout: Literal["page", "half"] = "page"
    cards: list[Id] = Field(default_factory=list)
    lines: list[Written] = Field(default_factory=list)


class Content(Strict):
    """The cards in the order in which they are shown, and sheets to take along."""

    cards: Annotated[list[Card], Field(min_length=1)]
    sheets: list[Sheet] = Field(default_factory=list)

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


class Content(Strict):
    """The cards in the order in which they are shown."""

    cards: Annotated[list[Card], Field(min_length=1)]

"""The content of a diamond of nine cards."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from declic.packs.models import Id, RoomText, Strict


class Line(Strict):
    """One line of what is kept afterwards."""

    id: Id
    text: RoomText


class Step(Line):
    """One of the lines, and the letter by which it is remembered, the same in every language."""

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")] | None = None


class Card(Line):
    """One of the nine; a few words, because it stands on a phone beside two others."""

    picture: str | None = None


class After(Strict):
    """What the room takes from it once the diamond was talked about, such as five steps."""

    title: RoomText
    picture: str = "five-fingers"
    lines: Annotated[list[Step], Field(min_length=1, max_length=6)]


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `rule` says that no order is right, and what goes before every order. `seconds`: how long the
    tables lay.
    """

    ask: RoomText
    rule: RoomText
    seconds: Annotated[int, Field(ge=0, le=1800)] = 360
    cards: Annotated[list[Card], Field(min_length=9, max_length=9)]
    after: After | None = None

"""The content of a pledge."""

from __future__ import annotations

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict


class Example(Strict):
    """A promise that somebody could make."""

    id: Id
    text: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `numbers`: the help number is shown, to be said aloud together.
    """

    ask: RoomText
    examples: list[Example] = Field(default_factory=list)
    numbers: bool = False

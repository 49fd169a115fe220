"""The content of a closing circle."""

from __future__ import annotations

from pydantic import Field

from declic.packs.models import RoomText, StaffText, Strict


class Care(Strict):
    """The care text: in short for everybody, and whole to be read aloud in `read`."""

    title: RoomText
    lines: list[RoomText] = Field(default_factory=list)
    read: list[StaffText] = Field(default_factory=list)


class Content(Strict):
    """What an activity of this kind writes under `content`. `begin` is how to start the round.

    `light`: what all do together at the very end, such as one clap.
    """

    ask: RoomText
    rule: RoomText
    begin: StaffText
    picture: str = "closing-circle"
    care: Care | None = None
    light: RoomText | None = None

"""The content of a help map: what the fingers are, and what may be copied onto them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import RoomText, StaffText, Strict


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `card`: lines of the help card to copy from. `aloud`: the number that all say together. `peers`:
    what peer experts say of themselves, where they are.
    """

    ask: RoomText
    lines: Annotated[list[RoomText], Field(min_length=1, max_length=3)]
    card: Annotated[list[RoomText], Field(min_length=1, max_length=6)]
    aloud: RoomText
    on_three: StaffText
    peers: list[RoomText] = Field(default_factory=list)
    to_peers: StaffText | None = None

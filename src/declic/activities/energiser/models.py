"""The content of an energiser."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict


class Line(Strict):
    """A harmless line that is true for some."""

    id: Id
    text: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`. `seated`: how it goes on chairs."""

    rule: RoomText
    lines: Annotated[list[Line], Field(min_length=1)]
    seated: StaffText | None = None

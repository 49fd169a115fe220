"""The content of a rehearsed report: an invented case, what a report says, and where it goes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict


class Part(Strict):
    """One part of a report, such as where; `hint` says how to write it."""

    id: Id
    title: RoomText
    hint: RoomText


class Channel(Strict):
    """Where a report goes. `when`: in which case; `to`: whom to tell, from the local facts."""

    id: Id
    when: RoomText
    to: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`. `rule`: what a report never does."""

    case: RoomText
    rule: RoomText
    seconds: Annotated[int, Field(ge=0, le=1800)] = 90
    parts: Annotated[list[Part], Field(min_length=2, max_length=6)]
    channels: Annotated[list[Channel], Field(min_length=2, max_length=5)]

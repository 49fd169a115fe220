"""The content of a word cloud."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import RoomText, Strict


class Content(Strict):
    """What an activity of this kind writes under `content`. `limit`: letters of a word."""

    ask: RoomText
    limit: Annotated[int, Field(ge=2, le=40)] = 24

"""The content of a norm poster: which answers it tells, and what it says when it cannot."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `of` is the id of a question with `norm: true` that the session asked before, `says` its
    choices that are counted together. `sentence` is what these people say, `general` what is true
    without any figure.
    """

    of: Id
    says: Annotated[list[Id], Field(min_length=1)]
    guess: RoomText
    sentence: RoomText
    general: RoomText
    then: RoomText

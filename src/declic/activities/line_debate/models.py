"""The content of a moving debate."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict


class Zones(Strict):
    """What the three places of the line are called, from one end to the other."""

    agree: RoomText
    unsure: RoomText
    disagree: RoomText


class Moments(Strict):
    """How the two counts of a statement are told apart where results are read."""

    before: StaffText
    after: StaffText


class Statement(Strict):
    """A sentence to take a place on, questions to go deeper, and where the talk should land."""

    id: Id
    text: RoomText
    deeper: Annotated[list[StaffText], Field(min_length=1)]
    landing: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`."""

    zones: Zones
    moments: Moments
    statements: Annotated[list[Statement], Field(min_length=1)]

    def statement(self, statement_id: str) -> Statement:
        """Return one statement."""
        return next(each for each in self.statements if each.id == statement_id)

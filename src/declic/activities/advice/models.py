"""The content of advice to a friend."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict

RoleId = Literal["friend", "listener", "observer"]
RoundCount = Annotated[int, Field(ge=1, le=6)]


class Rounds(Strict):
    """How many rounds, in each form."""

    full: RoundCount
    short: RoundCount

    def __getitem__(self, form: str) -> int:
        """Return the number of rounds of one form."""
        return self.short if form == "short" else self.full


class Role(Strict):
    """What one of the two or three does in a round."""

    id: RoleId
    name: RoomText
    task: RoomText


class Line(Strict):
    """A sentence to borrow or something to tick."""

    id: Id
    text: RoomText


class Worry(Line):
    """A card that the friend may choose. `short: false` leaves it out of the short form."""

    short: bool = True


Lines = Annotated[list[Line], Field(min_length=1, max_length=12)]


class Content(Strict):
    """What an activity of this kind writes under `content`. `seconds`: how long a talk takes."""

    rounds: Rounds
    seconds: Annotated[int, Field(ge=0, le=900)]
    roles: Annotated[list[Role], Field(min_length=3, max_length=3)]
    worries: Annotated[list[Worry], Field(min_length=1, max_length=12)]
    sentences: Lines
    ticks: Lines
    demo: list[StaffText] = Field(default_factory=list)

    def role(self, role_id: RoleId) -> Role:
        """Return one role."""
        return next(each for each in self.roles if each.id == role_id)

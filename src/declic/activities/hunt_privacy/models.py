"""The content of a hunt in an invented profile."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict

ClueId = Literal["logo", "street", "routine", "birthday", "location", "friends", "tag", "pet"]
CLUES = 8
Seconds = Annotated[int, Field(ge=0, le=1800)]


class Profile(Strict):
    """The words on the poster. The logo is drawn and needs none; `bio` gives nothing away."""

    name: RoomText
    user: RoomText
    location: RoomText
    street: RoomText
    routine: RoomText
    friends: RoomText
    tag: RoomText
    pet: RoomText
    bio: RoomText


class Clue(Strict):
    """What gives something away, and the fixes that help: the best first, others may do too."""

    id: ClueId
    text: RoomText
    fixes: Annotated[list[Id], Field(min_length=1)]


class Line(Strict):
    """A fix, or a sentence to begin with."""

    id: Id
    text: RoomText


class Asking(Strict):
    """A task that is talked about: what to do, and how one may begin."""

    text: RoomText
    lines: list[Line] = Field(default_factory=list, max_length=4)


class Times(Strict):
    """How long the tables hunt, and how long they match."""

    find: Seconds = 240
    match: Seconds = 240


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `lens`: what to look for, on a card of paper. `tag`: the message before somebody is tagged.
    `board`: the question at the end, which each person answers with one of the fixes.
    """

    ask: RoomText
    line: RoomText
    seconds: Times = Times()
    profile: Profile
    clues: Annotated[list[Clue], Field(min_length=CLUES, max_length=CLUES)]
    fixes: Annotated[list[Line], Field(min_length=CLUES, max_length=CLUES)]
    lens: list[RoomText]
    match: RoomText
    tag: Asking
    board: RoomText

    def clue(self, clue_id: str) -> Clue:
        """Return one clue."""
        return next(each for each in self.clues if each.id == clue_id)

    def fix(self, fix_id: str) -> Line:
        """Return one fix."""
        return next(each for each in self.fixes if each.id == fix_id)

"""The content of a co-operative quiz."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict

Good = Literal["T", "N", "D"]
Points = Annotated[int, Field(ge=1, le=30)]


class Goal(Strict):
    """How many points the room needs, in each form."""

    full: Points
    short: Points

    def __getitem__(self, form: str) -> int:
        """Return the goal of one form."""
        return self.short if form == "short" else self.full


class Own(Strict):
    """What the group itself said before: the id of an earlier question and its choices.

    `sentence` is what these people say. It takes the place of the feedback where it may be told.
    """

    of: Id
    says: Annotated[list[Id], Field(min_length=1)]
    sentence: RoomText


class Sentence(Strict):
    """A sentence, the good answer to it and what is said then.

    `own` checks the sentence in the room, where the room was asked. `why_not` helps the
    facilitator when a table defends another answer.
    """

    id: Id
    text: RoomText
    good: Good
    feedback: RoomText
    own: Own | None = None
    why_not: StaffText | None = None


class Content(Strict):
    """What an activity of this kind writes under `content`."""

    goal: Goal
    sentences: Annotated[list[Sentence], Field(min_length=1)]

    def sentence(self, sentence_id: str) -> Sentence:
        """Return one sentence."""
        return next(each for each in self.sentences if each.id == sentence_id)

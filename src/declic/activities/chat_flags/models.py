"""The content of a chat story: strips, flags, the signs that they bring out, the options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict

Letter = Literal["A", "B", "C", "D", "E"]


class Flags(Strict):
    """What the three flags say."""

    green: RoomText
    yellow: RoomText
    red: RoomText


class Person(Strict):
    """Somebody who writes."""

    id: Id
    name: RoomText


class Bubble(Strict):
    """Something written by one of the people."""

    who: Id
    text: RoomText


class Sign(Strict):
    """A warning sign of the board: one word, what it looks like, and its drawing."""

    id: Id
    name: RoomText
    text: RoomText
    picture: str


class Strip(Strict):
    """A piece of the chat. `signs`: those of the board that it brings out.

    `told` is said after the bubbles. A strip with `help` is told and raises no flag: with it the
    story ends.
    """

    id: Id
    bubbles: Annotated[list[Bubble], Field(min_length=1)]
    bring_out: Annotated[list[StaffText], Field(min_length=1)]
    signs: list[Id] = Field(default_factory=list)
    told: RoomText | None = None
    help: bool = False


class Option(Strict):
    """One thing that could be done now."""

    id: Letter
    text: RoomText


class Feedback(Strict):
    """What is said to some of the options."""

    id: Id
    of: Annotated[list[Letter], Field(min_length=1)]
    text: RoomText


class Options(Strict):
    """What could be done where the chat stops; tables choose and compare."""

    ask: RoomText
    choose: Annotated[list[Option], Field(min_length=2, max_length=5)]
    feedback: Annotated[list[Feedback], Field(min_length=1)]


class Photo(Strict):
    """The question that a room will have: and if it had been sent? What is said then."""

    ask: RoomText
    say: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`. `hero`: whose phone it is."""

    hero: Id
    people: Annotated[list[Person], Field(min_length=1)]
    questions: Annotated[list[RoomText], Field(min_length=1, max_length=4)]
    ask: RoomText
    flags: Flags
    signs: Annotated[list[Sign], Field(min_length=1, max_length=6)]
    signs_mean: RoomText
    strips: Annotated[list[Strip], Field(min_length=1)]
    options: Options
    photo: Photo

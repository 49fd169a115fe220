"""The content of a forum theatre: a cast of bystanders, an empty chair, a scene, ways to help."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict


class Part(Strict):
    """A bystander, and the card of whoever plays it."""

    id: Id
    name: RoomText
    card: RoomText


class Chair(Strict):
    """The person it happens to: an empty chair with a card, because nobody plays that person."""

    name: RoomText
    card: RoomText


class Beat(Strict):
    """One line of the scene. Without `who` a voice reads it; a `thought` is said to oneself.

    `aloud: false`: it is acted, and the text says what one sees.
    """

    id: Id
    who: Id | None = None
    text: RoomText
    thought: RoomText | None = None
    aloud: bool = True


class Way(Strict):
    """One of the ways to help, gathered while people try them."""

    id: Id
    name: RoomText
    text: RoomText


class Content(Strict):
    """What an activity of this kind writes under `content`.

    `questions` are those after the first time, `tests` those after each try.
    """

    setting: RoomText
    cast: Annotated[list[Part], Field(min_length=2, max_length=6)]
    chair: Chair
    scene: Annotated[list[Beat], Field(min_length=2, max_length=12)]
    questions: Annotated[list[RoomText], Field(min_length=1, max_length=4)]
    rule: RoomText
    tests: Annotated[list[RoomText], Field(min_length=1, max_length=4)]
    ways: Annotated[list[Way], Field(min_length=2, max_length=4)]
    stop: RoomText
    out_of_role: RoomText
    casting: list[StaffText] = Field(default_factory=list)

"""The content of a branching story: who is in it, its nodes, and where each answer leads."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict

# The person of the story who is the reader: what they say stands on their own side.
ME = "me"


class Person(Strict):
    """Somebody who speaks. The id `me` is the reader."""

    id: Id
    name: RoomText


class Bubble(Strict):
    """Something said or written by one of the people."""

    who: Id
    text: RoomText


class Option(Strict):
    """One answer of a node. Its letter has a shape and a colour on every screen."""

    id: Literal["A", "B", "C", "D"]
    text: RoomText
    to: Id
    feedback: RoomText | None = None


class Node(Strict):
    """One moment: with options it asks, without it leads on by `to`, with neither it is an end.

    `default`: the answer that counts with a tie or no vote; the first when none is named.
    `lines`: what the room says together, one on each finger.
    """

    id: Id
    scene: RoomText
    bubbles: list[Bubble] = Field(default_factory=list)
    lines: list[RoomText] = Field(default_factory=list, max_length=5)
    ask: RoomText | None = None
    options: list[Option] = Field(default_factory=list)
    default: Literal["A", "B", "C", "D"] | None = None
    to: Id | None = None
    feedback: RoomText | None = None
    help: bool = False
    picture: str | None = None


class Content(Strict):
    """A whole story. `unit`: whether each person votes or each table."""

    start: Id
    unit: Literal["person", "table"] = "person"
    people: list[Person] = Field(default_factory=list)
    nodes: Annotated[list[Node], Field(min_length=1)]

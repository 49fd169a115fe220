"""The content of cases: what is seen in each, what could be done first, and what the house does."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict


class Option(Strict):
    """One thing that could be done first. `feedback` is for whoever leads, to be read or not."""

    id: Literal["A", "B", "C", "D"]
    text: RoomText
    feedback: StaffText | None = None


class Case(Strict):
    """One case, or one sentence to vote on. `landing`: what stands when all have chosen.

    `facts` are what somebody sees or hears, and nothing that they suppose.
    """

    id: Id
    title: RoomText
    facts: list[RoomText] = Field(default_factory=list, max_length=5)
    ask: RoomText
    options: Annotated[list[Option], Field(min_length=2, max_length=4)]
    landing: RoomText
    seconds: Annotated[int, Field(ge=0, le=1800)] = 0


class Board(Strict):
    """Lines that stay: the steps of the house, or what nobody does. `help`: with who to call."""

    title: RoomText
    lines: Annotated[list[RoomText], Field(min_length=1, max_length=7)]
    help: bool = False


class Content(Strict):
    """What an activity of this kind writes under `content`. `unit`: who gives one answer.

    `questions` are talked about before anybody chooses, the same in every case.
    """

    unit: Literal["table", "person"] = "table"
    questions: list[RoomText] = Field(default_factory=list, max_length=4)
    cases: Annotated[list[Case], Field(min_length=1)]
    steps: Board | None = None
    avoid: Board | None = None

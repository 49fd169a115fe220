"""The content of private questions: an introduction and what is asked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from declic.packs.models import Id, RoomText, Strict


class Choice(Strict):
    """One way to answer."""

    id: Id
    text: RoomText


class Question(Strict):
    """One question. `scale` stands side by side; the other forms under each other.

    `alarm`: a choice whose number the facilitator hears at once, never who; the page says so.
    `norm`: a `norm.poster` may later tell how many of ten chose the same, and the page says so.
    """

    id: Id
    text: RoomText
    choices: Annotated[list[Choice], Field(min_length=2)]
    form: Literal["true_not_unsure", "scale", "one"] = "one"
    norm: bool = False
    alarm: Id | None = None


class Content(Strict):
    """Questions before or after a course, or months later; the same ids let them be compared.

    `code`: with the answers comes the code of a card: `asked` where everybody has drawn one,
    `offered` where some may have one.
    """

    when: Literal["before", "after", "months"]
    code: Literal["asked", "offered"] | None = None
    intro: RoomText
    asks: Annotated[list[Question], Field(min_length=1)]

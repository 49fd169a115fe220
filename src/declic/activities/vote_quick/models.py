"""The content of a quick vote: it has no texts, only a style."""

from __future__ import annotations

from typing import Literal

from declic.packs.models import Strict

Style = Literal["letters", "colours"]


class Content(Strict):
    """`letters`: A to D, their meaning is said aloud. `colours`: true, not true, it depends."""

    style: Style = "letters"

"""Fill a layout with data: typst reads JSON, never text that was put together here."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import typst

HERE = Path(__file__).parent
PAPER, FONTS = HERE / "paper", HERE / "fonts"


def press(paper: str, told: object, *, ppi: float = 0) -> list[bytes]:
    """Give a layout filled with data: one PDF, or with `ppi` a PNG a page.

    Fonts come from here alone, and nothing is fetched.
    """
    form: Literal["pdf", "png"] = "png" if ppi else "pdf"
    made: object = typst.compile(
        PAPER / f"{paper}.typ",
        root=PAPER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
        format=form,
        ppi=ppi or None,
    )
    pages = made if isinstance(made, list) else [made]
    return [page for page in pages if isinstance(page, bytes)]


class UndrawableError(ValueError):
    """A picture that cannot be drawn: its bytes are none, or break off."""


def drawn_anew(picture: bytes, *, size: tuple[int, int]) -> bytes:
    """Draw a picture on white and give it as a PNG of so many pixels: only its looks remain.

    Whoever calls this has looked at the file first: how large it says it is, and that it is no SVG.
    Raise UndrawableError for what cannot be drawn.
    """
    width, height = size
    told = {"picture": list(picture), "width": width, "height": height}
    try:
        (made,) = press("picture", told, ppi=72)
    except typst.TypstError as broken:
        raise UndrawableError from broken
    return made

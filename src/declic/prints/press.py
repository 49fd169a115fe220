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

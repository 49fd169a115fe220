"""The picture of what was measured says what the page says."""

from __future__ import annotations

from bench.picture import PAGE, PICTURE, draw


def test_the_picture_is_drawn_from_the_tables_of_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert draw(page) == PICTURE.read_text(encoding="utf-8")

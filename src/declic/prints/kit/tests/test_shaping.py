"""Letters that join, as Arabic ones do, are printed as they join: the same glyphs are there."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import uharfbuzz as hb
from pypdf import PdfReader

from declic.activities.models import Row
from declic.prints.kit import making
from declic.prints.kit.rules import Sheet
from declic.prints.press import FONTS

Outline = tuple[tuple[object, ...], ...]
WORDS = {
    "ar": ("لستَ وحدك", "declic-print-arabic-regular.ttf"),
    "prs": ("تنها نیستی، کمک نزدیک است", "declic-print-arabic-regular.ttf"),
    "ti": ("ብሕትኻ ኣይኮንካን", "declic-print-ethiopic-regular.ttf"),
}


def outline(font: hb.Font, glyph: int) -> Outline:
    """Draw a glyph: its moves, lines and curves in whole units of the font."""
    drawn: list[tuple[object, ...]] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _data: drawn.append(("m", round(x), round(y))))
    draw.set_line_to_func(lambda x, y, _data: drawn.append(("l", round(x), round(y))))
    draw.set_quadratic_to_func(
        lambda a, b, x, y, _data: drawn.append(("q", *map(round, (a, b, x, y))))
    )
    font.draw_glyph(glyph, draw, None)
    return tuple(drawn)


def shaped(font: hb.Font, text: str) -> list[Outline]:
    """Shape a text as a whole, and draw the glyphs that have ink."""
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    drawn = [outline(font, glyph.codepoint) for glyph in buffer.glyph_infos]
    assert 0 not in [glyph.codepoint for glyph in buffer.glyph_infos], "a letter has no glyph"
    return [each for each in drawn if each]


def embedded(body: bytes) -> Iterator[Outline]:
    """Draw every glyph of every font in a PDF."""
    pages: list[Any] = list(PdfReader(BytesIO(body)).pages)
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            described = font["/DescendantFonts"][0]["/FontDescriptor"]
            face = hb.Face(described["/FontFile2"].get_data())
            yield from (outline(hb.Font(face), glyph) for glyph in range(face.glyph_count))


def printed(language: str) -> tuple[hb.Font, str, set[Outline]]:
    """Print a sheet with the words of a language; give its font, the words and what is printed."""
    words, file = WORDS[language]
    plan, _group = making.wanted("help-a-friend", {"ar": 1}, tables=0, staff="en")
    sheet = Sheet("words", language, "page", "", (Row(words),))
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / file))))
    return font, words, set(embedded(making.pdf(plan, [sheet])))


@pytest.mark.parametrize("language", WORDS)
def test_each_word_is_printed_with_the_glyphs_that_it_is_shaped_with(language: str) -> None:
    font, words, found = printed(language)
    assert shaped(font, words)
    assert set(shaped(font, words)) <= found


@pytest.mark.parametrize("language", ["ar", "prs"])
def test_control_letters_that_do_not_join_would_be_missed(language: str) -> None:
    font, words, found = printed(language)
    alone = {drawn for letter in words if letter.isalpha() for drawn in shaped(font, letter)}
    assert not alone <= found

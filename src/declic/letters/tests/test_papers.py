"""Letters as printers and word processors find them."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
import uharfbuzz as hb
from docx import Document
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml.ns import qn
from pypdf import PdfReader

from declic.letters.queries.letters import docx, pdf, pictures, word
from declic.letters.queries.shelf import shelf
from declic.letters.rules import Column, Letter, Line
from declic.letters.tests.writing import written
from declic.prints.queries import FONTS

SCRIPTS = {
    "ar": "declic-print-arabic-regular.ttf",
    "prs": "declic-print-arabic-regular.ttf",
    "ps": "declic-print-arabic-regular.ttf",
    "ti": "declic-print-ethiopic-regular.ttf",
    "so": "declic-print-regular.ttf",
    "tr": "declic-print-regular.ttf",
    "fr": "declic-print-regular.ttf",
}
EVERY = [(name, code) for name in shelf().templates for code in shelf().languages(name)]


def said(body: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages)


def test_a_letter_is_a_pdf_on_a4_with_its_own_fonts() -> None:
    body = pdf(written("confirmation", "en"))
    page = PdfReader(BytesIO(body)).pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert b"DeclicPrint" in body


def test_what_somebody_typed_is_never_read_as_a_layouts_source() -> None:
    evil = '#panic() $x$ *bold* \\ #read("/etc/passwd") {{user.password}} {% debug %}'
    body = pdf(written("confirmation", "en", values=lambda _: {"contact.name": evil}))
    shown = said(body).replace("\n", " ")
    assert evil in shown


def test_ten_thousand_signs_are_printed_on_more_pages() -> None:
    long = Letter("x", Column("fr", "Long"), (Line("text", "Une phrase. " * 900),))
    assert len(PdfReader(BytesIO(pdf(long))).pages) > 2
    assert Document(BytesIO(docx(long))).paragraphs[-1].text.startswith("Une phrase.")


def outlines(font: hb.Font, glyphs: Iterator[int]) -> Iterator[tuple[object, ...]]:
    for glyph in glyphs:
        drawn: list[object] = []
        draw = hb.DrawFuncs()
        draw.set_move_to_func(lambda x, y, _, into=drawn: into.append(("m", round(x), round(y))))
        draw.set_line_to_func(lambda x, y, _, into=drawn: into.append(("l", round(x), round(y))))
        draw.set_quadratic_to_func(
            lambda a, b, x, y, _, into=drawn: into.append(("q", *map(round, (a, b, x, y))))
        )
        font.draw_glyph(glyph, draw, None)
        if drawn:
            yield tuple(drawn)


def shaped(language: str, text: str) -> set[tuple[object, ...]]:
    """Shape a text as a whole with the font that it is printed in; every letter has a glyph."""
    font = hb.Font(hb.Face(hb.Blob.from_file_path(str(FONTS / SCRIPTS[language]))))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    codes = [glyph.codepoint for glyph in buffer.glyph_infos]
    assert 0 not in codes, f"a letter of “{text}” has no glyph"
    return set(outlines(font, iter(codes)))


def embedded(body: bytes) -> set[tuple[object, ...]]:
    found: set[tuple[object, ...]] = set()
    pages: list[Any] = list(PdfReader(BytesIO(body)).pages)
    for page in pages:
        for font in page["/Resources"]["/Font"].values():
            inside = font["/DescendantFonts"][0]["/FontDescriptor"]
            face = hb.Face(inside["/FontFile2"].get_data())
            found |= set(outlines(hb.Font(face), iter(range(face.glyph_count))))
    return found


@pytest.mark.parametrize("language", SCRIPTS)
def test_each_word_is_printed_with_the_glyphs_that_it_is_shaped_with(language: str) -> None:
    words = word("group", language)
    body = pdf(Letter("x", Column(language, "1"), (Line("text", words),)))
    wanted = shaped(language, words)
    assert wanted
    assert wanted <= embedded(body)


@pytest.mark.parametrize("language", SCRIPTS)
def test_the_fonts_have_every_letter_of_every_letter(language: str) -> None:
    """Words of another script, such as a line's name in Latin letters, have a font of their own."""
    files = (SCRIPTS[language], SCRIPTS["fr"], "declic-print-latin-regular.ttf")
    faces = [hb.Face(hb.Blob.from_file_path(str(FONTS / file))) for file in files]
    have = {sign for face in faces for sign in face.unicodes}
    for name in shelf().templates:
        if language in shelf().languages(name):
            for text in shelf().texts(name, language).values():
                missing = {sign for sign in text if ord(sign) not in have and sign > " "}
                assert missing == set(), f"{name}: {text}"


@pytest.mark.parametrize("language", ["ar", "prs", "ps"])
def test_a_document_from_right_to_left_says_so_in_each_paragraph_and_run(language: str) -> None:
    made = Document(BytesIO(docx(written("parents-before", language))))
    for row in made.tables[0].rows:
        paragraph = row.cells[0].paragraphs[0]
        assert paragraph.paragraph_format.element.pPr.find(qn("w:bidi")) is not None
        run = paragraph.runs[0].element.rPr
        assert run.find(qn("w:rtl")) is not None
        assert run.find(qn("w:lang")).get(qn("w:bidi")) == language
        assert row.cells[1].paragraphs[0].paragraph_format.element.pPr.find(qn("w:bidi")) is None
    assert made.tables[0].table_direction == WD_TABLE_DIRECTION.RTL


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_letter_opens_again_with_all_its_words(name: str, language: str) -> None:
    if shelf().templates[name].sort == "mail":
        return
    made = written(name, language)
    opened = Document(BytesIO(docx(made)))
    shown = [each.text for each in opened.paragraphs]
    shown += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    for line in made.lines:
        assert any(line.text in each for each in shown), line
    assert opened.core_properties.title == made.main.title


def test_a_picture_of_each_page_can_be_looked_at() -> None:
    pages = pictures(written("agreement", "fr"), ppi=30)
    assert len(pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in pages)

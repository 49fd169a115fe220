"""A letter as a text document (DOCX): to be changed by whoever knows the reader."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.table import WD_TABLE_DIRECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from declic.kernel.languages import language as language_of
from declic.letters.rules import Column, Letter, Line

# Fonts that nearly every computer has, by the script.
FONTS = {"Latn": "Calibri", "Arab": "Arial", "Ethi": "Nyala"}
BOX = "\u2610"


@dataclass(frozen=True, slots=True)
class _Look:
    size: float = 11
    bold: bool = False


PLAIN, SMALL, TINY, STRONG = _Look(), _Look(9), _Look(8), _Look(bold=True)


def docx(letter: Letter) -> bytes:
    """Give the letter as the bytes of a document."""
    made, main = Document(), letter.main
    _page(made, letter)
    for line in (*letter.sender, letter.day):
        _write(made.add_paragraph(), line, main, SMALL)
    for line in letter.to:
        _write(made.add_paragraph(), line, main)
    _write(made.add_heading(level=1), main.title, main, _Look(17, bold=True))
    if letter.beside:
        _write(made.add_paragraph(), letter.beside.title, letter.beside, _Look(12))
    _body(made, letter)
    _signs(made, letter)
    for each in (letter.main, letter.beside):
        if each and each.state:
            _write(made.add_paragraph(), each.state, each, TINY)
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _page(made: Made, letter: Letter) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    told = made.core_properties
    told.title, told.language = letter.main.title[:250], letter.main.language
    told.author, told.comments = letter.sender[0][:250] if letter.sender else "", ""
    _write(section.footer.paragraphs[0], letter.number, letter.main, TINY)


def _body(made: Made, letter: Letter) -> None:
    lines = [line for line in letter.lines if line.style != "sign"]
    if letter.beside is None:
        for line in lines:
            _styled(made.add_paragraph(), line.text, line, letter.main)
        return
    table = made.add_table(rows=0, cols=2)
    if _is_rtl(letter.main):
        # The first cell then stands on the right.
        table.table_direction = WD_TABLE_DIRECTION.RTL
    for line in lines:
        one, other = table.add_row().cells
        _styled(one.paragraphs[0], line.text, line, letter.main)
        _styled(other.paragraphs[0], line.beside, line, letter.beside)


def _styled(paragraph: Paragraph, text: str, line: Line, column: Column) -> None:
    mark = f"{BOX} " if line.style == "tick" and text else ""
    _write(paragraph, f"{mark}{text}", column, STRONG if line.style == "head" else PLAIN)


def _signs(made: Made, letter: Letter) -> None:
    signs = list(letter.signed())
    if not signs:
        return
    table = made.add_table(rows=1, cols=len(signs))
    for cell, line in zip(table.rows[0].cells, signs, strict=True):
        _write(cell.paragraphs[0], line.text, letter.main, STRONG)
        if letter.beside and line.beside:
            _write(cell.add_paragraph(), line.beside, letter.beside, SMALL)
        _write(cell.add_paragraph(), "\n\n\n" + "_" * 28, letter.main)


def _is_rtl(column: Column) -> bool:
    return language_of(column.language).direction == "rtl"


def _write(paragraph: Paragraph, text: str, column: Column, look: _Look = PLAIN) -> None:
    """Write a paragraph in a language: its direction, its font, and what a checker reads it as."""
    paragraph.paragraph_format.space_after = Pt(4)
    if _is_rtl(column):
        # The format has an order, in which this stands before the spacing.
        paragraph.paragraph_format.element.pPr.spacing.addprevious(OxmlElement("w:bidi"))
    _spoken(paragraph.add_run(text), column, look)


def _spoken(run: Run, column: Column, look: _Look) -> None:
    known = language_of(column.language)
    rtl, font = known.direction == "rtl", FONTS[known.script]
    run.font.size, run.font.name, run.font.bold = Pt(look.size), font, look.bold
    if rtl:
        run.font.rtl, run.font.cs_bold = True, look.bold
    # Word reads size, font and language of other scripts from places of their own.
    properties = run.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for place in ("w:cs", "w:eastAsia"):
        fonts.set(qn(place), font)
    properties.find(qn("w:sz")).addnext(_element("w:szCs", "w:val", str(int(look.size * 2))))
    properties.append(_element("w:lang", "w:bidi" if rtl else "w:val", known.code))


def _element(tag: str, name: str, value: str) -> Any:  # noqa: ANN401  # lxml's own
    element = OxmlElement(tag)
    element.set(qn(name), value)
    return element

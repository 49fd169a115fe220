"""Spreadsheets that would take all memory, pull in other files, or run programs."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile

import pytest

from declic.tables.rules.packed import repacked
from declic.tables.rules.table import TableRefused
from declic.tables.tests.books import SHEET, book, cell, document, packed, row, told, unpacked

EMPTY = '<table:table-cell table:number-columns-repeated="{}"/>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
CONTENT = "xl/sharedStrings.xml"


def shared(text: str, rows: int) -> bytes:
    """Name one long text in very many cells."""
    cells = "".join(f'<c r="A{at}" t="s"><v>0</v></c>' for at in range(1, rows))
    made = unpacked(book(f"<row>{cells}</row>"))
    made[CONTENT] = f"<sst><si><t>{text}</t></si></sst>".encode()
    return packed(made)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (book(f"<row>{cell('XFD1048576', '1')}</row>"), "columns_many"),
        (book(f"<row>{cell('GS1', '1')}</row>"), "columns_many"),
        (book(f"<row>{cell('A20501', '1')}</row>"), "rows_many"),
        (book('<row r="20501"><c><v>1</v></c></row>'), "rows_many"),
        (book("<row/>" * 20_500 + "<row><c><v>1</v></c></row>"), "rows_many"),
        (book('<row><c r="a20501" t="inlineStr"><is><t>x</t></is></c></row>'), "rows_many"),
        (book('<row><c r="1A"><v>1</v></c></row>'), "broken"),
        (book('<row r="one"><c><v>1</v></c></row>'), "broken"),
        (book("<row>" * 300 + "</row>" * 300), "broken"),
        (book("<row>"), "broken"),
        (shared("x" * 10_000, 5_000), "rows_many"),
        (document(row(told("a", times=201))), "columns_many"),
        (document(row(EMPTY.format(200) + told("a"))), "columns_many"),
        (document(row(told("a"), 20_501)), "rows_many"),
        (document(row("", 1_000_000) + row(told("a"))), "rows_many"),
        (document(row(told("x" * 10_000, times=200), 20_000)), "rows_many"),
        (
            document(row(told("a")) + '<table:table-cell table:number-columns-repeated="x"/>'),
            "broken",
        ),
        (book("", before=f"<!DOCTYPE x [{LAUGHS}]>"), "entities"),
        (book("", before='<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'), "entities"),
        (book("", {"xl/vbaProject.bin": b"x"}), "macros"),
        (document("", {"Basic/Standard/Module1.xml": b"x"}), "macros"),
        (document("", {"META-INF/manifest.xml": b"<m><encryption-data/></m>"}), "locked"),
        (packed({"word/document.xml": "<x/>"}), "no_table"),
        (packed({"xl/workbook.bin": "x"}), "no_table"),
        (packed({f"a{at}": "" for at in range(2_001)}), "unpacks_large"),
        (packed({"xl/workbook.xml": "<x/>"}, zipfile.ZIP_BZIP2), "broken"),
        (packed({"xl/workbook.xml": "<x/>"}, zipfile.ZIP_LZMA), "broken"),
        (b"PK\x03\x04", "broken"),
        (book("")[:400], "broken"),
    ],
)
def test_what_could_harm_is_refused_before_it_is_read(data: bytes, reason: str) -> None:
    with pytest.raises(TableRefused) as refused:
        repacked(data)
    assert refused.value.reason == reason


def test_a_file_that_says_how_large_it_is_is_not_unpacked() -> None:
    bomb = packed({"xl/workbook.xml": b"<x>" + b" " * 101 * 1024**2})
    assert len(bomb) < 200_000
    with pytest.raises(TableRefused, match="unpacks_large"):
        repacked(bomb)


def test_a_file_that_lies_about_its_size_is_not_unpacked_further() -> None:
    data = bytearray(packed({"xl/workbook.xml": b"<x>" + b" " * 90 * 1024**2 + b"</x>"}))
    listed = data.rindex(b"PK\x01\x02")
    data[listed + 24 : listed + 28] = struct.pack("<I", 100)
    tracemalloc.start()
    try:
        with pytest.raises(TableRefused, match="broken"):
            repacked(bytes(data))
        assert tracemalloc.get_traced_memory()[1] < 10 * 1024**2
    finally:
        tracemalloc.stop()


def test_a_locked_file_is_refused() -> None:
    data = bytearray(packed({"xl/workbook.xml": "<x/>"}))
    listed = data.rindex(b"PK\x01\x02")
    data[listed + 8] |= 1
    with pytest.raises(TableRefused, match="locked"):
        repacked(bytes(data))


def test_two_parts_of_one_name_are_refused() -> None:
    out = io.BytesIO(packed({"xl/workbook.xml": "<x/>"}))
    with zipfile.ZipFile(out, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("xl/workbook.xml", "<y/>")
    with pytest.raises(TableRefused, match="broken"):
        repacked(out.getvalue())


def test_only_what_makes_a_table_is_packed_again() -> None:
    made = book(f"<row>{cell('A1', '1')}</row>", {"xl/externalLinks/x.xml": b"", "../x": b""})
    kept = unpacked(repacked(made))
    assert SHEET in kept
    assert {"xl/workbook.xml", "[Content_Types].xml"} <= set(kept)
    assert not {"xl/externalLinks/x.xml", "../x", "docProps/core.xml"} & set(kept)


def test_empty_cells_far_away_and_the_largest_table_are_taken() -> None:
    far = '<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert repacked(book(f"<row>{cell('A1', '1')}{cell('GR20500', '1')}</row>{far}"))
    assert repacked(document(row(told("a")) + row(EMPTY.format(16_384), 1_048_575)))
    assert repacked(document(row(told("a", times=200), 20_000)))

"""Files that people bring, read or refused with a reason."""

from __future__ import annotations

import datetime as dt
import io
import random
import subprocess
import sys

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.tables import aside, sheets
from declic.tables.models import Line, Table, TableRefused
from declic.tables.reading import read
from declic.tables.tests.books import book, cell, document, old, packed, row, told, unpacked
from declic.tables.writing import write_csv, write_xlsx

DAY = dt.date(2027, 5, 31)
MOMENT = dt.datetime(2027, 5, 31, 14, 30)  # noqa: DTZ001  # a spreadsheet knows no zones
SOUND = write_xlsx(
    ["Nom", "Jour"], [["Athénée", DAY], ["Lycée", MOMENT], [None, dt.time(9, 5)]], "Hôtes"
)


def test_a_workbook_is_read_with_dates_numbers_and_the_numbers_of_its_rows() -> None:
    assert read(SOUND, "a.xlsx") == Table(
        ("Nom", "Jour"),
        1,
        (Line(2, ("Athénée", DAY)), Line(3, ("Lycée", MOMENT)), Line(4, (None, dt.time(9, 5)))),
        "Hôtes",
    )


def test_the_name_of_a_file_decides_nothing() -> None:
    assert read(SOUND, "a.csv") == read(SOUND, "")
    assert read(b"Nom;Mail\na;b\n", "Hosts.xlsx").sheet == "Hosts"
    assert read(b"Nom;Mail\na;b\n", "C:\\lists\\our.hosts.csv").sheet == "our.hosts"


def test_a_table_may_begin_further_down() -> None:
    rows = (
        f'<row r="7">{cell("C7", "1")}{cell("D7", "2")}</row><row r="9">{cell("C9", "2.5")}</row>'
    )
    assert read(book(rows), "") == Table(("1", "2"), 7, (Line(9, (2.5, None)),), "Sheet")


def test_an_open_document_is_read() -> None:
    table = read(document(row(told("Nom", "Âge")) + row("", 3) + row(told("a", "b"))), "a.ods")
    assert table == Table(("Nom", "Âge"), 1, (Line(5, ("a", "b")),), "Liste")


def test_an_old_workbook_is_read() -> None:
    cells: dict[tuple[int, int], float | str] = {(0, 0): "Nom", (0, 1): "Âge", (2, 1): 12.0}
    assert read(old(cells), "a.xls") == Table(("Nom", "Âge"), 1, (Line(3, (None, 12)),), "Feuil1")


def test_an_old_workbook_that_takes_all_memory_dies_alone() -> None:
    with pytest.raises(TableRefused, match="broken"):
        read(old({(0, 0): "a", (65_535, 255): 1.0}), "a.xls")


def test_what_is_wrong_in_an_old_workbook_is_told_with_its_row() -> None:
    with pytest.raises(TableRefused, match="columns_many"):
        read(old({(0, 0): "a", (0, 240): 1.0}), "a.xls")
    long = "x" * 4_000
    with pytest.raises(TableRefused, match="empty"):
        read(old({}), "a.xls")
    assert read(old({(0, 0): "a", (0, 1): long}), "a.xls").header == ("a", long)


def test_every_kind_of_cell_comes_back_from_the_other_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = read(SOUND, "")
    assert vars(aside)["_table"](vars(aside)["_told"](table)) == table
    monkeypatch.setattr(aside, "SECONDS", 0)
    with pytest.raises(TableRefused, match="broken"):
        read(old({(0, 0): "a"}), "a.xls")


def test_the_other_process_needs_no_database_and_no_settings() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import sys, declic.tables.sheets; print('django' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n \r\n", "empty"),
        (b";;\n;;\n", "empty"),
        (write_xlsx([], [], "a"), "empty"),
        (document(""), "empty"),
        (b"x" * (10 * 1024**2 + 1), "file_large"),
        (b"%PDF-1.7", "no_table"),
        (b"\x89PNG\r\n\x1a\n", "no_table"),
        (b"\xff\xd8\xff\xe0JFIF", "no_table"),
        (b"{\\rtf1 a;b}", "no_table"),
        (b"PK\x05\x06" + b"\0" * 18, "no_table"),
        (b"\n <html><table><tr><td>a</td></tr></table></html>", "no_table"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "no_table"),
        (packed({"word/document.xml": "<x/>"}), "no_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "no_table"),
        (old({(0, 0): "a"}, locked=True), "locked"),
        (old({(0, 0): "a"}) + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (old({(0, 0): "a"}) + "_VBA_PROJECT".encode("utf-16-le"), "macros"),
        (old({(0, 0): "a"})[:1024], "no_table"),
        (old({(0, 0): "a"})[:-512], "broken"),
        (write_xlsx(["a", "b"], [["c", "x" * 10_001]], "a"), "cell_long"),
        (packed({"xl/workbook.xml": "<workbook/>"}), "broken"),
    ],
)
def test_what_is_no_table_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(TableRefused) as refused:
        read(data, "file")
    assert refused.value.reason == reason


def test_a_list_whose_first_title_begins_like_a_packed_file_is_a_list() -> None:
    assert read(b"PK;Naam\n1;Ann\n", "list.csv").header == ("PK", "Naam")


def test_without_the_look_before_a_file_of_one_kilobyte_ends_the_program() -> None:
    far = book(f"<row>{cell('A1', '1')}{cell('XFD1048576', '1')}</row>")
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30));"
        "from declic.tables.sheets import first_sheet; first_sheet(sys.stdin.buffer.read())"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, input=far, capture_output=True, check=False)  # noqa: S603
    assert len(far) < 8_000
    assert done.returncode < 0
    with pytest.raises(TableRefused, match="columns_many"):
        read(far, "a.xlsx")


def test_a_length_of_time_is_read_as_it_is_told() -> None:
    out = io.BytesIO()
    made = xlsxwriter.Workbook(out)
    sheet = made.add_worksheet("Times")
    sheet.write_row(0, 0, ["a", "b"])
    sheet.write_datetime(1, 0, dt.timedelta(hours=30), made.add_format({"num_format": "[h]:mm"}))
    made.close()
    assert read(out.getvalue(), "").rows[0].cells == ("1 day, 6:00:00", None)


def test_a_hidden_sheet_is_passed_over() -> None:
    parts = unpacked(SOUND)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b'sheetId="1"', b'sheetId="1" state="hidden"'
    )
    with pytest.raises(TableRefused, match="empty"):
        read(packed(parts), "")


def test_what_is_not_an_exception_but_a_crash_inside_the_library_is_a_broken_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    crash = type("PanicException", (BaseException,), {})

    class Book:
        @staticmethod
        def from_filelike(_file: object) -> object:
            raise crash

    monkeypatch.setattr(sheets, "CalamineWorkbook", Book)
    with pytest.raises(TableRefused, match="broken"):
        read(SOUND, "")
    crash.__name__ = "KeyboardInterrupt"
    with pytest.raises(crash):
        read(SOUND, "")


def is_read_or_refused(data: bytes) -> None:
    try:
        table = read(data, "a.xlsx")
    except TableRefused as refused:
        assert refused.reason  # noqa: PT017  # either is right
        return
    assert all(len(line.cells) == len(table.header) for line in table.rows)


@settings(max_examples=300)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_refused(data: bytes) -> None:
    if not data.startswith(b"\xd0\xcf\x11\xe0"):
        is_read_or_refused(data)


def test_a_workbook_cut_anywhere_is_a_table_or_refused() -> None:
    for end in range(0, len(SOUND), 97):
        is_read_or_refused(SOUND[:end])


def test_a_workbook_with_any_byte_changed_is_a_table_or_refused() -> None:
    chance = random.Random(7)  # noqa: S311  # the same every time
    for _ in range(400):
        data = bytearray(SOUND)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        is_read_or_refused(bytes(data))


def test_a_csv_cut_anywhere_is_a_table_or_refused() -> None:
    data = write_csv(["Nom", "Élèves"], [["Athénée", 12], ['a"b', None]])
    for end in range(len(data)):
        is_read_or_refused(data[:end])


def test_the_library_itself_expands_no_entity() -> None:
    named = '<!DOCTYPE x [<!ENTITY e "expanded"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    rows = '<row><c t="str"><v>a&e;b&f;</v></c><c t="str"><v>c</v></c></row>'
    try:
        told = repr(sheets.first_sheet(book(rows, before=named)))
    except TableRefused as refused:
        told = refused.reason
    assert "expanded" not in told
    with pytest.raises(TableRefused, match="entities"):
        read(book(rows, before=named), "a.xlsx")

"""What is written can be read back, and no spreadsheet reckons with it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.kernel.texts import TextRefused, clean
from declic.tables.models import Cell
from declic.tables.reading import read
from declic.tables.rules import parsers
from declic.tables.rules.mapping import Field, guess
from declic.tables.tests.books import SHEET, unpacked
from declic.tables.writing import TooMuchError, example, write_csv, write_xlsx

PAYLOADS = (
    "=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1", "%0A=1+1",
    '=HYPERLINK("http://x.example","click")', "=cmd|'/C calc'!A0", "-2+3+cmd|' /C calc'!A0",
    "+cmd|' /C calc'!A0", "@cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")',
    '=IMPORTXML("http://x","//a")', '=WEBSERVICE("http://x")', '=IMPORTDATA("http://x")',
    '=IMPORTRANGE("x","a")', '=IMAGE("http://x")', '=1+1";=1+1', '";=1+1', "a;=1+1", '"=1+1"',
    '="=1+1"', "=1+1\n=2+2", "a\n=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)", "{=1+1}", "=1+1'",
    "'=1+1", "''=1+1", "\u200b=1+1", "\ufeff=1+1", "=rundll32|'URL.dll,OpenURL calc.exe'!A",
    "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
    '=CALL("Shell32","ShellExecuteA","JJCCCJJ",0,"open","calc","",0,1)',
)  # fmt: skip


def test_there_are_forty_payloads() -> None:
    assert len(set(PAYLOADS)) == 40


def test_no_cell_of_a_csv_begins_as_a_formula_does() -> None:
    data = write_csv(PAYLOADS, [PAYLOADS])
    assert data.startswith(b"\xef\xbb\xbf")
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"):
        assert len(row) == 40
        for cell in row:
            assert not re.match(r"\s*[=+\-@＝＋－＠]|[\t\r\n]", cell)


def test_every_text_of_a_workbook_is_a_text_and_no_formula_or_link() -> None:
    parts = unpacked(write_xlsx(PAYLOADS, [PAYLOADS], "Payloads"))
    sheet = parts[SHEET].decode()
    assert len(re.findall(r'<c r="[A-Z]+[12]" s="[0-9]+" t="s">', sheet)) == 80
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert not any("external" in name.lower() or "connection" in name for name in parts)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_looks_like_a_formula_comes_back_as_it_was(kind: str) -> None:
    rows = [[payload, "x"] for payload in PAYLOADS]
    data = write_csv(["a", "b"], rows) if kind == "csv" else write_xlsx(["a", "b"], rows, "a")
    found = [line.cells[0] for line in read(data, "").rows]
    assert found == [payload.replace("\r", "\n") for payload in PAYLOADS]


def cleaned(text: str) -> str:
    try:
        return clean(text, limit=500)
    except TextRefused:
        return "-"


TEXTS = st.one_of(
    st.text(max_size=30),
    st.text("=+-@;,\"'\t\n _x0041éش", max_size=12),
    st.sampled_from(["_x0041_", "_x000D_", "12", "1e5", "2027-05-31", "TRUE", "#N/A", "http://x.example"]),
).map(cleaned)  # fmt: skip
MOMENTS = st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(2199, 12, 31))  # noqa: DTZ001
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    TEXTS,
    st.integers(-(10**15) + 1, 10**15 - 1),
    st.booleans(),
    st.dates(dt.date(1901, 1, 1), dt.date(2199, 12, 31)),
    MOMENTS.map(lambda each: each.replace(second=0, microsecond=0)),
    st.times().map(lambda each: each.replace(second=0, microsecond=0)),
)
ROWS = st.lists(st.tuples(TEXTS, CELLS, CELLS).map(list), max_size=6)
TITLES = ["Nom", "Élèves", "العربية"]


def seen(cell: Cell) -> Cell:
    """Say what a workbook gives back: a moment at midnight is a day."""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell


@settings(max_examples=60)
@given(ROWS)
def test_a_workbook_gives_back_what_was_written(rows: list[list[Cell]]) -> None:
    table = read(write_xlsx(TITLES, rows, "Élèves: /1"), "a.xlsx")
    assert list(table.header) == TITLES
    assert [list(line.cells) for line in table.rows] == [
        [seen(cell) for cell in row] for row in rows
    ]
    assert [line.number for line in table.rows] == list(range(2, len(rows) + 2))


@settings(max_examples=60)
@given(ROWS)
def test_a_csv_gives_back_what_was_written_as_text(rows: list[list[Cell]]) -> None:
    table = read(write_csv(TITLES, rows), "a.csv")
    assert list(table.header) == TITLES
    for line, row in zip(table.rows, rows, strict=True):
        for found, cell in zip(line.cells, row, strict=True):
            assert understood(found, cell) == cell


def understood(found: Cell, cell: Cell) -> Cell:
    """Read what a CSV says by the parser of what was written."""
    if found is None or isinstance(cell, str):
        return found
    if isinstance(cell, bool):
        return parsers.yes_no(found)
    if isinstance(cell, int):
        return parsers.whole(-(10**15), 10**15)(found)
    if isinstance(cell, dt.datetime):
        return dt.datetime.fromisoformat(str(found))
    return parsers.time(found) if isinstance(cell, dt.time) else parsers.date(found)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_stays_the_number_that_it_is(number: float) -> None:
    rows: list[list[Cell]] = [["a", number]]
    (line,) = read(write_csv(["a", "b"], rows), "").rows
    assert float(str(line.cells[1])) == number
    if abs(number) < 10**15:
        (line,) = read(write_xlsx(["a", "b"], rows, "a"), "").rows
        assert line.cells[1] == pytest.approx(number, rel=1e-14, abs=1e-290)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (float("nan"), None),
        (float("inf"), None),
        (10**15, "1000000000000000"),
        (dt.date(1830, 10, 4), "1830-10-04"),
        (dt.datetime(1830, 10, 4, 9), "1830-10-04 09:00"),  # noqa: DTZ001
        (dt.datetime(2027, 5, 31, 9, tzinfo=dt.UTC), dt.datetime(2027, 5, 31, 9)),  # noqa: DTZ001
        (dt.time(9, 5, tzinfo=dt.UTC), dt.time(9, 5)),
        ("a\0\x07\r\nb\ud800", "a\nb"),
        ("", None),
    ],
)
def test_what_a_spreadsheet_cannot_hold_is_written_as_text_or_left_out(
    cell: Cell, told: Cell
) -> None:
    (line,) = read(write_xlsx(["a", "b"], [["x", cell]], "a"), "").rows
    assert line.cells[1] == told
    (line,) = read(write_csv(["a", "b"], [["x", cell]]), "").rows
    assert line.cells[1] == (told if told is None or isinstance(told, str) else line.cells[1])


def test_more_than_a_spreadsheet_can_hold_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TooMuchError):
        write_xlsx(["a"], [["😀" * 16_001]], "a")
    monkeypatch.setattr("declic.tables.writing.ROWS_MOST", 3)
    assert write_xlsx(["a"], [["x"]] * 3, "a")
    with pytest.raises(TooMuchError):
        write_xlsx(["a"], [["x"]] * 4, "a")


@given(st.text(max_size=60))
def test_any_title_names_a_sheet(title: str) -> None:
    assert read(write_xlsx(["a", "b"], [], title), "").header == ("a", "b")


def test_the_titles_stay_in_sight_and_rows_can_be_filtered() -> None:
    sheet = unpacked(write_xlsx(["a", "b"], [["c", "d" * 200]], "a"))[SHEET].decode()
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B2"/>' in sheet
    assert re.findall(r'<col min="[0-9]" max="[0-9]" width="([0-9]+)', sheet) == ["8", "60"]


def test_an_example_has_the_titles_that_are_known_again() -> None:
    fields = (
        Field(
            "name", {"fr": ("Nom de l’école",)}, parsers.line(), required=True, example="Athénée"
        ),
        Field("day", {"fr": ("Jour",), "en": ("Day",)}, parsers.date, example=dt.date(2027, 5, 31)),
    )
    table = read(example(fields, language="fr", title="Hôtes"), "")
    assert table.header == ("Nom de l’école *", "Jour")
    assert table.rows[0].cells == ("Athénée", dt.date(2027, 5, 31))
    assert guess(table.header, fields) == {"name": 0, "day": 1}

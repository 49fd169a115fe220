"""Tables as plain text, as the programs of organisations write them."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from declic.tables.rules.separated import rows
from declic.tables.rules.table import TableRefused
from declic.tables.rules.written import bare, dead

TOLD = [["Nom", "Élèves"], ["Athénée; Ixelles", "1,5"], ["Lycée\n2", "a\tb"]]
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")


def written(separator: str, told: list[list[str]] = TOLD) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(told)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_and_separator_is_read(separator: str, encoding: str) -> None:
    assert rows(written(separator).encode(encoding)) == TOLD


def test_utf_16_of_the_other_order_has_its_mark_too() -> None:
    assert rows(b"\xfe\xff" + written(";").encode("utf-16-be")) == TOLD


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_first_line_that_names_the_separator_is_no_row(separator: str) -> None:
    assert rows(f"sep={separator}\r\n{written(separator)}".encode()) == TOLD


def test_a_separator_is_the_one_by_which_rows_are_equally_wide() -> None:
    assert rows(b"Name;Town\na, b, c;Gent\nd, e;Luik\n")[1] == ["a, b, c", "Gent"]
    assert rows(b"Name,Town\na; b; c,Gent\nd; e,Luik\n")[1] == ["a; b; c", "Gent"]


def test_of_a_long_table_the_first_rows_tell_the_separator() -> None:
    assert len(rows(b"a;b\n" * 60 + b"c,d,e,f\n" * 60)[0]) == 2


def test_one_column_needs_no_separator() -> None:
    assert rows(b"Mail\na@b.be\n") == [["Mail"], ["a@b.be"]]


def test_empty_rows_keep_the_numbers_of_the_others() -> None:
    assert rows(b"a;b\n\n\nc;d\n") == [["a", "b"], [], [], ["c", "d"]]


@pytest.mark.parametrize(
    "data",
    [
        b"\x01\x02\x03",
        b"a;b\x1b[2J\n",
        b"\0\0\0\0\0\0",
        b"\xff\xfe\x00\xd8",
        b"\xef\xbb\xbf\xff",
        "caf\x81".encode("latin-1"),
    ],
)
def test_what_is_no_text_is_no_table(data: bytes) -> None:
    with pytest.raises(TableRefused, match="no_table"):
        rows(data)


def test_a_cell_without_end_and_rows_without_end_are_refused() -> None:
    with pytest.raises(TableRefused, match="cell_long"):
        rows(b'a;b\n"' + b"x" * 200_000)
    with pytest.raises(TableRefused, match="rows_many"):
        rows(b"a;b\n" + b"\n" * 40_001)


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_refused(data: bytes) -> None:
    try:
        found = rows(data)
    except TableRefused:
        return
    assert all(isinstance(cell, str) for row in found for cell in row)


TEXTS = st.one_of(st.text(max_size=20), st.text("'=+-@\t\r\n ＝a", max_size=8))


@given(TEXTS)
def test_a_text_made_dead_is_bare_again(text: str) -> None:
    assert bare(dead(text)) == text


@given(TEXTS)
@example(text=" \r")
def test_nothing_that_is_dead_begins_as_a_formula_does(text: str) -> None:
    assert dead(text).lstrip(" ")[:1] not in {*"=+-@\t\r\n＝＋－＠"}


def test_a_mark_that_guards_nothing_stays() -> None:
    assert bare("'s Gravenbrakel") == dead("'s Gravenbrakel") == "'s Gravenbrakel"

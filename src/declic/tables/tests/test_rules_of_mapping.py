"""Which column is what, and what each row says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.tables.rules import parsers
from declic.tables.rules.mapping import Field, Row, RowError, apply, fingerprint, gaps, guess
from declic.tables.rules.table import Cell, Line, Table, TableRefused, table_of

NAME = Field(
    "name",
    {"en": ("School", "Name"), "fr": ("Nom de l’école",), "nl": ("Naam",)},
    parsers.line(),
    required=True,
)
MAIL = Field("mail", {"en": ("E-mail",), "fr": ("Courriel", "Adresse mail")}, parsers.email)
SIZE = Field("size", {"nl": ("Aantal",), "de": ("Anzahl Schüler",)}, parsers.whole(1, 30))
FIELDS = (NAME, MAIL, SIZE)
CELLS: st.SearchStrategy[Cell] = st.one_of(st.none(), st.text(max_size=20), st.integers())


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["School", "E-mail", "Size"], (0, 1, 2)),
        (["courriel", "NOM DE L'ECOLE", "Anzahl Schueler"], (1, 0, None)),
        (["Anzahl Schüler *", " adresse-mail ", "naam"], (2, 1, 0)),
        (["", "e mail", "x"], (None, 1, None)),
        (["Naam", "Name", "mail"], (1, 2, None)),
    ],
)
def test_columns_are_proposed_by_their_titles(
    header: list[str], columns: tuple[int | None, ...]
) -> None:
    assert tuple(guess(header, FIELDS).values()) == columns


@given(st.lists(st.sampled_from(["Name", "name", "E-mail", "", "Aantal", "x"]), max_size=8))
def test_no_column_is_proposed_twice(header: list[str]) -> None:
    told = [at for at in guess(header, FIELDS).values() if at is not None]
    assert len(told) == len(set(told))
    assert all(0 <= at < len(header) for at in told)


def test_the_first_of_two_columns_with_one_title_is_proposed() -> None:
    assert guess(["x", "Name", "name"], [NAME]) == {"name": 1}


def test_a_table_is_known_again_by_its_titles() -> None:
    assert fingerprint(["École", "E-mail"]) == fingerprint(["ecole ", "EMAIL"])
    assert fingerprint(["École", "E-mail"]) != fingerprint(["E-mail", "École"])
    assert fingerprint(["ab", "c"]) != fingerprint(["a", "bc"])


TABLE = Table(
    ("Name", "E-mail", "Size"),
    2,
    (
        Line(3, ("Athénée", "a@b.be", 12)),
        Line(5, (None, "nobody", "31")),
        Line(6, ("Lycée", None, "\u202e")),
    ),
    "Sheet",
)


def test_rows_are_read_and_errors_name_row_column_and_what_stands_there() -> None:
    assert apply({"name": 0, "mail": 1, "size": 2}, TABLE, FIELDS) == [
        Row(3, {"name": "Athénée", "mail": "a@b.be", "size": 12}),
        RowError(5, "name", 0, "Name", "required"),
        RowError(5, "mail", 1, "E-mail", "email", "nobody"),
        RowError(5, "size", 2, "Size", "range", "31"),
        Row(6, {"name": "Lycée", "mail": None, "size": None}),
    ]


@pytest.mark.parametrize("at", [None, -1, 3])
def test_what_is_needed_and_has_no_column_is_said_once(at: int | None) -> None:
    columns = {"name": at, "mail": 1}
    assert gaps(columns, FIELDS, 3) == ("name",)
    assert apply(columns, TABLE, FIELDS) == [RowError(2, "name", None, "", "no_column")]


def test_what_is_not_needed_may_have_no_column() -> None:
    (row, *_) = apply({"name": 0}, TABLE, FIELDS)
    assert row == Row(3, {"name": "Athénée", "mail": None, "size": None})


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=5))
def test_every_row_is_either_read_or_has_its_errors(rows: list[tuple[Cell, ...]]) -> None:
    lines = tuple(Line(at, cells) for at, cells in enumerate(rows, start=2))
    found = apply({"name": 0, "mail": 1, "size": 2}, Table(("a", "b", "c"), 1, lines), FIELDS)
    read = [each.number for each in found if isinstance(each, Row)]
    wrong = {each.number for each in found if isinstance(each, RowError)}
    assert len(read) == len(set(read))
    assert {*read} | wrong == {line.number for line in lines}
    assert not {*read} & wrong


def test_a_title_is_said_in_the_language_that_there_is() -> None:
    assert [NAME.title(code) for code in ("fr", "de")] == ["Nom de l’école", "School"]
    assert SIZE.title("fr") == "size"


def test_titles_are_the_first_row_with_more_than_one_word_in_it() -> None:
    rows: list[list[Cell]] = [
        ["Our hosts", "", None],
        [],
        [" ", "Name ", "E-\nmail"],
        [],
        ["", "A", None, ""],
        ["", "B", "b@c.be", 7],
    ]
    table = table_of(rows, sheet="Hosts", first=4)
    assert (table.header, table.header_number, table.sheet) == (
        ("", "Name", "E- mail", ""),
        6,
        "Hosts",
    )
    assert table.rows == (Line(8, (None, "A", None, None)), Line(9, (None, "B", "b@c.be", 7)))


def test_a_table_of_one_column_begins_with_its_title() -> None:
    assert table_of([["Mail"], ["a@b.be"]]).header == ("Mail",)


@pytest.mark.parametrize(
    ("rows", "reason", "number"),
    [
        ([], "empty", None),
        ([["", None], [" "]], "empty", None),
        ([["a", "b"], *[["c"]] * 20_001], "rows_many", None),
        ([["a", *[""] * 199, "b"]], "columns_many", None),
        ([["a", "b"], ["c"], ["x" * 10_001]], "cell_long", 3),
    ],
)
def test_a_table_that_is_empty_or_too_large_is_refused(
    rows: list[list[Cell]], reason: str, number: int | None
) -> None:
    with pytest.raises(TableRefused) as refused:
        table_of(rows)
    assert (refused.value.reason, refused.value.row) == (reason, number)


def test_the_largest_table_is_taken() -> None:
    widest: list[Cell] = ["a"] * 200
    short: list[Cell] = ["c"]
    rows: list[list[Cell]] = [widest, ["x" * 10_000], *[short] * 19_999]
    assert len(table_of(rows).rows) == 20_000

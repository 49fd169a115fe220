"""What a cell says."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.languages import LANGUAGES
from declic.tables.rules import parsers
from declic.tables.rules.parsers import CellRefused, Parser
from declic.tables.rules.table import CELL_MOST, Cell

DAY, HOUR = dt.date(2027, 5, 31), dt.time(14, 30)
CHOICES = {"school": ("école", "School"), "company": ("entreprise",)}
EVERY: tuple[tuple[str, Parser], ...] = (
    ("text", parsers.text()),
    ("line", parsers.line()),
    ("email", parsers.email),
    ("phone", parsers.phone),
    ("date", parsers.date),
    ("time", parsers.time),
    ("whole", parsers.whole()),
    ("yes_no", parsers.yes_no),
    ("language", parsers.language),
    ("choice", parsers.one_of(CHOICES)),
)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.text(max_size=60),
    st.text("0123456789/.-:hu+ ", max_size=20),
    st.integers(-(10**18), 10**18),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@pytest.mark.parametrize(("name", "parse"), EVERY)
@given(cell=CELLS)
def test_any_cell_is_understood_or_refused_with_a_reason(
    name: str, parse: Parser, cell: Cell
) -> None:
    try:
        assert parse(cell) is not None
    except CellRefused as refused:
        known = {name, "text_long", "text_empty", "range"}
        assert {refused.reason} <= known  # noqa: PT017  # either is right


@pytest.mark.parametrize(
    ("parse", "cell", "value"),
    [
        (parsers.text(), " E\u0301cole\u202e \n2 ", "École \n2"),
        (parsers.text(), 12.0, "12"),
        (parsers.text(), 12.5, "12.5"),
        (parsers.text(), True, "yes"),
        (parsers.text(), False, "no"),
        (parsers.text(), DAY, "2027-05-31"),
        (parsers.text(), dt.datetime(2027, 5, 31, 14, 30), "2027-05-31 14:30:00"),  # noqa: DTZ001
        (parsers.line(), "rue  X\n1000 Bruxelles", "rue X 1000 Bruxelles"),
        (parsers.email, " mailto:A.b@School.BE; ", "A.b@school.be"),
        (parsers.email, "<a@b.be>", "a@b.be"),
        (parsers.phone, "+32 (0)475 12 34 56", "+32 (0)475 12 34 56"),
        (parsers.phone, "02/123.45.67", "02/123.45.67"),
        (parsers.phone, 475123456, "0475123456"),
        (parsers.phone, 32475123456.0, "+32475123456"),
        (parsers.date, DAY, DAY),
        (parsers.date, dt.datetime(2027, 5, 31, 9), DAY),  # noqa: DTZ001
        (parsers.date, "2027-05-31", DAY),
        (parsers.date, "2027-05-31 00:00:00", DAY),
        (parsers.date, "31/5/2027", DAY),
        (parsers.date, "31.05.2027", DAY),
        (parsers.date, "31-05-2027", DAY),
        (parsers.date, 46538, DAY),
        (parsers.time, HOUR, HOUR),
        (parsers.time, dt.datetime(2027, 5, 31, 14, 30, 9), HOUR),  # noqa: DTZ001
        (parsers.time, "14:30", HOUR),
        (parsers.time, "14:30:00", HOUR),
        (parsers.time, "14h30", HOUR),
        (parsers.time, "14 u 30", HOUR),
        (parsers.time, "14.30 uur", HOUR),
        (parsers.time, "9h", dt.time(9)),
        (parsers.time, 0.6041666667, HOUR),
        (parsers.time, 0.99999, dt.time(0)),
        (parsers.whole(), "1 200", 1200),
        (parsers.whole(), "12,00", 12),
        (parsers.whole(-5), "-5", -5),
        (parsers.whole(), 24.0, 24),
        (parsers.yes_no, "Oui", True),
        (parsers.yes_no, "x", True),
        (parsers.yes_no, "✓", True),
        (parsers.yes_no, 1, True),
        (parsers.yes_no, True, True),
        (parsers.yes_no, "NEE", False),
        (parsers.yes_no, "nein", False),
        (parsers.yes_no, 0.0, False),
        (parsers.language, "Néerlandais", "nl"),
        (parsers.language, "fr-BE", "fr"),
        (parsers.language, "Farsi", "prs"),
        (parsers.language, "العربية", "ar"),
        (parsers.one_of(CHOICES), "ECOLE", "school"),
        (parsers.one_of(CHOICES), "company", "company"),
    ],
)
def test_what_people_write_is_understood(parse: Parser, cell: Cell, value: object) -> None:
    found = parse(cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("parse", "cell", "reason"),
    [
        (parsers.text(), "\u202e\0", "text_empty"),
        (parsers.text(5), "123456", "text_long"),
        (parsers.text(), "x" * (CELL_MOST + 1), "text_long"),
        (parsers.email, "a@b", "email"),
        (parsers.email, "a@b.be, c@d.be", "email"),
        (parsers.email, "a..b@c.be", "email"),
        (parsers.email, f"{'a' * 250}@b.be", "email"),
        (parsers.phone, "ask the desk", "phone"),
        (parsers.phone, "12345", "phone"),
        (parsers.date, "31/02/2027", "date"),
        (parsers.date, "5/31/2027", "date"),
        (parsers.date, "31/5/27", "date"),
        (parsers.date, "1776-07-04", "date"),
        (parsers.date, "2200-01-01", "date"),
        (parsers.date, 3, "date"),
        (parsers.date, 46538.5, "date"),
        (parsers.date, True, "date"),
        (parsers.date, float("nan"), "date"),
        (parsers.time, "25:00", "time"),
        (parsers.time, "14:60", "time"),
        (parsers.time, "14", "time"),
        (parsers.time, 1.5, "time"),
        (parsers.whole(), "some", "whole"),
        (parsers.whole(), 2.5, "whole"),
        (parsers.whole(), True, "whole"),
        (parsers.whole(), DAY, "whole"),
        (parsers.whole(1, 30), "31", "range"),
        (parsers.whole(1, 30), "0", "range"),
        (parsers.yes_no, "perhaps", "yes_no"),
        (parsers.language, "Klingon", "language"),
        (parsers.one_of(CHOICES), "church", "choice"),
    ],
)
def test_what_is_not_understood_is_refused(parse: Parser, cell: Cell, reason: str) -> None:
    with pytest.raises(CellRefused) as refused:
        parse(cell)
    assert refused.value.reason == reason


def test_every_language_of_ours_is_known_by_all_its_names() -> None:
    for known in LANGUAGES:
        names = (known.code, known.own_name, *parsers.LANGUAGE_NAMES[known.code])
        assert {parsers.language(name.upper()) for name in names} == {known.code}


def test_several_values_stand_in_one_cell() -> None:
    parse = parsers.several(parsers.language)
    assert parse("FR, nl / Frans;\nar") == ("fr", "nl", "ar")
    with pytest.raises(CellRefused, match="language"):
        parse("fr, Klingon")


@given(st.dates(dt.date(1955, 1, 1), dt.date(2150, 1, 1)))
def test_a_day_is_the_same_however_it_is_written(day: dt.date) -> None:
    number = (day - dt.date(1899, 12, 30)).days
    for written in (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}.{day.month}.{day.year}",
        number,
    ):
        assert parsers.date(written) == day


@pytest.mark.parametrize(
    ("stands", "read"),
    [
        ("475123456", "0475123456"),
        ("42223344", "042223344"),
        ("0475 12 34 56", "0475 12 34 56"),
        ("+32 475 12 34 56", "+32 475 12 34 56"),
        ("32475123456", "32475123456"),
    ],
)
def test_a_number_that_lost_its_first_zero_gets_it_back_in_a_csv_too(
    stands: str, read: str
) -> None:
    assert parsers.phone(stands) == read

"""How many of each paper a group needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.prints.kit import rules
from declic.prints.kit.rules import KitRefusedError

OFFERED = ("en", "fr", "nl", "ar")
numbers = st.integers(1, rules.MOST_PEOPLE)


@given(people=numbers, languages=st.lists(st.sampled_from(OFFERED), min_size=1, unique=True))
def test_shared_people_are_all_there_and_differ_by_one_at_most(
    people: int, languages: list[str]
) -> None:
    shares = rules.shared(people, languages)
    assert list(shares) == languages
    assert sum(shares.values()) == max(people, len(languages))
    assert max(shares.values()) - min(shares.values()) <= 1


@given(readers=numbers, tables=st.integers(0, rules.MOST_TABLES))
def test_nobody_goes_without_a_paper(readers: int, tables: int) -> None:
    assert rules.copies("person", readers, tables) == readers
    assert rules.copies("two", readers, tables) * 2 >= readers
    assert rules.copies("three", readers, tables) * 3 >= readers
    assert rules.copies("room", readers, tables) == 1
    assert 1 <= rules.copies("table", readers, tables) <= readers


def test_tables_that_are_not_counted_are_of_four() -> None:
    assert rules.copies("table", 9, 0) == 3
    assert rules.copies("table", 9, 7) == 7
    assert rules.copies("table", 2, 7) == 2


def test_languages_are_read_with_people_and_without() -> None:
    assert rules.readers("fr, ar", 5) == {"fr": 3, "ar": 2}
    assert rules.readers("fr:14,ar:6", 5) == {"fr": 14, "ar": 6}


@pytest.mark.parametrize(
    ("told", "reason"),
    [("", "languages"), ("fr,fr", "languages"), ("fr:4,ar", "people"), ("fr:x", "people")],
)
def test_a_list_that_cannot_be_read_is_refused(told: str, reason: str) -> None:
    with pytest.raises(KitRefusedError) as refused:
        rules.readers(told, 5)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("readers", "tables", "reason"),
    [
        ({}, 0, "languages"),
        ({"xx": 3}, 0, "languages"),
        ({"fr": 0}, 0, "people"),
        ({"fr": 150, "ar": 51}, 0, "people"),
        ({"fr": 3}, 9, "tables"),
        ({"fr": 3}, -1, "tables"),
    ],
)
def test_a_group_that_cannot_be_printed_for_is_refused(
    readers: dict[str, int], tables: int, reason: str
) -> None:
    with pytest.raises(KitRefusedError) as refused:
        rules.group(readers, tables, OFFERED)
    assert refused.value.reason == reason


def test_a_group_knows_its_people() -> None:
    assert rules.group({"fr": 3, "ar": 2}, 0, OFFERED).people == 5
    assert rules.group({"fr": rules.MOST_PEOPLE}, rules.MOST_TABLES, OFFERED).tables == 8

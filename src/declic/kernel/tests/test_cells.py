from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.cells import OUTSIDE, ROOM, SENSITIVE, TEN, Told, tenths, told

a_tally = st.dictionaries(st.sampled_from("ABCDE"), st.integers(0, 60))


def test_a_room_needs_five_and_all_else_ten() -> None:
    assert (ROOM, SENSITIVE, OUTSIDE) == (5, 10, 10)


def test_with_too_few_answers_nothing_is_told_not_even_how_many() -> None:
    assert told({"A": 3, "B": 1}, least=ROOM) == Told("too_few")
    assert told({}, least=ROOM) == Told("too_few", total=0, counts=None, most=None)


def test_enough_answers_are_told_in_figures() -> None:
    assert told({"A": 3, "B": 2}, least=ROOM) == Told("figures", 5, {"A": 3, "B": 2})


def test_no_answer_at_all_is_never_a_figure() -> None:
    assert told({"A": 0}, least=0).how == "too_few"


def test_when_nearly_all_agree_only_the_choice_is_told() -> None:
    assert told({"A": 0, "B": 20}, least=ROOM) == Told("words", 20, most="B")
    assert told({"A": 1, "B": 19}, least=ROOM) == Told("words", 20, most="B")
    assert told({"A": 2, "B": 18}, least=ROOM).how == "figures"
    assert told({"A": 2, "B": 37}, least=ROOM).how == "figures"


def test_in_a_crowd_of_forty_even_agreement_is_told_in_figures() -> None:
    assert told({"A": 39}, least=ROOM).how == "words"
    assert told({"A": 40}, least=ROOM).how == "figures"


def test_with_several_choices_each_the_people_are_counted_not_the_ticks() -> None:
    ticks = {"A": 4, "B": 4, "C": 2}
    assert told(ticks, least=ROOM).how == "figures"
    assert told(ticks, least=ROOM, respondents=4) == Told("too_few")
    assert told(ticks, least=4, respondents=4) == Told("words", 4, most="A")
    assert told({}, least=4, respondents=4) == Told("figures", 4, {})


@given(a_tally, st.integers(1, 12))
def test_figures_are_told_of_enough_people_who_do_not_nearly_all_agree(
    counts: dict[str, int], least: int
) -> None:
    said = told(counts, least=least)
    total = sum(counts.values())
    assert (said.how == "too_few") == (total < least)
    assert (said.counts is not None) == (said.how == "figures")
    if said.counts is not None and total < 40:
        assert max(said.counts.values()) < 0.95 * total


@given(a_tally)
def test_what_is_told_does_not_change_when_the_tally_does(counts: dict[str, int]) -> None:
    said = told(counts, least=1)
    before = None if said.counts is None else dict(said.counts)
    counts["A"] = 99
    assert said.counts == before


def test_nine_answers_are_no_norm_and_ten_are() -> None:
    assert tenths({"no": 8, "yes": 1}, ["no"]) is None
    assert tenths({"no": 8, "yes": 2}, ["no"]) == 8


def test_a_norm_is_rounded_to_ten() -> None:
    assert tenths({"no": 10, "yes": 2}, ["no"]) == 8
    assert tenths({"no": 13, "yes": 7}, ["no"]) == 7


def test_what_is_not_said_by_most_is_no_norm() -> None:
    assert tenths({"no": 6, "yes": 4}, ["no"]) == 6
    assert tenths({"no": 5, "yes": 5}, ["no"]) is None
    assert tenths({"yes": 12}, ["no"]) is None


def test_where_nearly_all_say_so_it_is_ten_which_is_never_a_figure() -> None:
    assert tenths({"no": 12}, ["no"]) == TEN
    assert tenths({"no": 24, "yes": 1}, ["no"]) == TEN


def test_several_choices_may_say_the_same() -> None:
    assert tenths({"1": 4, "2": 4, "5": 2}, ["1", "2"]) == 8


@given(a_tally, st.sets(st.sampled_from("ABCDE")))
def test_a_norm_is_at_most_a_twentieth_from_the_truth(
    tally: dict[str, int], says: set[str]
) -> None:
    found = tenths(tally, says)
    if found is not None:
        total = sum(tally.values())
        share = sum(number for choice, number in tally.items() if choice in says) / total
        assert total >= OUTSIDE
        assert abs(found / TEN - share) <= 0.05 + 1e-9
        assert found >= 6

"""Rounds, cards in turn, and one sum for the whole room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.activities.advice import rules
from declic.activities.advice.kind import KIND
from declic.activities.advice.models import Content, Line, Rounds, Worry
from declic.activities.advice.tests.friends import WORRIES, friends
from declic.packs.models import Form

SHORT = Form(items=["round-1", "round-2"])
cards = st.lists(st.integers(), min_size=1, max_size=12, unique=True)


def _faults(content: Content, short: Form = SHORT) -> list[str]:
    return list(rules.faults(content, {"full": Form(), "short": short}))


@given(cards, st.integers(1, 6))
def test_a_round_shows_every_card_once(cards: list[int], number: int) -> None:
    assert sorted(rules.turned(cards, f"round-{number}")) == sorted(cards)


@given(cards)
def test_each_round_begins_with_the_next_card(cards: list[int]) -> None:
    for number in range(1, len(cards) + 1):
        assert rules.turned(cards, f"round-{number}")[0] == cards[number - 1]


def test_a_round_is_a_talk_of_some_seconds_and_then_several_ticks() -> None:
    items = rules.items(friends(), Form())
    assert [(item.id, item.to) for item in items] == [
        ("round-1", "round-2"), ("round-2", "round-3"), ("round-3", None),
    ]  # fmt: skip
    assert {item.seconds for item in items} == {90}
    assert all(item.reveals and not item.at_once for item in items)
    (ask,) = items[0].asks
    assert (ask.id, ask.choices, ask.several) == ("ticks", ("listened", "believed"), True)


def test_the_short_form_keeps_its_rounds() -> None:
    assert [item.id for item in rules.items(friends(), SHORT)] == ["round-1", "round-2"]


def test_the_short_form_leaves_out_the_heavier_cards_and_numbers_the_others() -> None:
    assert rules.worries(friends(), "full") == tuple(enumerate(WORRIES, 1))
    assert rules.worries(friends(), "short") == ((1, WORRIES[0]), (2, WORRIES[2]))


counts = st.dictionaries(st.sampled_from(["listened", "believed"]), st.integers(0, 40))


@given(st.dictionaries(st.sampled_from(["round-1", "round-2"]), counts))
def test_ticks_are_told_as_the_sum_of_all_rounds(ticked: dict[str, dict[str, int]]) -> None:
    said = rules.said(friends(), ticked)
    assert [each.text for each in said] == ["A écouté", "A cru"]
    assert [each.times for each in said] == [
        sum(counts.get(tick, 0) for counts in ticked.values()) for tick in ("listened", "believed")
    ]
    assert all(len(each.dots) == min(each.times, rules.DOTS) for each in said)


def test_dots_stand_in_a_row_and_stay_in_the_drawing() -> None:
    (said, _) = rules.said(friends(), {"round-1": {"listened": 100}})
    assert said.dots[:3] == (12, 36, 60)
    assert said.dots[-1] == 576 - 12


def test_a_sound_activity_has_no_fault() -> None:
    assert not _faults(friends())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"worries": [*WORRIES, WORRIES[0]]}, "The worry password stands twice."),
        ({"sentences": [Line(id="a", text="")] * 2}, "The sentence a stands twice."),
        ({"ticks": [Line(id="a", text="")] * 2}, "The tick a stands twice."),
        (
            {"roles": [friends().roles[0], *friends().roles[:2]]},
            "The role friend stands twice; each of the three stands once.",
        ),
        (
            {"rounds": Rounds(full=3, short=1)},
            "The form short keeps 2 rounds, but `rounds` says 1.",
        ),
        ({"worries": [Worry(id="ex", text="", short=False)]}, "The form short has no worry."),
    ],
)
def test_each_fault_is_said_in_a_sentence(changes: dict[str, object], sentence: str) -> None:
    assert _faults(friends(**changes)) == [sentence]


def test_a_form_that_names_no_round_is_told_so() -> None:
    found = _faults(friends(), Form(items=["password"]))
    assert "The form short keeps password, which does not exist." in found
    assert "The form short keeps 0 rounds, but `rounds` says 2." in found


def test_on_paper_there_are_roles_worries_sentences_and_ticks() -> None:
    papers = {paper.name: paper for paper in KIND.papers(friends(), Form())}
    assert [row.text for row in papers["roles"].rows] == ["Ami·e", "Oreille", "Regard"]
    assert [row.text[0] for row in papers["worries"].rows] == ["1", "2", "3"]
    assert [row.text for row in papers["sentences"].rows] == ["Je te crois."]
    assert all(row.box for row in papers["ticks"].rows)


def test_the_short_form_prints_only_its_worries() -> None:
    papers = {paper.name: paper for paper in KIND.papers(friends(), SHORT)}
    assert [row.text.split("  ")[1] for row in papers["worries"].rows] == [
        worry.text for worry in WORRIES if worry.short
    ]


def test_the_script_has_the_demo_and_what_is_ticked() -> None:
    told = list(KIND.script(friends(), Form()))
    assert [(row.text, row.box) for row in told] == [
        ("D’abord mal, puis bien.", False), ("A écouté", True), ("A cru", True),
    ]  # fmt: skip

"""Every question with a few choices can be answered by a card that is turned."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from declic.activities.queries import kind
from declic.kernel.steps import Ask, Sensitivity, Way
from declic.live.choices import by_letter, letters
from declic.live.rooms import QUICK_KIND, QUICK_STYLES, Played
from declic.packs.queries import plans, resolve, worth_showing


def closed_asks() -> Iterator[tuple[str, Ask]]:
    """Give the kind and the ask of every vote of every plan, and of the votes from now."""
    for plan in plans():
        for chosen in worth_showing(plan):
            played = Played(resolve(plan.id, chosen=chosen))
            for step in played.script.steps:
                for item in (*step.items["full"], *step.items["short"]):
                    yield from ((step.kind, ask) for ask in item.asks if is_vote(ask))
            for style in QUICK_STYLES:
                item = played.script.quick[style]
                yield from ((QUICK_KIND, ask) for ask in item.asks)


def is_vote(ask: Ask) -> bool:
    private = ask.sensitivity is Sensitivity.PRIVATE
    return len(ask.choices) > 1 and not ask.several and not private


def test_every_vote_of_every_plan_can_be_answered_by_card() -> None:
    found = dict.fromkeys(closed_asks())
    assert {name for name, _ in found} >= {"story.branch", "quiz.coop", "vote.quick"}
    for name, ask in found:
        if len(ask.choices) <= len("ABCD"):
            assert Way.CARD in kind(name).ways
            assert set(by_letter(ask.choices).values()) == set(ask.choices)


def test_what_has_more_choices_than_a_card_has_sides_is_counted_by_hand() -> None:
    found = dict.fromkeys(closed_asks())
    longer = {name for name, ask in found if len(ask.choices) > len("ABCD")}
    assert longer
    assert all(Way.HAND in kind(name).ways for name in longer)


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        (("T", "N", "D"), {"A": "T", "B": "N", "C": "D"}),
        (("A", "B", "C", "D"), {letter: letter for letter in "ABCD"}),
        (("agree", "between", "disagree"), {"A": "agree", "B": "between", "C": "disagree"}),
        (("1", "2", "3", "4"), {"A": "1", "B": "2", "C": "3", "D": "4"}),
        (("0", "1", "2", "3", "4"), {}),
        (("one",), {}),
    ],
)
def test_zones_and_scales_of_up_to_four_choices_have_a_letter_each(
    choices: tuple[str, ...], told: dict[str, str]
) -> None:
    assert by_letter(choices) == told
    assert letters(choices) == {choice: up for up, choice in told.items() if choice != up}

"""Answers that share out one set of choices: an order is said as a whole, each card once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from declic.kernel import clock
from declic.live import consoles, hands, own, tallies
from declic.live.actions import seats
from declic.live.actions.leading import Done, lead, type_count
from declic.live.actions.seats import Asked, Given, Kept
from declic.live.actions.sessions import Adults, open_session
from declic.live.machine.commands import Command
from declic.live.machine.decide import Refused
from declic.live.machine.script import Place
from declic.live.models import Session
from declic.live.rooms import Room
from declic.live.rules import Sitting
from declic.live.tests.conftest import latest
from declic.packs.queries import resolve
from tests.one_plan import one_plan

PLAN = """
id: cards
title: Cards
minutes: 30
audience: Whoever tests
ages: {least: 11, most: 15}
tables: true
purpose: Try orders and piles
steps:
  - {activity: what-helps-first, minutes: 13}
  - {activity: fine-or-flag, minutes: 13}
"""
LAY, SORT = Place("what-helps-first", "lay"), Place("fine-or-flag", "sort")
ORDER = {
    "top": ("adult",), "high": ("listen", "fault"), "middle": ("wish", "proof", "block"),
    "low": ("near", "helpline"), "last": ("myself",),
}  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the plan, written and read once."""
    return one_plan(tmp_path_factory.mktemp("cards"), "cards", PLAN).parents[1]


@pytest.fixture
def session(
    folder: Path, transactional_db: None, written: Path, monkeypatch: pytest.MonkeyPatch
) -> UUID:
    """A rehearsal of a plan with a diamond and a card sort."""
    del folder, transactional_db
    monkeypatch.setenv("DECLIC_DATA", str(written))
    plan = resolve("cards")
    return open_session(
        plan=plan,
        languages=("en", "fr"),
        staff_language="en",
        wall=("en",),
        adults=Adults("Ada Example", "Ben Example"),
        purpose=Session.Purpose.REHEARSAL,
        by=None,
        at=clock.now(),
    )


def _open(session: UUID, place: Place) -> Room:
    for command in (Command("jump", {"activity": place.activity}), Command("advance")):
        asked = replace(command, at=latest(session).state.seq)
        assert isinstance(lead(session, asked, console=1, by=None, at=clock.now()).result(), Done)
    assert latest(session).state.place == place
    return latest(session)


@pytest.fixture
def laying(session: UUID) -> Room:
    return _open(session, LAY)


@pytest.fixture
def seat(laying: Room) -> Sitting:
    taken = seats.take_seat(Asked(laying.id, "en", "star")).result()
    assert isinstance(taken, Sitting)
    return taken


def _say(seat: Sitting, **rows: tuple[str, ...]) -> Kept | Refused:
    return seats.answer(seat, Given(LAY.activity, LAY.item, rows)).result()


def _laid(session: UUID) -> dict[str, set[str]]:
    result = tallies.result(latest(session), LAY)
    return {row: set(cards) for row, cards in result.items() if cards}


def test_a_whole_order_is_counted_row_by_row(seat: Sitting) -> None:
    kept = _say(seat, **ORDER)
    assert isinstance(kept, Kept)
    assert kept.table == "star"
    assert _laid(seat.session) == {row: set(cards) for row, cards in ORDER.items()}


def test_an_order_replaces_the_one_before_and_empties_what_it_leaves_out(seat: Sitting) -> None:
    _say(seat, **ORDER)
    kept = _say(seat, top=("listen",), last=("adult",))
    assert isinstance(kept, Kept)
    assert _laid(seat.session) == {"top": {"listen"}, "last": {"adult"}}
    assert tallies.answered(latest(seat.session), LAY).total == 1


def test_the_table_s_other_phones_hear_what_was_emptied(seat: Sitting) -> None:
    kept = _say(seat, top=("listen",))
    assert isinstance(kept, Kept)
    assert kept.told["chosen"] == {
        "top": ["listen"],
        "high": [],
        "middle": [],
        "low": [],
        "last": [],
    }


@pytest.mark.parametrize(
    "rows", [{"top": ("adult",), "last": ("adult",)}, {"high": ("near",), "low": ("wish", "near")}]
)
def test_a_card_in_two_places_is_refused_and_changes_nothing(
    seat: Sitting, rows: dict[str, tuple[str, ...]]
) -> None:
    _say(seat, **ORDER)
    assert _say(seat, **rows) == Refused("twice")
    assert _laid(seat.session)["top"] == {"adult"}


@pytest.mark.parametrize(
    "rows", [{"top": ("adult", "listen")}, {"high": ("near", "wish", "block")}, {"last": ("x",)}]
)
def test_a_row_takes_no_more_cards_than_it_has_places(
    seat: Sitting, rows: dict[str, tuple[str, ...]]
) -> None:
    assert _say(seat, **rows) == Refused("choice")
    assert not _laid(seat.session)


def test_the_top_card_of_a_table_without_a_phone_is_counted_beside_the_others(
    laying: Room, seat: Sitting
) -> None:
    _say(seat, **ORDER)
    counted = type_count(
        laying.id, ask="top", choice="listen", number=2, by=None, at=clock.now()
    ).result()
    assert isinstance(counted, Done)
    result = tallies.result(latest(laying.id), LAY)
    assert result["top"] == {"adult": {"table": 1}, "listen": {"card": 2}}


def test_what_an_adult_counts_is_the_first_row_with_the_cards_words(laying: Room) -> None:
    steppers = hands.steppers(laying)
    assert {stepper.ask for stepper in steppers} == {"top"}
    assert [stepper.label for stepper in steppers][:2] == ["Listen", "Say “It's not your fault”"]


def test_the_same_choice_of_several_asks_is_named_by_the_ask(session: UUID) -> None:
    steppers = hands.steppers(_open(session, SORT))
    assert len(steppers) == 12
    assert {(stepper.choice, stepper.letter) for stepper in steppers} == {("unsure", "")}
    assert steppers[0].label == "A classmate asks me for the homework."


def test_many_numbers_to_count_are_folded_away(laying: Room) -> None:
    assert '<details class="notes by-hand"' in consoles.page(laying)


def test_a_list_shows_what_was_chosen_without_any_script() -> None:
    lists = "".join(
        '<select name="item.high"><option value="">…</option><option value="a">A</option>'
        '<option value="b">B</option></select>'
        for _ in range(2)
    )
    first, second = own.marked(lists, {"high": ("b", "a")}).split("</select>")[:2]
    assert '<option value="b" selected>' in first
    assert '<option value="a" selected>' in second
    assert "selected" not in own.marked(lists, {"low": ("a",)})
    assert own.marked(lists, {"high": ("b",)}).count("selected") == 1


def test_the_phone_of_a_table_finds_its_order_again(seat: Sitting) -> None:
    _say(seat, **ORDER)
    room = latest(seat.session)
    page = own.phone_page(room, "en", table="star", own=own.Own(dict(ORDER)))
    assert page.count(" selected>") == 9

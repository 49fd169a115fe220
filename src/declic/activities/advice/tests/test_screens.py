"""Roles are taken on the phone, and nobody's ticks are told alone."""

from __future__ import annotations

import re

import pytest

from declic.activities.advice.kind import KIND
from declic.activities.advice.models import Worry
from declic.activities.advice.rules import TICKS
from declic.activities.advice.tests.friends import friends
from declic.activities.models import Phase, Role, Seen
from declic.activities.tests.screens import drawn
from declic.packs.models import Form, FormName

TICKED = {
    "round-1": {TICKS: {"listened": {"phone": 6, "paper": 2}}},
    "round-2": {TICKS: {"listened": {"phone": 5}, "believed": {"phone": 1}}},
}


def _screen(role: Role, phase: Phase, form: FormName = "full", **known: object) -> str:
    seen = Seen(role, phase, form=form, path=("round-1", "round-2"), **known)  # type: ignore[arg-type]
    return drawn(KIND, friends(), "round-2", seen, form=Form())


def test_all_three_roles_can_be_taken_on_one_phone() -> None:
    phone = _screen("phone", "shown")
    for role in ("friend", "listener", "observer"):
        assert f'name="role" value="{role}" data-stays>' in phone
        assert f'for="role-2-{role}"' in phone
    assert "Je te crois." in phone


def test_a_role_is_never_posted() -> None:
    phone = _screen("phone", "open")
    form = phone[phone.index("<form") : phone.index("</form>")]
    assert 'name="role"' not in form
    assert 'name="worry"' not in form


def test_the_friend_sees_one_card_first_and_may_change_or_pass() -> None:
    phone = _screen("phone", "shown")
    assert phone.count('name="worry"') == 4
    assert phone.index("Mon ex") < phone.index("aimé") < phone.index("mot de passe")
    assert 'for="worry-2-2"' in phone
    assert 'for="worry-2-pass"' in phone
    assert phone.count(" checked>") == 1


def test_the_short_form_shows_fewer_cards() -> None:
    assert "Mon ex" not in _screen("phone", "shown", "short")


def test_the_observer_ticks_once_answering_is_open() -> None:
    assert "<form" not in _screen("phone", "shown")
    phone = _screen("phone", "open")
    assert '<input type="checkbox" name="choice" value="believed">' in phone


def test_opening_the_answers_takes_no_role_from_anybody() -> None:
    assert phone_roles("open") == phone_roles("shown")


def phone_roles(phase: Phase) -> list[str]:
    return re.findall(r'<input type="radio"[^>]*name="role"[^>]*>', _screen("phone", phase))


@pytest.mark.parametrize("role", ["phone", "wall"])
@pytest.mark.parametrize("phase", ["shown", "open", "closed"])
def test_the_room_knows_no_sum_before_it_is_shown(role: Role, phase: Phase) -> None:
    assert "fois" not in _screen(role, phase, results={"round-1": TICKED["round-1"]})


@pytest.mark.parametrize("phase", ["shown", "open"])
def test_the_wall_numbers_the_cards_before_and_during_the_talk(phase: Phase) -> None:
    wall = _screen("wall", phase)
    assert wall.index("<b>2</b>") < wall.index("Mon ex") < wall.index("<b>1</b>")


def test_the_clock_runs_from_the_press_that_starts_the_talk() -> None:
    assert 'data-seconds="90"' in _screen("wall", "open")
    assert "data-seconds" not in _screen("wall", "shown")


def test_a_room_that_ticked_nothing_reads_a_sentence_and_no_zeros() -> None:
    wall = _screen("wall", "revealed", results={"round-2": {TICKS: {}}})
    assert "compte tout autant" in wall
    assert "0 fois" not in wall


def test_the_wall_holds_four_cards_at_a_time() -> None:
    many = friends(worries=[Worry(id=f"w{n}", text=f"Souci {n}") for n in range(7)])
    wall = drawn(KIND, many, "round-3", Seen("wall", path=("round-3",)))
    assert [n for n in range(7) if f"Souci {n}" in wall] == [2, 3, 4, 5]


def test_the_wall_tells_the_sum_of_all_rounds() -> None:
    wall = _screen("wall", "revealed", results=TICKED)
    assert "13 fois" in wall
    assert "1 fois" in wall
    assert wall.count("<circle") == 14


def test_the_phone_never_shows_a_sum() -> None:
    assert "13" not in _screen("phone", "revealed", results=TICKED)


def test_the_console_keeps_the_sum_behind_a_press_until_it_is_shown() -> None:
    closed = _screen("console", "closed", results=TICKED)
    assert '<details class="raw">' in closed
    assert "13" in closed
    assert '<details class="raw">' not in _screen("console", "revealed", results=TICKED)


def test_the_demo_comes_before_the_first_round_only() -> None:
    first = drawn(KIND, friends(), "round-1", Seen("console", "shown", path=("round-1",)))
    assert "D’abord mal" in first
    assert "D’abord mal" not in _screen("console", "shown")


def test_the_last_round_ends_by_leaving_the_role() -> None:
    assert "je suis de nouveau moi" in _screen("console", "revealed", "short").lower()
    assert "changez de rôle" in _screen("console", "revealed")


def test_the_kind_checks_its_forms() -> None:
    forms = {"full": Form(), "short": Form(items=["round-1", "round-2"])}
    assert not list(KIND.faults(friends(), forms))
    assert list(KIND.faults(friends(), {"short": Form(items=["round-1"])}))


def test_a_tick_is_never_named_by_a_sentence_of_the_same_id() -> None:
    told = KIND.asked(friends(), "round-1", TICKS)
    assert list(told.choices.items()) == [(tick.id, tick.text) for tick in friends().ticks]

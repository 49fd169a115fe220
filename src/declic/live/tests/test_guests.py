"""What simulated guests choose from a form."""

from __future__ import annotations

import random

from declic.live.guests import CHOSEN, Guest

LISTS = "".join(
    f'<select name="item.{name}"><option value="">…</option><option value="a">A</option>'
    '<option value="b">B</option><option value="c">C</option></select>'
    for name in ("top", "high", "high")
)


def _guest(seed: int) -> Guest:
    return Guest(0, "", "en", "star", random.Random(seed))  # noqa: S311  # no secrets


def test_guests_choose_in_each_list_and_nothing_twice() -> None:
    for seed in range(20):
        chosen = _guest(seed)._choose(f"<form>{LISTS}</form>")  # noqa: SLF001
        assert [name for name, _ in chosen] == ["item.top", "item.high", "item.high"]
        assert {value for _, value in chosen} == {"a", "b", "c"}


def test_more_lists_than_choices_leave_some_empty() -> None:
    assert len(_guest(1)._choose(LISTS * 2)) == 3  # noqa: SLF001


def test_a_list_in_which_a_guest_chose_is_answered() -> None:
    assert CHOSEN.search('<option value="a" selected>A</option>')
    assert not CHOSEN.search(LISTS)

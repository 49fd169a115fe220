from __future__ import annotations

import pytest

from declic.kernel.steps import Ask, Item, Unit, total


def test_a_total_counts_all_ways_together() -> None:
    assert total({"A": {"phone": 20, "hand": 4}, "B": {}}) == {"A": 24, "B": 0}


def test_an_item_is_told_unless_it_asks() -> None:
    item = Item("one")
    assert item.asks == ()
    assert not item.leads


def test_an_ask_is_for_each_person_unless_it_says_table() -> None:
    assert Ask("one").unit is Unit.PERSON


def test_the_leads_of_an_item_cannot_be_changed_for_all_items() -> None:
    with pytest.raises(TypeError):
        Item("one").leads["A"] = "two"  # type: ignore[index]

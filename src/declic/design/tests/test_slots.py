from __future__ import annotations

import pytest
from django.http import HttpRequest

from declic.design import slots


@pytest.fixture
def own_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """A head that nobody has filled."""
    monkeypatch.setattr(slots, "_pages", {})
    monkeypatch.setattr(slots, "_asked", [])
    monkeypatch.setattr(slots, "_corners", {})


def led_to(held: frozenset[str] | None) -> list[str]:
    slots.say_who_holds(lambda _request: held)
    return [page.key for page in slots.pages_for(HttpRequest())]


@pytest.mark.usefixtures("own_slots")
def test_each_is_led_to_the_pages_of_the_own_rights_in_their_order() -> None:
    slots.add_page("late", "Late", "/late", order=90)
    slots.add_page("courses", "Courses", "/courses", rights={"coordinate"}, order=20)
    assert led_to(frozenset({"coordinate"})) == ["courses", "late"]
    assert led_to(frozenset({"fund"})) == ["late"]
    assert led_to(None) == []


@pytest.mark.usefixtures("own_slots")
def test_without_a_request_and_before_anybody_said_who_holds_what_there_are_no_pages() -> None:
    slots.add_page("late", "Late", "/late")
    assert slots.pages_for(HttpRequest()) == ()
    slots.say_who_holds(lambda _request: frozenset())
    assert slots.pages_for(None) == ()


@pytest.mark.usefixtures("own_slots")
def test_a_corner_holds_what_was_put_there_and_stays_empty_where_nothing_is_told() -> None:
    slots.add_corner("date", "a.html", lambda _request, about: {"number": about})
    slots.add_corner("date", "b.html", lambda _request, _about: None)
    assert slots.corners_of("date", None, 7) == (slots.Corner("a.html", {"number": 7}),)
    assert slots.corners_of("elsewhere", None, 7) == ()


@pytest.mark.usefixtures("own_slots")
def test_many_pages_stand_in_lanes_and_few_in_one() -> None:
    slots.say_who_holds(lambda _request: frozenset())
    for order in (10, 30, 60):
        slots.add_page(f"p{order}", "A page", "/a", order=order)
    assert [len(lane.pages) for lane in slots.lanes_for(HttpRequest())] == [3]
    for order in range(11, 17):
        slots.add_page(f"p{order}", "A page", "/a", order=order)
    assert [len(lane.pages) for lane in slots.lanes_for(HttpRequest())] == [7, 1, 1]
    assert slots.lanes_for(None) == ()

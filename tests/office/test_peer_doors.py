"""A young person's card opens the group's page and nothing else; who leads or pays for courses
never sees how young people are, or that one asks to be talked with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from django.http import HttpRequest
from django.test import Client

from declic.peers.doors import DOORS
from declic.people import access, rules
from declic.people.doors import ANYBODY, STRANGER, VISITORS, Answer, Door, answer
from declic.people.models import Right, RoleKind
from declic.web.roles import doors
from tests.office.matrix import Cast, asked, faults, told
from tests.office.peer_things import contact_point
from tests.peers.place import at_the_page, card_in

# How young people are, what they did and who they are, and that one asks to be talked with.
THEIRS = {
    name: door
    for name, door in DOORS.items()
    if door.of in {"contact point", "young person", "hand-over", "action", "meeting"}
}
NEVER = (RoleKind.TRAINER, RoleKind.CO_FACILITATOR, RoleKind.SPONSOR)


def opened(cast: Cast, browser: Client, table: Mapping[str, Door]) -> Iterator[str]:
    """Yield the doors that a card opens and that are closed to a stranger."""
    for name, door in table.items():
        if door.opens == ANYBODY:
            continue
        got = told(asked(browser, name, door, cast.thing(door, STRANGER, own=True)))
        if got is not answer(door, STRANGER):
            yield f"{name}: {got}"


@pytest.fixture
def young(cast: Cast) -> Client:
    """A browser in which a card has opened the group's page."""
    code = card_in(contact_point(cast.ours, cast.people["coach"]))
    return at_the_page(code)


def test_a_card_opens_no_other_door_than_the_groups(
    cast: Cast, young: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What is about a thing of somebody else's is made for the doors of this floor alone.
    table = {name: door for name, door in doors().items() if not door.of or door.shared}
    assert list(opened(cast, young, {**table, **DOORS})) == []
    assert "Beside you" in young.get("/group").text
    # Control: a card that counted as a role would open some.
    monkeypatch.setattr(access, "rights_held", held_by_a_card)
    assert list(opened(cast, young, {"points": DOORS["points"]}))


def held_by_a_card(request: HttpRequest) -> frozenset[str] | None:
    return frozenset({"coach"}) if "declic_group" in request.COOKIES else None


@pytest.mark.parametrize("kind", NEVER)
def test_the_table_closes_to_them_what_is_the_young_peoples_own(kind: RoleKind) -> None:
    visitor = next(each for each in VISITORS if each.name == kind)
    assert len(THEIRS) > 12
    assert {answer(door, visitor) for door in THEIRS.values()} == {Answer.NOTHING}


def test_control_a_trainer_who_had_the_right_of_a_coach_would_see_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = {**rules.RIGHTS, RoleKind.TRAINER: frozenset({Right.LEAD, Right.COACH})}
    for where in (rules, access):
        monkeypatch.setattr(where, "RIGHTS", held, raising=False)
    found = list(faults(cast, {name: DOORS[name] for name in ("handover", "point")}))
    assert [each for each in found if "trainer, own" in each]

"""Every address with every role, own and foreign, answers as docs/roles.md says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from declic.people import access, queries
from declic.people.doors import ANYBODY, VISITORS, Answer, answer
from declic.people.models import Organisation, Person, Programme
from declic.web.roles import addresses, doors
from tests.office.matrix import Cast, asked, faults, told
from tests.office.things import THINGS

PEOPLE = {name: door for name, door in doors().items() if "person" in door.of or door.of == "role"}


def test_every_address_has_its_door_and_every_door_its_address() -> None:
    assert set(addresses()) == set(doors())
    assert {door.of for door in doors().values()} - {""} <= set(THINGS)


def test_an_address_without_a_door_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def new(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    resolver = __import__("django.urls", fromlist=["get_resolver"]).get_resolver()
    added = [*resolver.url_patterns, path("office/new", new, name="new")]
    monkeypatch.setitem(resolver.__dict__, "url_patterns", added)
    assert set(addresses()) - set(doors()) == {"new"}


def test_every_address_answers_everybody_as_the_table_says(cast: Cast) -> None:
    assert list(faults(cast, doors())) == []


def test_of_another_organisation_no_page_tells_anything(cast: Cast) -> None:
    """Each page is full of ours, and there is as much of theirs on the same server."""
    for maker in THINGS.values():
        maker(cast.theirs, cast.foreigner)
    leaks = []
    for name, door in doors().items():
        for visitor in VISITORS:
            if visitor.is_owner or door.by != "GET" or door.opens == ANYBODY:
                continue
            thing = cast.thing(door, visitor, own=True)
            answered = asked(cast.browser(visitor), name, door, thing)
            body = getattr(answered, "content", b"").decode(errors="replace").lower()
            leaks += [f"{name} to {visitor.name}"] * ("zz" in body)
    assert leaks == []


@pytest.mark.parametrize(
    ("where", "without"),
    [
        ("administered", lambda _who, *, on: Programme.objects.all()),  # noqa: ARG005
        ("visible_to", lambda _who, *, on: Person.objects.all()),  # noqa: ARG005
    ],
)
def test_without_a_filter_it_is_red(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, where: str, without: Callable[..., object]
) -> None:
    monkeypatch.setattr(queries, where, without)
    found = list(faults(cast, PEOPLE))
    assert found
    assert all("foreign" in fault for fault in found)


def test_without_the_door_it_is_red(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "rights_held", lambda _request: frozenset({"administer"}))
    assert any("stranger" in fault for fault in faults(cast, {"people": doors()["people"]}))


def test_the_table_lets_in_whom_it_should() -> None:
    """The table is written by hand: what must never be in it stands here once more."""
    for name, door in doors().items():
        stranger = answer(door, VISITORS[-1])
        assert stranger is not Answer.OWN
        if name.startswith(("home", "start", "people", "person", "invite", "programme")):
            assert stranger is not Answer.IN
    assert not Organisation.objects.none()


def test_the_page_of_roles_is_there() -> None:
    page = Path(__file__).parents[2] / "docs" / "roles.md"
    assert all(f"`/{address}`" in page.read_text("utf-8") for address in ("office/people", "host"))


def test_an_answer_is_read_as_it_was_meant(cast: Cast) -> None:
    stranger = VISITORS[-1]
    assert told(cast.browser(stranger).get("/office/people")) is Answer.SIGN_IN
    assert told(cast.browser(stranger).get("/nowhere")) is Answer.NOTHING
    assert told(cast.browser(stranger).post("/host/open")) is Answer.REFUSED

"""Every address with every role, own and foreign, answers as docs/roles.md says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import get_resolver, path

from declic.courses.queries import seen
from declic.people import access, queries
from declic.people.doors import VISITORS, Answer, answer
from declic.people.models import Person, Programme
from declic.web.roles import addresses, doors
from tests.office.matrix import Cast, faults, tells_of_others, told
from tests.office.more_things import EVERY

PEOPLE = {name: door for name, door in doors().items() if "person" in door.of or door.of == "role"}


def test_every_address_has_its_door_and_every_door_its_address() -> None:
    assert set(addresses()) == set(doors())
    assert {door.of for door in doors().values()} - {""} <= set(EVERY)


def test_an_address_without_a_door_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def new(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    resolver = get_resolver()
    added = [*resolver.url_patterns, path("office/new", new, name="new")]
    monkeypatch.setitem(resolver.__dict__, "url_patterns", added)
    assert set(addresses()) - set(doors()) == {"new"}


def test_every_address_answers_everybody_as_the_table_says(cast: Cast) -> None:
    assert list(faults(cast, doors())) == []


def test_of_another_organisation_there_is_as_much_on_the_server(cast: Cast) -> None:
    """Else a page that tells nothing of it would be no wonder."""
    pages = [cast.browser(VISITORS[0]).get(f"/office/{page}") for page in ("people", "programmes")]
    assert all(tells_of_others(page) for page in pages)


def test_two_addresses_of_one_name_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def again(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    resolver = get_resolver()
    added = [*resolver.url_patterns, path("office/again", again, name="people")]
    monkeypatch.setitem(resolver.__dict__, "url_patterns", added)
    with pytest.raises(ValueError, match="/office/again"):
        addresses()


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
    assert [fault for fault in found if "foreign" in fault]


def test_without_the_filter_of_courses_it_is_red(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    everywhere = lambda _who, _right, *, on: Programme.objects.all()  # noqa: ARG005, E731
    monkeypatch.setattr(seen, "programmes_with", everywhere)
    found = list(faults(cast, {"course_fill": doors()["course_fill"]}))
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


def test_the_page_of_roles_is_there() -> None:
    page = Path(__file__).parents[2] / "docs" / "roles.md"
    assert all(f"`/{address}`" in page.read_text("utf-8") for address in ("office/people", "host"))


def test_an_answer_is_read_as_it_was_meant(cast: Cast) -> None:
    stranger = VISITORS[-1]
    assert told(cast.browser(stranger).get("/office/people")) is Answer.SIGN_IN
    assert told(cast.browser(stranger).get("/nowhere")) is Answer.NOTHING
    assert told(cast.browser(stranger).post("/host/open")) is Answer.REFUSED

"""A booster is opened from the contact point's page; its group comes in by one press."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from asgiref.sync import async_to_sync
from asgiref.testing import ApplicationCommunicator
from django.apps import apps
from django.core import serializers
from django.db.models import QuerySet
from django.test import Client

from declic.kernel import clock
from declic.live import rooms
from declic.live.actions.leading import Done, lead
from declic.live.door import Door
from declic.live.machine.commands import Command
from declic.live.models import Answer, Seat, Session
from declic.live.writer import writer
from declic.peers.models import Booster, Deed, Device, Point
from declic.people.tests import makers
from tests.peers.place import Place, at_the_page, place
from tests.room.client import ALL_ON

# It has no types of its own.
Line: Any = ApplicationCommunicator
JOIN = re.compile(r'action="(/j/[^"]+)"')


@pytest.fixture
def due(transactional_db: None) -> Iterator[Place]:
    """A contact point whose first booster is due."""
    del transactional_db
    made = place()
    began = clock.now().date() - dt.timedelta(weeks=2)
    Point.objects.update(started_on=began)
    yield made
    writer.stop()
    rooms.forget_all()


def opened(ours: Place) -> Session:
    told = makers.signed_in(ours.coach).post(f"{ours.address}/booster", {**ALL_ON, "lang": "en"})
    assert told.status_code == 302, told.text
    return Session.objects.get()


def test_whoever_is_asked_which_languages_meets_no_closed_door(due: Place) -> None:
    coach = makers.signed_in(due.coach)
    page = coach.post(f"{due.address}/booster", {"lang": "en"})
    assert "Not reviewed yet" in page.text
    links = set(re.findall(r'<a [^>]*href="(/[^"]*)"', page.text))
    assert due.address in links
    # The office's own front leads on to the page that is theirs.
    assert {coach.get(link).status_code for link in links} <= {200, 302}


def end(session: Session, **first: str) -> None:
    for name, fields in (("present", first), ("advance", {}), ("end", {})):
        press(session, name, **fields)


def press(session: Session, name: str, **fields: str) -> None:
    room = rooms.latest(session.pk)
    assert room is not None
    pressed = Command(name, fields, room.state.seq)
    done = lead(session.pk, pressed, console=1, by=None, at=clock.now()).result()
    assert isinstance(done, Done), (name, done)


def sent(path: str, fields: dict[str, str], cookie: bytes = b"") -> dict[str, Any]:
    """Press the form of a page; without a cookie, as a browser that was never in the room."""

    async def go() -> dict[str, Any]:
        form = (b"content-type", b"application/x-www-form-urlencoded")
        scope = {"type": "http", "method": "POST", "path": path, "query_string": b""}
        scope |= {
            "headers": [form, (b"cookie", cookie)],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
        }
        line: Any = Line(Door(), {**scope, "scheme": "http"})
        await line.send_input({"type": "http.request", "body": urlencode(fields).encode()})
        return dict(await line.receive_output(20))

    return async_to_sync(go)()


def stored(app: str) -> list[dict[str, Any]]:
    """Every row of an app."""
    models = apps.get_app_config(app).get_models()
    rows: list[Any] = []
    for each in models:
        rows += list(QuerySet(each))
    return list(json.loads(serializers.serialize("json", rows)))


def test_a_booster_opens_with_the_adults_of_its_contact_point(due: Place) -> None:
    coach = makers.signed_in(due.coach)
    assert "Open the booster" in coach.get(due.address).text
    asked = coach.post(f"{due.address}/booster")
    assert f'action="{due.address}/booster"' in asked.text
    assert not Session.objects.exists()
    told = coach.post(f"{due.address}/booster", {**ALL_ON, "lang": "en"})
    row = Session.objects.get()
    assert (row.plan_id, row.course, row.opened_by) == ("booster-2-weeks", None, due.coach)
    assert (row.responsible, row.deputy) == (due.coach.name, due.second.name)
    assert told.headers["Location"] == f"/host/{row.pk}"
    assert coach.get(told.headers["Location"]).status_code == 200


def test_nobody_else_opens_it_and_the_second_adult_does(due: Place) -> None:
    foreign = place("Elsewhere").coach
    for who in (foreign, due.coordinator):
        answer = makers.signed_in(who).post(f"{due.address}/booster", ALL_ON)
        assert answer.status_code == 404
    assert not Session.objects.exists()
    # Control: the same press by an adult of the contact point opens it.
    assert makers.signed_in(due.second).post(f"{due.address}/booster", ALL_ON).status_code == 302


def test_none_is_opened_before_it_is_due(due: Place) -> None:
    Point.objects.update(started_on=clock.now().date())
    answer = makers.signed_in(due.coach).post(f"{due.address}/booster", ALL_ON)
    assert (answer.status_code, "No booster is due" in answer.text) == (422, True)
    assert not Session.objects.exists()


def test_the_group_comes_in_by_one_press_and_a_browser_without_a_card_is_not_shown_how(
    due: Place,
) -> None:
    session = opened(due)
    found = JOIN.search(at_the_page(due.card().code).get("/group").text)
    assert found is not None
    start = sent(found[1], {"lang": "en"})
    assert (start["status"], dict(start["headers"])[b"location"]) == (303, b"/s")
    assert Seat.objects.count() == 1
    press(session, "quick", style="letters")
    seat = dict(start["headers"])[b"set-cookie"].partition(b";")[0]
    answered = {"activity": "quick-1", "item": "one", "choice": "A"}
    assert sent("/s/answer", answered, seat)["status"] == 303
    assert Answer.objects.count() == 1
    assert JOIN.search(Client().get("/group").text) is None
    other = at_the_page(place("Elsewhere").card().code)
    assert JOIN.search(other.get("/group").text) is None


def test_nothing_that_is_stored_ties_a_card_to_a_seat(due: Place) -> None:
    session, card = opened(due), due.card()
    found = JOIN.search(at_the_page(card.code).get("/group").text)
    assert found is not None
    sent(found[1], {"lang": "en"})
    whose = {str(card.member.pk), card.member.alias, str(Device.objects.get().pk)}
    seat = Seat.objects.get()
    room = json.dumps(stored("live"))
    assert not [each for each in whose if each in room]
    told = stored("peers")
    assert str(seat.token) not in str(told)
    # Of the session one row knows, and that row knows a contact point and nobody in it.
    knows = {each["model"] for each in told if str(session.pk) in str(each)}
    assert knows == {"peers.booster"}
    assert {each.name for each in Booster._meta.fields} == {"id", "point", "session", "opened_at"}


def test_after_the_end_the_way_in_is_gone_and_the_coach_logs_it_once(due: Place) -> None:
    end(opened(due), present="9")
    assert JOIN.search(at_the_page(due.card().code).get("/group").text) is None
    coach = makers.signed_in(due.coach)
    assert "9 were there" in coach.get(due.address).text
    answers = [coach.post(f"{due.address}/booster/done").status_code for _ in range(2)]
    assert answers == [302, 422]
    deed = Deed.objects.get()
    assert (deed.kind, deed.state, deed.took_part) == ("booster", "confirmed", 9)
    assert (deed.member, deed.decided_by, Booster.objects.count()) == (None, due.coach, 0)
    assert "Open the booster" not in coach.get(due.address).text

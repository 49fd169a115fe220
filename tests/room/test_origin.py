"""Joining and answering with plain forms, as browsers send them on and off the loopback."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.client import Browser, Led, answer, form, lead
from tests.room.network import own_address
from tests.server import Server, Start, servers

FORM = re.compile(r'<form[^>]*action="([^"]+)"')
ELSEWHERE = ("null", "http://evil.example", "http://{host}:1", "file://")


HOSTS = ("127.0.0.1", own_address() or "none")


@pytest.fixture(scope="module")
def near(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that listens on every address."""
    folder: Path = tmp_path_factory.mktemp("near")
    with servers(folder) as starting:
        yield starting(host="0.0.0.0")  # noqa: S104


@pytest.fixture(params=HOSTS)
def phone(request: pytest.FixtureRequest, near: Server) -> Browser:
    """A browser without script: it says where a form came from, and over HTTP no more."""
    if request.param == "none":
        pytest.skip("this computer has no address but the loopback")
    here = f"http://{request.param}:{near.port}"
    headers = {
        "Origin": here,
        "Referer": f"{here}/",
        "Accept": "text/html",
        "Accept-Language": "fr",
    }
    return Browser(near.port, host=request.param, headers=headers)


@pytest.fixture
def led(near: Server) -> Led:
    return lead(near)


def join_by_forms(phone: Browser, led: Led) -> None:
    """Type the code as it stands on the wall, then follow what the pages offer."""
    typed = f"{led.row['code'][:4].lower()}+{led.row['code'][4:]}"
    asked = phone.get(phone.get(f"/?code={typed}").location)
    assert asked.status == 200
    assert 'lang="fr"' in asked.text
    action = FORM.search(asked.text)
    assert action is not None
    assert phone.post(action[1], {"lang": "fr", "table": "star"}).location == "/s"


def test_plain_forms_join_answer_and_show_what_was_chosen(phone: Browser, led: Led) -> None:
    join_by_forms(phone, led)
    led.ask()
    sent = phone.post("/s/answer", {**form(phone), "choice": "B"})
    assert (sent.status, sent.location) == (303, "/s")
    chosen = re.findall(r'value="(\w)" aria-pressed="true"', phone.get("/s").text)
    assert chosen == ["B"]


def test_plain_forms_reach_box_help_table_and_the_way_out(phone: Browser, led: Led) -> None:
    join_by_forms(phone, led)
    assert phone.post("/s/question", {"text": "Et après ?"}).location == "/s/box?sent=yes"
    assert phone.post("/s/table", {"table": "moon"}).location == "/s"
    for path in ("/s/box?sent=yes", "/s/leave", "/help", "/help/be/fr", "/out"):
        assert (path, phone.get(path).status) == (path, 200)
    assert phone.post("/s/next").location.startswith("/j/")


@pytest.mark.parametrize("origin", ELSEWHERE)
def test_another_origin_is_refused(origin: str, phone: Browser, led: Led) -> None:
    join_by_forms(phone, led)
    place = led.ask()
    before = led.server.stored()
    foreign = origin.format(host=phone.host, port=phone.port)
    assert phone.post("/s/answer", {**place, "choice": "A"}, origin=foreign).status == 403
    stranger = Browser(phone.port, host=phone.host)
    assert stranger.post(f"/j/{led.row['secret']}", {}, origin=foreign).status == 403
    assert led.server.stored() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_is_refused(site: str, phone: Browser, led: Led) -> None:
    join_by_forms(phone, led)
    place = led.ask()
    reply = answer(phone, place, "A", n=1)
    assert reply.status == 200
    refused = phone.post("/s/answer", {**place, "choice": "B"}, sec_fetch_site=site)
    assert refused.status == 403
    assert [choice for _, choice in led.answers()] == ["A"]


def test_a_name_from_elsewhere_is_refused_even_with_its_own_origin(
    phone: Browser, led: Led
) -> None:
    join_by_forms(phone, led)
    place = led.ask()
    name = "evil.example"
    reply = phone.post("/s/answer", {**place, "choice": "A"}, host=name, origin=f"http://{name}")
    assert reply.status == 400
    assert phone.get("/s", host=name).status == 400
    assert led.answers() == []


def test_a_facilitator_s_form_from_elsewhere_is_refused(phone: Browser, led: Led) -> None:
    given = {"command": "quick", "style": "letters", "at": led.seq}
    before = led.server.stored()
    for origin in ("null", "http://evil.example"):
        reply = led.browser.post(f"/host/{led.id}/do", given, origin=origin)
        assert reply.status == 403
    assert led.server.stored() == before
    assert phone.get("/").status == 200


def test_control_without_the_look_at_origins_a_foreign_form_answers(start: Start) -> None:
    led = lead(start(without="believes_every_origin"))
    stranger = Browser(led.server.port, headers={"Origin": "http://evil.example"})
    assert stranger.post(f"/j/{led.row['secret']}", {}).location == "/s"
    assert answer(stranger, led.ask(), "A").status == 200
    assert [choice for _, choice in led.answers()] == ["A"]

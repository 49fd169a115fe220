"""Whoever looks after the installation looks after the local facts, and nobody else does."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.client import Browser, Led, join, lead, owner
from tests.server import Server, Start

PAGES = ("/host/facts", "/host/facts/export", "/host/facts/helpline.child/fr")
CHILD = "/host/facts/helpline.child/fr"
LAW = "/host/facts/law.image_sharing/all"
CONFIRM = {"do": "confirm", "by": "Prevention service", "expires": "2027-05-31"}
CHANGE = {
    "do": "change",
    "by": "Prevention service",
    "name.en": "Our line",
    "name.fr": "Notre ligne",
    "what.en": "We listen",
    "wording.en": "our line ({number})",
    "number": "0800 12 34",
    "sure": "yes",
    "expires": "2027-05-31",
    "source": "https://example.org",
    "owner": "Prevention service",
}


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture
def keeper(shared: Server) -> Iterator[Browser]:
    browser = owner(shared)
    yield browser
    for page in (CHILD, LAW):
        browser.post(page, {"do": "return", "by": "Ada"})


def strangers(led: Led) -> list[Browser]:
    """A stranger, somebody who sits in the room, and who leads it without owning the computer."""
    leads = Browser(led.server.port, cookies=dict(led.browser.cookies))
    leads.cookies.pop("sessionid", None)
    return [Browser(led.server.port), join(led), leads]


@pytest.mark.parametrize("page", PAGES)
def test_participants_and_strangers_never_reach_the_facts(shared: Server, page: str) -> None:
    led = lead(shared)
    assert led.browser.get(page).status == 200
    for browser in strangers(led):
        assert browser.get(page).status == 403
        assert browser.post(page, CONFIRM).status in {403, 405}


def test_without_the_check_anybody_would_change_a_number(start: Start) -> None:
    led = lead(start(without="lets_anybody_keep_facts"))
    for browser in strangers(led):
        assert browser.get("/host/facts").status == 200
        assert browser.post(CHILD, CONFIRM).status == 302


def test_a_foreign_page_changes_no_fact(keeper: Browser) -> None:
    foreign = {**CONFIRM, "by": "Mallory"}
    assert keeper.post(CHILD, foreign, origin="https://elsewhere.example").status == 403
    assert "Mallory" not in keeper.get(CHILD).text


def test_a_correction_is_on_the_help_page_without_a_restart(keeper: Browser) -> None:
    reader = Browser(keeper.port)
    assert "103" in reader.get("/help/fr/fr").text
    assert keeper.post(CHILD, CHANGE).status == 302
    page = reader.get("/help/fr/fr").text
    assert "tel:08001234" in page
    assert "Notre ligne" in page
    assert "tel:103" not in page


def test_hours_come_with_a_confirmation_and_go_with_a_doubt(keeper: Browser) -> None:
    reader = Browser(keeper.port)
    assert "de 10 h à minuit" not in reader.get("/help/fr/fr").text
    assert keeper.post(CHILD, {**CONFIRM, "hours_sure": "yes"}).status == 302
    assert "de 10 h à minuit" in reader.get("/help/fr/fr").text
    assert keeper.post(CHILD, CONFIRM).status == 302
    assert "de 10 h à minuit" not in reader.get("/help/fr/fr").text


def test_the_history_says_who_and_what_and_one_can_go_back(keeper: Browser) -> None:
    keeper.post(CHILD, CHANGE)
    page = keeper.get(CHILD, accept_language="en").text
    assert "Prevention service" in page
    assert "0800 12 34" in page
    assert keeper.post(CHILD, {"do": "return", "by": "Ada"}).status == 302
    assert "tel:103" in Browser(keeper.port).get("/help/fr/fr").text
    assert "Back to what was delivered" in keeper.get(CHILD, accept_language="en").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": " "},
        {"expires": "2099-01-01"},
        {"expires": "soon"},
        {"number": "0800-CALL"},
        {"number": ""},
        {"name.en": ""},
        {"wording.en": "{{number}}"},
        {"source": ""},
        {"what.fr": "x" * 601},
        {"do": "burn"},
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(
    keeper: Browser, wrong: dict[str, str]
) -> None:
    page = keeper.post(CHILD, {**CHANGE, **wrong})
    assert page.status == 422
    assert 'role="alert"' in page.text
    assert "tel:103" in Browser(keeper.port).get("/help/fr/fr").text


def test_markup_in_a_fact_stays_text(keeper: Browser) -> None:
    keeper.post(CHILD, {**CHANGE, "name.fr": "<b>x</b>", "wording.en": "<i>({number})</i>"})
    for page in (keeper.get(CHILD), keeper.get("/host/facts"), keeper.get("/help/fr/fr")):
        assert "<b>x</b>" not in page.text
        assert "<i>(" not in page.text


@pytest.mark.parametrize("address", ["helpline.moon/fr", "helpline.child/be", "a/b"])
def test_a_fact_that_is_not_there_is_not_found(keeper: Browser, address: str) -> None:
    assert keeper.get(f"/host/facts/{address}").status == 404


def test_the_list_begins_with_what_is_out_of_date_and_can_be_narrowed(keeper: Browser) -> None:
    assert "law.image_sharing" in keeper.get("/host/facts").text
    lines = keeper.get("/host/facts?kind=line&community=nl").text
    assert "helpline.child/nl" in lines
    assert "law." not in lines
    assert "helpline.child/fr" not in lines
    assert "helpline.child/nl" in keeper.get("/host/facts?q=awel").text


def test_corrections_are_sent_back_without_the_names_of_those_who_made_them(
    keeper: Browser,
) -> None:
    keeper.post(LAW, {**CONFIRM, "by": "Ada Lovelace"})
    told = keeper.get("/host/facts/export").text
    assert "law.image_sharing" in told
    assert "Ada" not in told


def test_a_community_gets_a_fact_of_its_own(keeper: Browser) -> None:
    address = "/host/facts/helpline.adult/fr"
    assert keeper.get(address).status == 200
    assert keeper.post(address, CHANGE).status == 302
    assert "helpline.adult/fr" in keeper.get("/host/facts?kind=line").text


def test_an_open_session_keeps_the_facts_that_it_was_opened_with(
    keeper: Browser, shared: Server
) -> None:
    before = lead(shared)
    assert keeper.post(CHILD, CHANGE).status == 302
    told = [_plan(led) for led in (before, lead(shared))]
    assert ["our line" in plan for plan in told] == [False, True]
    assert ["Écoute-Enfants (103)" in plan for plan in told] == [True, False]


def test_a_restore_brings_the_corrections_back(start: Start, tmp_path: Path) -> None:
    server = start()
    keeper = owner(server)
    assert keeper.post(CHILD, CHANGE).status == 302
    phrase, file = tmp_path / "phrase", tmp_path / "file.backup"
    phrase.write_text("a long enough passphrase\n")
    server.run("backup", str(file), "--passphrase-file", str(phrase))
    keeper.post(CHILD, {"do": "return", "by": "Ada"})
    server.stop()
    server.run("restore", str(file), "--replace", "--passphrase-file", str(phrase))
    server.start()
    assert "tel:08001234" in Browser(server.port).get("/help/fr/fr").text


def _plan(led: Led) -> str:
    ((plan,),) = led.server.rows("SELECT plan FROM live_session WHERE id = ?", led.hex)
    return json.dumps(json.loads(plan), ensure_ascii=False)

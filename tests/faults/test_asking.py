"""What may happen to a request on a running server: presses at once, too much, thirty days."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.request_form import opened_form
from tests.room.burst import burst
from tests.room.client import HIDDEN, Browser
from tests.server import PATIENCE, Server

ROOT = Path(__file__).parents[2]
HOME = "/ask/clairiere"
QUICKEST = 3.1  # seconds: nobody fills a page in sooner
SAID: dict[str, dict[str, object]] = {
    "place": {"kind": "school", "name": "planted-école", "postcode": "4000"},
    "group": {"group_size": 20, "languages": ["fr", "nl"]},
    "room": {},
    "adults": {"contact_name": "A", "contact_email": "a@b.example"},
    "wishes": {"wished": "planted-mardi"},
}


@pytest.fixture(scope="module")
def shared(apart: Server) -> Server:
    return apart


@pytest.fixture(scope="module")
def office(shared: Server) -> Server:
    opened_form(shared)
    return shared


def begun(server: Server, *steps: str) -> Browser:
    """Fill in these steps with a plain client; all of them if none is named."""
    browser = Browser(server.port)
    hidden = dict(HIDDEN.findall(browser.get(HOME).text))
    time.sleep(QUICKEST)
    for step in steps or SAID:
        assert browser.post(f"{HOME}/{step}", {**hidden, **SAID[step]}).status == 303
    return browser


def test_eight_presses_at_once_make_one_course(office: Server) -> None:
    browser, before = begun(office), courses(office)
    hidden: dict[str, object] = dict(HIDDEN.findall(browser.get(f"{HOME}/check").text))
    time.sleep(QUICKEST)
    assert burst([browser] * 8, [hidden] * 8, paths=[f"{HOME}/send"] * 8) == [303] * 8
    assert courses(office) - before == 1


def courses(server: Server) -> int:
    return int(server.rows("SELECT count(*) FROM courses_course")[0][0])


def test_too_much_is_refused_and_the_draft_stays(office: Server) -> None:
    browser = begun(office, "place")
    answer = browser.post(f"{HOME}/group", b"group_size=20&needs=" + b"x" * 300_000)
    assert answer.status == 413
    assert "planted-école" in browser.get(f"{HOME}/place").text


def test_a_page_of_another_site_cannot_ask_in_a_visitors_name(office: Server) -> None:
    browser = begun(office, "place")
    answer = browser.post(f"{HOME}/anew", {}, origin="https://elsewhere.example")
    assert answer.status == 403
    assert browser.get(HOME).location.endswith("/group")


def test_drafts_are_gone_after_thirty_days_from_the_file_itself(server: Server) -> None:
    opened_form(server)
    browser = begun(server, "place")
    purge_later(server, 29)
    assert browser.get(HOME).location.endswith("/group")
    purge_later(server, 31, without="keeps_every_draft")
    assert browser.get(HOME).location.endswith("/group")
    purge_later(server, 31)
    assert browser.get(HOME).status == 200
    assert not [file.name for file in server.folder.iterdir() if planted(file)]


def purge_later(server: Server, days: float, *, without: str = "") -> None:
    """Purge as if so many days had passed, perhaps without a defence."""
    wait = [
        sys.executable,
        "-m",
        "tests.faults.purging",
        str(days),
        *([without] if without else []),
    ]
    environment = {**server.environment(), "PYTHONPATH": f"{ROOT}/src"}
    subprocess.run(
        wait, env=environment, cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE
    )


def planted(file: Path) -> bool:
    return file.is_file() and "planted-école".encode() in file.read_bytes()

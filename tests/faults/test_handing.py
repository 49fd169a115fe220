"""Many ask to be talked with while the server dies, no mail goes out and the clock is set.

Twenty in every run; `HANDOVERS=1000` asks as many as that.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest

from tests.faults.test_post import Posting, until
from tests.office.smtp import MailServer, smtp
from tests.room.client import Browser
from tests.server import PATIENCE

__all__ = ["smtp"]
FILLING = Path(__file__).parents[1] / "peers" / "filling.py"
MANY = int(os.environ.get("HANDOVERS", "20"))
HOUR = 3600
ENGLISH = {"Accept-Language": "en"}
# After how many the clock is set, and to what.
STEPS = (0, -600, HOUR, -2 * HOUR, 300)


class Asking(Posting):
    """An installation in which young people ask, and whatever happens to it meanwhile."""

    def __init__(self, folder: Path, smtp: MailServer) -> None:
        super().__init__(folder, smtp)
        self.without = "dies_at_a_handover"
        self.armed, self.step = folder / "armed", folder / "step"

    def filling(self, what: str) -> object:
        command = [sys.executable, str(FILLING), what]
        root = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        environment = {**self.environment(), "PYTHONPATH": paths}
        done = subprocess.run(
            command,
            env=environment,
            check=True,
            timeout=PATIENCE * 10,
            capture_output=True,
            text=True,
        )
        return json.loads(done.stdout)

    def ask(self, code: str, where: str = "") -> str:
        """Ask with a card; where the server dies meanwhile, start it and ask once more."""
        once, browser = str(uuid4()), Browser(self.port, headers=ENGLISH)
        assert browser.post("/group/enter", {"code": code}).status == 302
        if where:
            self.armed.write_text(where)
            with pytest.raises(ConnectionError):
                browser.post("/group/talk", {"once": once})
            self.died()
            self.armed.unlink()
            self.start(again=True)
            browser.port = self.port
        assert browser.post("/group/talk", {"once": once}).status == 302
        return browser.get("/group/talk").text

    def steps_told(self) -> Counter[str]:
        return Counter(step for (step,) in self.rows("SELECT step FROM peers_notice WHERE 1"))

    def has_told_more(self, before: int) -> bool:
        return self.steps_told()["two_hours"] > before


@pytest.fixture
def asking(tmp_path: Path, smtp: MailServer) -> Iterator[Asking]:
    made = Asking(tmp_path / "data", smtp)
    yield made
    made.stop()


def test_each_is_readable_by_both_and_none_is_said_to_be_read(
    asking: Asking, smtp: MailServer
) -> None:
    smtp.stop()
    asking.start()
    codes = asking.filling(str(MANY))
    assert isinstance(codes, list)
    dying = {MANY // 4: "before", MANY // 2: "after"}
    for number, code in enumerate(codes):
        asking.step.write_text(str(STEPS[number * len(STEPS) // MANY]))
        page = asking.ask(code, dying.get(number, ""))
        assert "Nobody has read it yet" in page
    read = asking.filling("read")
    assert isinstance(read, dict)
    assert len(set(read["coach"])) == len(read["coach"]) == MANY
    assert sorted(read["coach"]) == sorted(read["second"])
    assert asking.rows("SELECT count(*) FROM peers_reading") == [(0,)]
    # Four hours on, whatever the clock was meanwhile: each of them once more, and only once.
    asking.step.write_text(str(4 * HOUR))
    told = 0
    while told < MANY:  # many take a while; only standing still is a fault
        assert until(partial(asking.has_told_more, told))
        told = asking.steps_told()["two_hours"]
    assert asking.steps_told()["two_hours"] == MANY
    asking.step.write_text(str(-HOUR))
    assert asking.steps_told()["at_once"] == MANY
    late = asking.rows("SELECT count(*) FROM peers_notice WHERE at < due_at")
    assert late == [(0,)]
    smtp.start()
    asking.step.write_text(str(12 * HOUR))
    keys = "SELECT key FROM post_mail WHERE kind = 'group_note'"
    assert len(asking.rows(keys)) >= 4 * MANY


def test_control_a_server_that_answers_too_early_loses_one(
    asking: Asking, smtp: MailServer
) -> None:
    del smtp
    asking.without = "answers_before_a_handover_is_kept"
    asking.start()
    codes = asking.filling("1")
    assert isinstance(codes, list)
    browser = Browser(asking.port, headers=ENGLISH)
    assert browser.post("/group/enter", {"code": codes[0]}).status == 302
    asking.armed.touch()
    assert browser.post("/group/talk", {"once": str(uuid4())}).status == 302
    asking.died()
    assert asking.filling("read") == {"coach": [], "second": []}

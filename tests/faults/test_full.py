"""The disk is full or breaks in mid-session: nothing is said to be saved; later all goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.shims import Shimmed, compiled
from tests.room.client import Answer, Browser, Led, answer, form, join, lead
from tests.server import PATIENCE

TROUBLE = 'data-shown="troubled">'


class Room:
    """A room with two phones on a disk that can be full."""

    def __init__(self, folder: Path, shim: Path, *, without: str = "", how: str = "") -> None:
        self.sign = folder / "full"
        data = folder / "data"
        told = {"FULL_OF": data / "declic", "FULL_WHEN": self.sign, "FULL_HOW": how}
        self.server = Shimmed(data, shim, without=without, **told)
        self.server.start()
        self.led: Led = lead(self.server)
        self.phones: list[Browser] = [join(self.led) for _ in range(2)]

    def fill(self) -> None:
        self.sign.touch()

    def make_room(self) -> None:
        self.sign.unlink()

    def again(self) -> None:
        """Kill the server and start it again."""
        self.server.kill()
        self.server.start(again=True)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compile the shim."""
    return compiled("full", tmp_path_factory.mktemp("shim"))


@pytest.fixture
def room(tmp_path: Path, shim: Path) -> Iterator[Room]:
    made = Room(tmp_path, shim)
    yield made
    made.server.stop()


def test_an_answer_that_a_full_disk_did_not_take_is_not_said_to_be_saved(room: Room) -> None:
    place = room.led.ask()
    assert answer(room.phones[0], place, "A").status == 200
    room.fill()
    refused = answer(room.phones[1], place, "B")
    assert (refused.status, refused.json["reason"]) == (507, "not_saved")
    assert "Not saved" in refused.json["sentence"]
    assert [choice for _who, choice in room.led.answers()] == ["A"]


def test_pages_go_on_and_the_console_says_what_to_do(room: Room) -> None:
    place = room.led.ask()
    room.fill()
    assert answer(room.phones[0], place, "A").status == 507
    assert form(room.phones[0])["activity"] == place["activity"]
    assert room.led.browser.get(f"/wall/{room.led.row['wall_token']}").status == 200
    assert TROUBLE in room.led.browser.get(f"/host/{room.led.id}").text


def test_a_press_that_was_not_saved_changes_nothing(room: Room) -> None:
    room.led.ask()
    room.fill()
    refused = room.led.do("advance")
    assert (refused.status, refused.json["reason"]) == (507, "not_saved")
    assert room.led.rows("SELECT seq FROM live_fact WHERE kind = 'answers_closed'") == []


def test_with_room_again_all_goes_on_and_nothing_acknowledged_is_lost(room: Room) -> None:
    place = room.led.ask()
    assert answer(room.phones[0], place, "A").status == 200
    room.fill()
    assert answer(room.phones[1], place, "B").status == 507
    room.make_room()
    assert answer(room.phones[1], place, "B").status == 200
    assert TROUBLE not in room.led.browser.get(f"/host/{room.led.id}").text
    room.again()
    assert sorted(choice for _who, choice in room.led.answers()) == ["A", "B"]
    assert room.led.do("advance").status == 200


def office_form(room: Room) -> Answer:
    told = {"new_organisation": "Zeewind", "name": "2027"}
    return room.led.browser.post("/office/programmes", told, accept_language="nl")


def test_the_office_says_what_it_could_not_save_and_keeps_none_of_it(room: Room) -> None:
    room.fill()
    refused = office_form(room)
    assert (refused.status, "Niet bewaard" in refused.text) == (507, True)
    shown = room.led.browser.get("/office/programmes")
    assert (shown.status, "Zeewind" in shown.text) == (200, False)
    room.make_room()
    assert office_form(room).status == 302
    assert "Zeewind" in room.led.browser.get("/office/programmes").text


def test_whoever_comes_in_on_a_full_disk_hears_it_too(room: Room) -> None:
    """The owner's link works once: it is not used up before the owner is in."""
    room.again()
    owner, link = Browser(room.server.port), f"/host/owner/{room.server.owner}"
    room.fill()
    assert owner.post(link).status == 507
    room.make_room()
    assert owner.post(link).status == 302
    assert owner.get("/office/programmes").status == 200


def test_a_stop_on_a_full_disk_leaves_a_file_that_can_be_read(room: Room) -> None:
    place = room.led.ask()
    assert answer(room.phones[0], place, "A").status == 200
    room.fill()
    assert answer(room.phones[1], place, "B").status == 507
    assert room.server.interrupt() < PATIENCE
    room.make_room()
    room.server.start(again=True)
    assert [choice for _who, choice in room.led.answers()] == ["A"]


def test_control_a_disk_whose_trouble_is_not_understood_is_told_to_nobody(
    tmp_path: Path, shim: Path
) -> None:
    room = Room(tmp_path, shim, without="hides_what_is_not_saved")
    try:
        place = room.led.ask()
        room.fill()
        assert answer(room.phones[0], place, "A").json["reason"] == "broken"
        assert TROUBLE not in room.led.browser.get(f"/host/{room.led.id}").text
        assert office_form(room).status == 500
    finally:
        room.server.stop()


@pytest.fixture
def breaking(tmp_path: Path, shim: Path) -> Iterator[Room]:
    """A room on a disk that takes what is written, and then fails to keep it."""
    made = Room(tmp_path, shim, how="sync")
    yield made
    made.server.stop()


def test_what_a_breaking_disk_could_not_keep_is_not_said_to_be_saved(breaking: Room) -> None:
    place = breaking.led.ask()
    assert answer(breaking.phones[0], place, "A").status == 200
    breaking.fill()
    for _ in range(3):
        assert answer(breaking.phones[1], place, "B").status == 507
    assert TROUBLE in breaking.led.browser.get(f"/host/{breaking.led.id}").text


def test_a_sync_that_failed_is_not_taken_for_one_that_did_not(breaking: Room) -> None:
    place = breaking.led.ask()
    breaking.fill()
    assert answer(breaking.phones[0], place, "A").status == 507
    breaking.make_room()
    assert answer(breaking.phones[1], place, "B").status == 200
    breaking.again()
    assert [choice for _who, choice in breaking.led.answers()] == ["B"]
    assert answer(breaking.phones[0], place, "C").status == 200

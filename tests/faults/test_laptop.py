"""Office and laptop, two programs with a folder each: cut, killed at every step, and sent again.

Counts arrive once, and nothing is erased on the laptop before the office's receipt is there.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from tests.faults.dying import OPENING, POINTS
from tests.faults.relay import Relay, relayed
from tests.room.client import Answer, Browser, Led, answer, join, owner
from tests.server import PATIENCE, Server

FILL = Path(__file__).parent / "fill_office.py"
BOUNDARY = "declic-tests-boundary"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def form(data: bytes, **fields: str) -> bytes:
    """Write a form with a file."""
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="a.declic"\r\n'
    file = f"{head}Content-Type: application/octet-stream\r\n\r\n".encode()
    return b"".join([*parts, file, data, f"\r\n--{BOUNDARY}--\r\n".encode()])


class Office(Server):
    """An office that laptops reach by a line that can be cut."""

    def __init__(self, folder: Path, relay: Relay) -> None:
        super().__init__(folder)
        self.relay = relay
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.own: int = free.getsockname()[1]
        relay.server = self.own

    def environment(self) -> dict[str, str]:
        base = f"http://127.0.0.1:{self.relay.port}"
        return {**super().environment(), "DECLIC_BASE_URL": base}

    def begin(self, without: str = "") -> Office:
        """Start it, on the port that the line leads to."""
        self.stop()
        (self.folder / "armed").unlink(missing_ok=True)
        self.without, self.port, self.cookies = without, self.own, {}
        self.start(again=True)
        self.port = self.own
        return self


class Two:
    """The office, the laptop, and the date that goes along."""

    def __init__(self, folder: Path, relay: Relay) -> None:
        self.relay = relay
        self.office = Office(folder / "office", relay)
        self.laptop = Server(folder / "laptop")
        self.date = self.address = self.prepared = ""
        self.bundle = b""

    def begin(self) -> None:
        """Fill the office, start both, and make the file."""
        self.office.folder.mkdir()
        self.date = subprocess.run(
            [sys.executable, str(FILL)],
            env=self.office.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        ).stdout.strip()
        self.office.begin()
        self.again()
        self.bundle = self.pack()

    def end(self) -> None:
        self.office.stop()
        self.laptop.stop()

    def again(self, without: str = "") -> None:
        """Start the laptop again on what it left."""
        self.laptop.stop()
        self.laptop.folder.mkdir(exist_ok=True)
        (self.laptop.folder / "armed").unlink(missing_ok=True)
        self.laptop.without, self.laptop.cookies = without, {}
        self.laptop.start()

    def pack(self) -> bytes:
        office = owner(self.office)
        fields = {"date": self.date, "unreviewed": ["fr", "nl"], "by_name": "C. Diallo"}
        page = office.post(f"/office/dates/{self.date}/take-along", fields).text
        found = re.search(r"/office/bundles/[\w-]+", page)
        assert found is not None, page
        self.address = re.findall(r"http://127[^\"]+/bundles/[\w-]+", unescape(page))[0]
        return office.get(found[0]).body

    def open(self) -> Answer:
        """Open the file on the laptop; compare the signs when asked."""
        browser = owner(self.laptop)
        sent = browser.post("/host/laptop/open", form(self.bundle), content_type=MULTIPART)
        waits = re.search(r'name="waits" value="(\w+)"', sent.text)
        if waits:
            signs = re.search(r'name="compared" value="([\w-]+)"', sent.text)
            assert signs is not None
            fields = {"waits": waits[1], "compared": signs[1]}
            sent = browser.post("/host/laptop/trust", fields)
        rows = self.laptop.rows("SELECT id FROM laptops_prepared")
        self.prepared = str(UUID(rows[0][0])) if rows else ""
        return sent

    def hold(self, session: str) -> Answer:
        path = f"/host/laptop/hold/{self.prepared}/{self.date}"
        return owner(self.laptop).post(path, {"session": session})

    def held(self, present: int) -> str:
        """Hold a session on the laptop: three phones answer, and it ends."""
        session = str(uuid4())
        browser = owner(self.laptop)
        path = f"/host/laptop/hold/{self.prepared}/{self.date}"
        assert browser.post(path, {"session": session}).location == f"/host/{session}"
        led = Led(self.laptop, session, browser)
        assert browser.get(f"/host/{session}").status == 302  # it leads from now on
        led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
        assert led.do("present", present=present).status == 200
        place = led.ask()
        for choice in "AAB":
            assert answer(join(led, lang="fr"), place, choice).status == 200
        assert led.do("end").status == 200
        return led.hex

    def send(self) -> Answer:
        return owner(self.laptop).post(f"/host/laptop/send/{self.prepared}")

    def results(self) -> list[tuple[str, int]]:
        """Give which sessions the office holds, and how many were there."""
        query = "SELECT session, present FROM laptops_result ORDER BY session"
        return [(str(session), present) for session, present in self.office.rows(query)]

    def receipted(self, session: str) -> bool:
        """Say whether the laptop noted that the office has it."""
        query = "SELECT received_at FROM laptops_opened WHERE session = ?"
        return self.laptop.rows(query, session)[0][0] is not None

    def is_held(self, session: str) -> bool:
        return bool(self.laptop.rows("SELECT id FROM live_session WHERE id = ?", session))

    def check(self, session: str) -> None:
        """Assert that nothing is lost, and nothing erased before its receipt."""
        arrived = [told for told in self.results() if told[0] == session]
        assert len(arrived) <= 1
        assert self.is_held(session) or (arrived and self.receipted(session))

    def arrives(self, session: str, present: int) -> None:
        """Send until it is through; assert that it is there once, and let go of here."""
        for _ in range(3):
            if not self.is_held(session):
                break
            assert self.send().status == 302
        assert [told for told in self.results() if told[0] == session] == [(session, present)]
        assert not self.is_held(session)
        assert self.receipted(session)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    with relayed(0) as relay:
        made = Two(tmp_path_factory.mktemp("two"), relay)
        try:
            made.begin()
            made.open()
            yield made
        finally:
            made.end()


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Two]:
    """Two whose laptop has opened nothing yet."""
    with relayed(0) as relay:
        made = Two(tmp_path, relay)
        try:
            made.begin()
            yield made
        finally:
            made.end()


def test_counts_arrive_once_over_the_network_and_the_laptop_lets_go(two: Two) -> None:
    session = two.held(present=18)
    two.arrives(session, 18)
    kept = two.office.rows("SELECT facts FROM laptops_result WHERE session = ?", session)[0][0]
    assert '"A": {"phone": 2}' in kept
    assert '"B": {"phone": 1}' in kept


def test_the_same_bytes_go_by_hand_with_the_network_cut(two: Two) -> None:
    two.relay.hang_up()
    session = two.held(present=17)
    refused = two.send()
    assert refused.status == 422
    assert "no connection" in refused.text
    laptop, office = owner(two.laptop), owner(two.office)
    laptop.post(f"/host/laptop/results/{two.prepared}")
    page = laptop.get("/host/laptop").text
    found = re.search(r"/host/laptop/results/[\w-]+/file", page)
    assert found is not None
    data = laptop.get(found[0]).body
    sent, again = (
        office.post("/office/results", form(data), content_type=MULTIPART) for _ in range(2)
    )
    assert (sent.status, again.location) == (302, sent.location)
    two.check(session)
    receipt = office.get(f"{sent.location}/file").body
    assert two.is_held(session)
    taken = laptop.post("/host/laptop/receipt", form(receipt), content_type=MULTIPART)
    assert taken.status == 302
    two.relay.heal()
    two.arrives(session, 17)


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_counts_arrive_once_and_nothing_is_lost(two: Two, point: str) -> None:
    dying: Server = two.office if point.startswith("office") else two.laptop
    session = two.held(present=16)
    if dying is two.office:
        two.office.begin(without=point)
    else:
        two.again(without=point)
    (dying.folder / "armed").touch()
    try:
        two.send()
    except OSError:
        assert dying is two.laptop
    dying.died()
    two.check(session)
    two.office.begin()
    two.again()
    two.check(session)
    two.arrives(session, 16)


@pytest.mark.parametrize("point", OPENING)
def test_killed_while_it_opens_nothing_is_half_done(fresh: Two, point: str) -> None:
    session = str(uuid4())
    fresh.again(without=point)
    armed = fresh.laptop.folder / "armed"
    keeping = point == "laptop_dies_before_the_course_is_kept"
    if not keeping:
        fresh.open()
    armed.touch()
    with pytest.raises(OSError):  # noqa: PT011  # gone, in whichever way
        fresh.open() if keeping else fresh.hold(session)
    fresh.laptop.died()
    fresh.again()
    fresh.open()
    assert fresh.hold(session).location == f"/host/{session}"
    assert len(fresh.laptop.rows("SELECT id FROM live_session")) == 1
    assert len(fresh.laptop.rows("SELECT session FROM laptops_opened")) == 1


def test_a_course_is_fetched_by_its_secret_address_and_by_no_other(fresh: Two) -> None:
    browser = Browser(fresh.office.own)
    path = fresh.address[fresh.address.index("/office/") :]
    assert browser.get(path).body == fresh.bundle
    assert browser.get(f"{path}x").status == 404
    laptop = owner(fresh.laptop)
    page = laptop.post("/host/laptop/open", {"address": fresh.address}).text
    assert "Clairière" in page
    assert laptop.post("/host/laptop/open", {"address": f"{fresh.address}x"}).status == 422


def test_control_without_receipts_that_are_waited_for_a_cut_loses_counts(fresh: Two) -> None:
    fresh.open()
    session = fresh.held(present=15)
    fresh.again(without="lets_go_without_a_receipt")
    fresh.relay.hang_up()
    assert fresh.send().status == 422
    with pytest.raises(AssertionError):
        fresh.check(session)
    assert (fresh.is_held(session), fresh.results()) == (False, [])


def test_control_without_the_look_at_what_is_known_twice_counts_twice(fresh: Two) -> None:
    fresh.open()
    fresh.held(present=14)
    fresh.office.begin(without="takes_everything_for_new")
    laptop, office = owner(fresh.laptop), Browser(fresh.office.own)
    laptop.post(f"/host/laptop/results/{fresh.prepared}")
    found = re.search(r"/host/laptop/results/[\w-]+/file", laptop.get("/host/laptop").text)
    assert found is not None
    data = laptop.get(found[0]).body
    for _ in range(2):
        assert office.post("/office/laptop/results", data, content_type=None).status == 200
    assert [present for _, present in fresh.results()] == [14, 14]

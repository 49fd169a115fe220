"""The real program, started in a process of its own on a free port with its own data folder."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import pytest
from pysqlite3 import dbapi2

PATIENCE = 60.0  # seconds; nothing here rests on being quick, only on not hanging
PORT = re.compile(r"http://[^/]+:(\d+)/host/owner/(\S+)")
LAUNCH = Path(__file__).parent / "faults" / "launch.py"
DATABASE = "declic.sqlite3"


@cache
def empty_database() -> bytes:
    """Let the program make its database once; every server of these tests begins with a copy.

    Making one takes longer than most tests.
    """
    with TemporaryDirectory() as folder:
        made = Server(Path(folder))
        made.run("course", "list")
        assert not (made.folder / f"{DATABASE}-wal").exists()
        return (made.folder / DATABASE).read_bytes()


class Server:
    """One installation. It can be started, killed, and started again."""

    def __init__(self, folder: Path, *, without: str = "", host: str = "127.0.0.1") -> None:
        """`without` names a defence that tests/faults/launch.py takes away."""
        self.folder = folder
        self.without = without
        self.host = host
        self.port = 0
        self.owner = ""
        self.cookies: dict[str, str] = {}
        self.log = folder / "server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, prefix: tuple[str, ...] = (), *, again: bool = False) -> Server:
        """Start it and wait until phones can connect; `again`: on the port that it had."""
        port = str(self.port if again else 0)
        self.folder.mkdir(parents=True, exist_ok=True)
        database = self.folder / DATABASE
        if not database.exists():
            database.write_bytes(empty_database())
        begun = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*prefix, *self._program(), "serve", "--host", self.host, "--port", port],
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        self.port, self.owner = self._ready(begun)
        return self

    def _program(self) -> list[str]:
        start = [str(LAUNCH), self.without] if self.without else ["-m", "declic"]
        return [sys.executable, "-X", "utf8", *start]

    def environment(self) -> dict[str, str]:
        # `make test` runs these tests on the portable server, too.
        ours = [name for name in os.environ if "DECLIC" in name and name != "DECLIC_PORTABLE"]
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        kept.pop("DATABASE_URL", None)
        return {**kept, "DECLIC_DATA": str(self.folder), "PYTHONUNBUFFERED": "1", "LANG": "C.UTF-8"}

    def _ready(self, begun: int) -> tuple[int, str]:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            told = self.log.read_bytes()[begun:].decode(errors="replace")
            if (found := PORT.search(told)) and "\n" in told[found.end() :]:
                return int(found[1]), found[2]
            if self.process.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"the server did not start:\n{self.log.read_text()[-3000:]}")

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None, "the server was never started"
        return self._process

    def kill(self) -> None:
        """Take it away at once, as a power cut would."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def died(self) -> None:
        """Wait until it is gone by itself."""
        self.process.wait(PATIENCE)

    def interrupt(self) -> float:
        """Press Ctrl-C; tell how many seconds it took to end."""
        begun = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)
        return time.monotonic() - begun

    def stop(self) -> None:
        """End it, however it stands."""
        if self._process is not None and self._process.poll() is None:
            self.kill()

    def run(self, *words: str) -> str:
        """Run another command of the program on the same data folder; give what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "declic", *words],
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the database file from outside."""
        with closing(dbapi2.connect(str(self.folder / DATABASE), timeout=PATIENCE)) as file:
            return list(file.execute(query, values).fetchall())

    def stored(self) -> dict[str, int]:
        """Count what sessions have stored."""
        names = ("seat", "answer", "count", "slip", "fact", "console")
        return {name: self.rows(f"SELECT count(*) FROM live_{name}")[0][0] for name in names}  # noqa: S608


class Start(Protocol):
    """Start one more server; it ends with the test."""

    def __call__(
        self, *, without: str = "", host: str = "127.0.0.1", folder: Path | None = None
    ) -> Server: ...


@contextmanager
def servers(tmp_path: Path) -> Iterator[Start]:
    """Start servers, and end them all in the end."""
    running: list[Server] = []
    numbering = threading.Lock()

    def start(*, without: str = "", host: str = "127.0.0.1", folder: Path | None = None) -> Server:
        with numbering:
            server = Server(folder or tmp_path / f"data-{len(running)}", without=without, host=host)
            running.append(server)
        return server.start()

    try:
        yield start
    finally:
        for server in running:
            server.stop()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a server, perhaps without one of its defences."""
    with servers(tmp_path) as starting:
        yield starting


@pytest.fixture
def server(start: Start) -> Server:
    """A running server with an empty data folder."""
    return start()


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server for all tests that leave it as it is; each opens a session of its own."""
    with servers(tmp_path_factory.mktemp("shared")) as starting:
        yield starting()


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running server for the tests of a file that change the house, or let guests come to it."""
    with servers(tmp_path_factory.mktemp("apart")) as starting:
        yield starting()

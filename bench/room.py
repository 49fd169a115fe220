"""Start the real program with a room in it, and press its buttons, for measuring."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from http.client import HTTPConnection
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlencode

FORM = {"content-type": "application/x-www-form-urlencoded"}
JSON = {**FORM, "accept": "application/json"}
START_SECONDS = 30.0


def free_port() -> int:
    """Give a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    """Wait until something listens on the port."""
    until = time.monotonic() + START_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return


class Room:
    """A server with one open session, in a data folder that goes with it."""

    def __init__(self, *, core: str = "", portable: bool = False) -> None:
        """Say on which core the server runs; on any, when none is named.

        `portable`: screens go the way that any ASGI server has.
        """
        self.program = ["-m", "declic"]
        if portable:
            self.program = ["tests/faults/launch.py", "sends_the_long_way"]
        self.before = ["taskset", "-c", core] if core else []

    def __enter__(self) -> Self:
        """Start the server and take the console."""
        self.folder = tempfile.TemporaryDirectory(prefix="declic-bench-")
        self.port = free_port()
        self.env = {**os.environ, "DECLIC_DATA": str(Path(self.folder.name))}
        opened = self._declic(
            "session new --plan help-a-friend --lang en --responsible Alex --deputy Sam --json"
        )
        told = json.loads(opened)
        self.id, self.secret = told["id"], told["join_url"].rsplit("/", 1)[1]
        command = [*self.before, sys.executable, *self.program, "serve", "--host", "127.0.0.1"]
        self.server = subprocess.Popen(  # our own program
            [*command, "--port", str(self.port)], env=self.env, stdout=subprocess.DEVNULL
        )
        wait_for(self.port)
        path = told["host_url"].partition("/host/")[2]
        self.cookie = self._ask("POST", f"/host/{path}")[1].partition(";")[0]
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server and remove its folder."""
        self.server.terminate()
        self.server.wait(10)
        self.folder.cleanup()

    def _declic(self, words: str) -> str:
        command = [sys.executable, "-m", "declic", *words.split()]
        done = subprocess.run(  # our own program
            command, env=self.env, check=True, capture_output=True, text=True
        )
        return done.stdout

    def _ask(self, method: str, path: str, body: str = "", cookie: str = "") -> tuple[str, str]:
        link = HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request(method, path, body, {**JSON, "cookie": cookie})
        answer = link.getresponse()
        return answer.read().decode(), answer.headers.get("set-cookie", "")

    def seat(self, language: str = "en") -> str:
        """Take a seat; give its cookie."""
        fields = urlencode({"lang": language, "table": "star"})
        return self._ask("POST", f"/j/{self.secret}", fields)[1].partition(";")[0]

    def seq(self) -> str:
        """Give the number of the room's last fact."""
        page = self._ask("GET", f"/host/{self.id}", cookie=self.cookie)[0]
        found = re.search(r'data-seq="(\d+)"', page)
        return found[1] if found else ""

    def press(self, command: str, **fields: str) -> None:
        """Press a button of the console."""
        # Pausing needs no state that it was decided on.
        at = "" if command in {"pause", "resume"} else self.seq()
        body = urlencode({"command": command, "at": at, **fields})
        self._ask("POST", f"/host/{self.id}/do", body, self.cookie)

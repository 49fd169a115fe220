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


class Server:
    """The real program, in a data folder that goes with it."""

    def __init__(self, *, core: str = "", without: str = "") -> None:
        """Say on which core it runs, on any when none is named.

        `without`: what of `tests/faults/launch.py` is taken away or changed.
        """
        self.program = ["tests/faults/launch.py", without] if without else ["-m", "declic"]
        self.before = ["taskset", "-c", core] if core else []
        self.folder = tempfile.TemporaryDirectory(prefix="declic-bench-")
        self.data = Path(self.folder.name)
        self.env = {**os.environ, "DECLIC_DATA": str(self.data)}
        self.port = free_port()

    def run(self, *words: str) -> str:
        """Run Python with these words on the same data; give what it prints."""
        done = subprocess.run(  # our own program
            [sys.executable, *words], env=self.env, check=True, capture_output=True, text=True
        )
        return done.stdout

    def start(self) -> None:
        """Serve, and wait until somebody can connect."""
        command = [*self.before, sys.executable, *self.program, "serve", "--host", "127.0.0.1"]
        self.process = subprocess.Popen(  # our own program
            [*command, "--port", str(self.port)], env=self.env, stdout=subprocess.DEVNULL
        )
        wait_for(self.port)

    def stop(self) -> None:
        """End it, as Ctrl-C does."""
        self.process.terminate()
        self.process.wait(10)

    def ask(self, method: str, path: str, body: str = "", cookie: str = "") -> tuple[str, str]:
        """Ask for a page; give its text and the cookie that came with it."""
        link = HTTPConnection("127.0.0.1", self.port, timeout=20)
        link.request(method, path, body, {**JSON, "cookie": cookie})
        answer = link.getresponse()
        told = answer.read().decode(), answer.headers.get("set-cookie", "").partition(";")[0]
        link.close()
        return told


class Console:
    """Leads one room."""

    def __init__(self, server: Server, session: str, host_url: str) -> None:
        """Come in by the one-time link."""
        self.server, self.id = server, session
        self.cookie = server.ask("POST", f"/host/{host_url.partition('/host/')[2]}")[1]

    def seq(self) -> str:
        """Give the number of the room's last fact."""
        page = self.server.ask("GET", f"/host/{self.id}", cookie=self.cookie)[0]
        found = re.search(r'data-seq="(\d+)"', page)
        return found[1] if found else ""

    def press(self, command: str, **fields: str) -> None:
        """Press a button."""
        # Pausing needs no state that it was decided on.
        at = "" if command in {"pause", "resume"} else self.seq()
        body = urlencode({"command": command, "at": at, **fields})
        self.server.ask("POST", f"/host/{self.id}/do", body, self.cookie)


class Room:
    """A server with one open session."""

    def __init__(self, *, core: str = "", without: str = "") -> None:
        """Say on which core the server runs, and what it goes without."""
        self.server = Server(core=core, without=without)
        self.port = self.server.port

    def __enter__(self) -> Self:
        """Start the server and take the console."""
        words = "session new --plan help-a-friend --lang en --responsible Alex --deputy Sam --json"
        told = json.loads(self.server.run("-m", "declic", *words.split()))
        self.secret = told["join_url"].rsplit("/", 1)[1]
        self.server.start()
        self.console = Console(self.server, told["id"], told["host_url"])
        self.press = self.console.press
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop the server and remove its folder."""
        self.server.stop()
        self.server.folder.cleanup()

    def seat(self, language: str = "en") -> str:
        """Take a seat; give its cookie."""
        fields = urlencode({"lang": language, "table": "star"})
        return self.server.ask("POST", f"/j/{self.secret}", fields)[1]

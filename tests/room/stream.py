"""A reader of Server-Sent Events over a real socket."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable
from dataclasses import dataclass

from tests.room.client import Browser
from tests.server import PATIENCE


@dataclass(frozen=True)
class Event:
    """One event: `name` is empty for a comment."""

    name: str
    id: str
    data: str

    @property
    def seq(self) -> int:
        return int(self.id.partition(".")[0])


class Stream:
    """An open stream, read in a thread of its own."""

    def __init__(self, browser: Browser, path: str) -> None:
        self.events: list[Event] = []
        self.retry = ""
        self.ended = False
        self._changed = threading.Condition()
        self._line = http.client.HTTPConnection(browser.host, browser.port, timeout=PATIENCE)
        cookies = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
        self._line.request("GET", path, headers={"Cookie": cookies} if cookies else {})
        self.reply = self._line.getresponse()
        self.status = self.reply.status
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        found: dict[str, str] = {"data": ""}
        try:
            while line := self.reply.readline():
                name, _, value = line.decode().rstrip("\n").partition(": ")
                if line != b"\n":
                    found[name] = found["data"] + value + "\n" if name == "data" else value
                    continue
                self._take(found)
                found = {"data": ""}
        except (OSError, ValueError, http.client.HTTPException, AttributeError):
            pass
        self.reply.close()
        self._line.close()
        with self._changed:
            self.ended = True
            self._changed.notify_all()

    def _take(self, found: dict[str, str]) -> None:
        with self._changed:
            self.retry = found.get("retry", self.retry)
            if "event" in found:
                self.events.append(Event(found["event"], found.get("id", ""), found["data"]))
            self._changed.notify_all()

    def wait(self, wanted: Callable[[Event], bool]) -> Event:
        """Wait until such an event is there, and give it."""
        with self._changed:
            there = self._changed.wait_for(
                lambda: self.ended or any(map(wanted, self.events)), PATIENCE
            )
            found = next(filter(wanted, self.events), None)
            assert there, f"nothing came; there was: {self.brief()}"
            assert found is not None, f"it never came; there was: {self.brief()}"
            return found

    def screen(self, seq: int = 0) -> Event:
        """Wait for a screen of that seq or a later one."""
        return self.wait(lambda event: event.name == "screen" and event.seq >= seq)

    def until_ended(self) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self.ended, PATIENCE), "the stream is open yet"

    def brief(self) -> list[tuple[str, str]]:
        return [(event.name, event.id) for event in self.events]

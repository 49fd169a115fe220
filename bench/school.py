"""Many rooms at once on one server, each with its console and its seats taken."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any, Self

from bench.room import Console, Server


class School:
    """A server with so many rooms of so many seats."""

    def __init__(self, rooms: int, seats: int, *, core: str = "", without: str = "") -> None:
        """Say how many; see `Server` for the rest."""
        self.server = Server(core=core, without=without)
        self.many = rooms, seats
        self.told: list[dict[str, Any]] = []
        self.consoles: list[Console] = []

    def __enter__(self) -> Self:
        """Open the rooms, start the server, and take every console."""
        self.told = json.loads(self.server.run("-m", "bench.opened", *map(str, self.many)))
        self.server.start()
        self.consoles = [Console(self.server, one["id"], one["host"]) for one in self.told]
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

    @property
    def cookies(self) -> list[str]:
        """All seats' cookies, the rooms in turn."""
        rooms = (one["cookies"] for one in self.told)
        return [cookie for in_turn in zip(*rooms, strict=True) for cookie in in_turn]

    def press(self, command: str, **fields: str) -> None:
        """Press the same button in every room."""
        for console in self.consoles:
            console.press(command, **fields)

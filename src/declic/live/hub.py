"""Who listens to which room, and how a change reaches them.

After a commit the room is told only that something changed. Then each (role, language) is drawn
once and the same bytes go to all who share it, in one loop without a queue for each listener: a
listener that does not take its bytes at once has more than 64 KB waiting; it is dropped and comes
back, which is the same as arriving.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from declic.live import consoles, pages, peers, rooms
from declic.live.machine.screens import Role
from declic.live.rooms import Room
from declic.live.wire.seats import read, room_of
from declic.live.wire.straight import Send, Wire, framed
from declic.live.writer import writer

logger = logging.getLogger(__name__)
COUNTS_EVERY = 0.25  # seconds
HEARTBEAT_EVERY = 2.0
BEATS_TO_A_LOOK = 7
WELCOMES = 5
# Role, language, and for peers the activity: whoever has the same is shown the same.
Shared = tuple[Role, str, str]


@dataclass(eq=False)
class Listener:
    """One open stream."""

    session: UUID
    role: Role
    language: str
    send: Send
    table: str = ""
    owner: str = ""
    since: int = 0
    # A peer's: the activity that is led, and of which alone something is shown.
    activity: str = ""
    wire: Wire | None = None
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    seq: int = -1
    # Whoever has the same shares the same bytes. A string: an enumeration is slow to look up.
    shares: str = field(init=False)

    def __post_init__(self) -> None:
        """Name what is shared."""
        self.shares = f"{self.role.value} {self.language} {self.activity}"

    @property
    def view(self) -> Shared:
        """What is drawn for this one."""
        return self.role, self.language, self.activity

    def show(self, seq: int, payload: bytes, frame: bytes = b"") -> None:
        """Push a screen, unless a newer one was shown: somebody who just came was welcomed."""
        if seq >= self.seq:
            self.seq = seq
            self.push(payload, frame)

    def push(self, payload: bytes, frame: bytes = b"") -> None:
        """Write to the transport without waiting; whoever would make us wait is dropped.

        `frame`: the payload as it goes over a wire, made once for all who get it.
        """
        if self.gone.is_set():
            return
        if self.wire is not None:
            if not self.wire.write(frame or framed(payload)):
                self.gone.set()
            return
        sending = self.send({"type": "http.response.body", "body": payload, "more_body": True})
        step = sending.__await__()
        try:
            next(step)
        except StopIteration:
            return
        except Exception:  # noqa: BLE001  # a broken connection is one that is gone
            self.gone.set()
            return
        step.close()
        self.gone.set()


@dataclass
class Watch:
    """The listeners of one room and what they have to be told."""

    listeners: set[Listener] = field(default_factory=set)
    screens_stale: bool = False
    counts_stale: bool = False
    shown: dict[Shared, str] = field(default_factory=dict)
    task: asyncio.Task[None] | None = None


class Hub:
    """All listeners of this process."""

    def __init__(self) -> None:
        """Make a hub that nobody listens to."""
        self._watches: dict[UUID, Watch] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._heart: asyncio.Task[None] | None = None

    def add(self, listener: Listener) -> None:
        """Let somebody listen."""
        loop = asyncio.get_running_loop()
        if self._loop is not loop:
            self._loop = loop
            self._heart = loop.create_task(self._beat())
            if self.notice not in writer.listeners:
                writer.listeners.append(self.notice)
                writer.hears_of_trouble.append(self.notice_all)
        self._watches.setdefault(listener.session, Watch()).listeners.add(listener)

    async def welcome(self, listener: Listener) -> None:
        """Bring a new listener to the current screen, also while the room changes.

        It is listening already. A screen drawn before a change that it was told of would set it
        back, so such a screen is drawn again.
        """
        payload, seq = b"", 0
        for _ in range(WELCOMES):
            room = await room_of(listener.session)
            if room is None:
                return
            payload = await draw(room, *listener.view)
            seq = room.state.seq
            if rooms.is_latest(room):
                break
        listener.show(seq, payload)
        # This one may have been shown another screen than the others; the next goes to all.
        watch = self._watches.get(listener.session)
        if watch is not None:
            watch.shown.pop(listener.view, None)

    def remove(self, listener: Listener) -> None:
        """Forget a listener."""
        watch = self._watches.get(listener.session)
        if watch is not None:
            watch.listeners.discard(listener)
            if not watch.listeners:
                self._watches.pop(listener.session, None)

    def notice(self, session: UUID, screens: bool) -> None:  # noqa: FBT001  # the writer's call
        """Hear from the writer's thread that a room changed."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._mark, session, screens)

    def notice_all(self) -> None:
        """Hear from the writer's thread of something that every console has to be told."""
        for session in tuple(self._watches):
            self.notice(session, screens=False)

    def _mark(self, session: UUID, screens: bool) -> None:  # noqa: FBT001
        watch = self._watches.get(session)
        if watch is None:
            return
        watch.screens_stale |= screens
        watch.counts_stale = True
        if watch.task is None or watch.task.done():
            watch.task = asyncio.get_running_loop().create_task(self._bring_up(session, watch))

    async def _bring_up(self, session: UUID, watch: Watch) -> None:
        while watch.listeners and (watch.screens_stale or watch.counts_stale):
            try:
                await self._tell(session, watch)
            except Exception:
                # One screen that cannot be drawn must not silence the room for good.
                logger.exception("a screen could not be drawn")

    async def _tell(self, session: UUID, watch: Watch) -> None:
        if watch.screens_stale:
            watch.screens_stale = watch.counts_stale = False
            await self._tell_screens(session, watch)
        else:
            watch.counts_stale = False
            await self._tell_counts(session, watch)
            await asyncio.sleep(COUNTS_EVERY)

    async def _tell_screens(self, session: UUID, watch: Watch) -> None:
        room = await room_of(session)
        if room is None:
            return
        for listener in await read(consoles.ended, session, _owners(watch.listeners)):
            listener.gone.set()
        for listener in watch.listeners:
            # All seats were ended since this one came.
            if listener.role is Role.PHONE and listener.since != room.state.emptied:
                listener.gone.set()
        payloads: dict[str, tuple[bytes, bytes]] = {}
        for shared in {known.view for known in watch.listeners}:
            html = await read(_html, room, *shared)
            # The same screen again would only take away what a thumb is busy with.
            if watch.shown.get(shared) == html:
                continue
            watch.shown[shared] = html
            payload = event("screen", html, id_=_id(room))
            payloads[f"{shared[0].value} {shared[1]} {shared[2]}"] = payload, framed(payload)
        # All are drawn first: no language waits for the drawing of another.
        for listener in tuple(watch.listeners):
            if told := payloads.get(listener.shares):
                listener.show(room.state.seq, *told)

    async def _tell_counts(self, session: UUID, watch: Watch) -> None:
        room = await room_of(session)
        if room is None or all(known.role is Role.PHONE for known in watch.listeners):
            return
        for role, numbers in (await read(consoles.numbers, room)).items():
            payload = event("count", json.dumps(numbers))
            for listener in tuple(watch.listeners):
                if listener.role is role:
                    listener.push(payload)

    def tell_table(self, session: UUID, table: str, told: Mapping[str, object]) -> None:
        """Tell the phones of a table what was answered for it."""
        watch = self._watches.get(session)
        payload = event("table", json.dumps(told))
        for listener in tuple(watch.listeners) if watch else ():
            if listener.role is Role.PHONE and listener.table == table:
                listener.push(payload)

    def close_all(self) -> None:
        """End every stream, since the program stops. May be called from a signal handler."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._close_all)

    def _close_all(self) -> None:
        if self._heart is not None:
            self._heart.cancel()
        for watch in self._watches.values():
            for listener in watch.listeners:
                listener.gone.set()

    async def _beat(self) -> None:
        while True:
            for _ in range(BEATS_TO_A_LOOK):
                await asyncio.sleep(HEARTBEAT_EVERY)
                await self._beat_once()
            for session, watch in tuple(self._watches.items()):
                if _owners(watch.listeners):
                    # A command of another process may have ended a console.
                    self._mark(session, True)  # noqa: FBT003

    async def _beat_once(self) -> None:
        for watch in tuple(self._watches.values()):
            for listener in tuple(watch.listeners):
                listener.push(BEAT, BEAT_FRAMED)
            # Between two rooms whoever answers has a turn.
            await asyncio.sleep(0)

    def listening(self, session: UUID) -> int:
        """Count the open streams of a room."""
        watch = self._watches.get(session)
        return len(watch.listeners) if watch else 0


def _owners(listeners: Iterable[Listener]) -> dict[Listener, str]:
    return {known: known.owner for known in listeners if known.role is Role.CONSOLE}


async def draw(room: Room, role: Role, language: str, activity: str = "") -> bytes:
    """Give the event that brings a listener to the room's current screen."""
    html = await read(_html, room, role, language, activity)
    return event("screen", html, id_=_id(room))


def _id(room: Room) -> str:
    return f"{room.state.seq}.{room.view}"


def _html(room: Room, role: Role, language: str, activity: str) -> str:
    if role is Role.PHONE:
        return pages.screen(room, role, language)
    if role is Role.WALL:
        return pages.body(pages.wall_page(room))
    if role is Role.PEER:
        return pages.body(peers.page(room, activity, language))
    return pages.body(consoles.page(room))


def event(name: str, data: str, *, id_: str = "") -> bytes:
    """Write one Server-Sent Event."""
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    head = f"id: {id_}\n" if id_ else ""
    return f"{head}event: {name}\n{lines}\n".encode()


BEAT = event("beat", "")
BEAT_FRAMED = framed(BEAT)
hub = Hub()

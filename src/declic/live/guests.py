"""Simulated guests: plain HTTP clients that join, answer with human delays, and ask a question.

They use nothing but the participants' addresses and forms, in several languages, so that whoever
rehearses alone sees a living room. The guests of the demo keep their cookies in a file, and sit
down on their own seats when it is started again: nobody else's seat is touched.
"""

from __future__ import annotations

import asyncio
import json
import random
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from declic.live import network, rooms
from declic.live.machine.state import Phase
from declic.live.rooms import Room
from declic.live.rules import SIGNS

LANGUAGES = ("fr", "nl", "ar", "en", "de", "fr")
TABLES = 4
WORDS = {
    "fr": ("écoute", "ensemble", "courage"),
    "nl": ("luisteren", "samen", "moed"),
    "ar": ("ثقة", "معاً", "أمل"),
    "en": ("listen", "together", "brave"),
    "de": ("zuhören", "zusammen", "Mut"),
}
QUESTIONS = {
    "fr": "Et si mon ami ne veut pas en parler à un adulte ?",
    "nl": "Wat als ik niet weet wie ik kan vertrouwen?",
    "en": "What happens after I call the number?",
    "de": "Was passiert, wenn ich die Nummer anrufe?",
    "ar": "هل يمكنني الاتصال بلغتي؟",
}
FORM = re.compile(r"<form[^>]*data-answer.*?</form>", re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
BUTTON = re.compile(r'<button[^>]*name="([^"]+)" value="([^"]*)"')
PICK = re.compile(r'<input type="(checkbox|radio)"[^>]*name="([^"]+)" value="([^"]*)"')
LIST = re.compile(r'<select [^>]*name="([^"]+)".*?</select>', re.DOTALL)
OPTION = re.compile(r'<option value="([^"]+)"')
TEXT = re.compile(r'name="text"')
# What this seat answered before the demo was started again.
CHOSEN = re.compile(r'aria-pressed="true"|<(?:input|option) [^>]* (?:checked|selected)')


@dataclass
class Guest:
    """One simulated phone."""

    port: int
    secret: str
    language: str
    table: str
    chance: random.Random
    asks: bool = False
    cookie: str = ""
    answered: set[tuple[str, str]] = field(default_factory=set)

    async def live(self, session: UUID, seated: Callable[[], None]) -> None:
        """Join, then look and answer until the session ends. With a seat, joining keeps it."""
        await asyncio.sleep(self.chance.uniform(0.2, 4))
        await self._post(f"/j/{self.secret}", {"lang": self.language, "table": self.table})
        seated()
        while (room := await _room(session)) and room.state.phase is not Phase.ENDED:
            await asyncio.sleep(self.chance.uniform(1, 3))
            await self._look()
            if self.asks and room.state.place is not None:
                self.asks = False
                await self._post("/s/question", {"text": QUESTIONS[self.language]})

    async def leave(self) -> None:
        """End the seat: fewer guests come than the last time."""
        await self._post("/s/next", {})
        self.cookie = ""

    async def _look(self) -> None:
        _, page = await self._request("GET", "/s", "")
        form = FORM.search(page)
        if form is None:
            return
        fields = [(name, unescape(value)) for name, value in HIDDEN.findall(form[0])]
        key = (dict(fields).get("activity", ""), dict(fields).get("item", ""))
        if key in self.answered:
            return
        self.answered.add(key)
        if CHOSEN.search(form[0]):
            return
        await asyncio.sleep(self.chance.uniform(0.5, 6))
        await self._post("/s/answer", [*fields, *self._choose(form[0])])

    def _choose(self, form: str) -> list[tuple[str, str]]:
        if TEXT.search(form):
            return [("text", self.chance.choice(WORDS[self.language]))]
        picks: dict[str, list[str]] = {}
        for kind, name, value in PICK.findall(form):
            if kind == "radio" or self.chance.random() < 0.6:  # noqa: PLR2004  # most ticks
                picks.setdefault(name, []).append(unescape(value))
        radios = {name for kind, name, _ in PICK.findall(form) if kind == "radio"}
        chosen = [
            (name, value)
            for name, values in picks.items()
            for value in ([self.chance.choice(values)] if name in radios else values)
        ]
        chosen += self._from_lists(form)
        if chosen:
            return chosen
        buttons = [(name, unescape(value)) for name, value in BUTTON.findall(form)]
        weights = [3, *[1] * (len(buttons) - 1)]
        return self.chance.choices(buttons, weights) if buttons else []

    def _from_lists(self, form: str) -> list[tuple[str, str]]:
        """Choose in each list, and nowhere what another list has already."""
        left: list[str] | None = None
        chosen = []
        for found in LIST.finditer(form):
            options = [unescape(value) for value in OPTION.findall(found[0])]
            left = self.chance.sample(options, len(options)) if left is None else left
            if left:
                chosen.append((found[1], left.pop()))
        return chosen

    async def _post(self, path: str, fields: dict[str, str] | list[tuple[str, str]]) -> None:
        await self._request("POST", path, urlencode(fields))

    async def _request(self, method: str, path: str, body: str) -> tuple[int, str]:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\nConnection: close\r\n"
            f"Cookie: {self.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        writer.write(head.encode() + body.encode())
        raw = (await reader.read()).decode(errors="replace")
        writer.close()
        found = re.search(r"set-cookie: (declic_seat=[^;]+)", raw, re.IGNORECASE)
        self.cookie = found[1] if found else self.cookie
        return int(raw.split(" ", 2)[1] or 0), raw.partition("\r\n\r\n")[2]


@dataclass(frozen=True)
class Cookies:
    """The seats of simulated guests, in a file; without one they are kept nowhere."""

    file: Path | None = None

    def of(self, session: UUID) -> list[str]:
        """Give the cookies that were kept for this session."""
        try:
            told = json.loads(self.file.read_text(encoding="utf-8")) if self.file else {}
            return [str(cookie) for cookie in told.get(str(session), ())]
        except (OSError, ValueError, AttributeError, TypeError):
            return []

    def keep(self, session: UUID, cookies: list[str]) -> None:
        """Keep them in place of what was kept before."""
        if self.file is not None:
            self.file.touch(mode=0o600)
            self.file.write_text(json.dumps({str(session): cookies}), encoding="utf-8")


def invite(session: UUID, number: int, *, cookies: Cookies | None = None) -> None:
    """Let guests into a session, each with its own pace, from a thread of their own.

    With `cookies`, guests who were there before take their seats again; those too many leave.
    """
    room = rooms.latest(session)
    if room is None:
        return
    jar = cookies or Cookies()
    threading.Thread(
        target=lambda: asyncio.run(_live_all(session, room.secret, number, jar)),
        name="guests",
        daemon=True,
    ).start()


async def _room(session: UUID) -> Room | None:
    return await asyncio.to_thread(rooms.latest, session)


async def _live_all(session: UUID, secret: str, number: int, jar: Cookies) -> None:
    kept = jar.of(session)
    guests = await _guests(session, secret, number, kept)

    def seated() -> None:
        jar.keep(session, [guest.cookie for guest in guests if guest.cookie])

    leaving = [guest.leave() for guest in guests[number:]]
    staying = [guest.live(session, seated) for guest in guests[:number]]
    await asyncio.gather(*leaving, *staying, return_exceptions=True)


async def _guests(session: UUID, secret: str, number: int, kept: list[str]) -> list[Guest]:
    """Make the guests: first those who have a seat already, even more of them than wanted."""
    room = await _room(session)
    known = room.languages if room else ()
    speaking = [code for code in LANGUAGES if code in known] or list(known)
    guests = []
    for index in range(max(number, len(kept))):
        guest = _guest(index, secret, speaking[index % len(speaking)])
        guest.cookie = kept[index] if index < len(kept) else ""
        guest.asks = index == number - 1 and not guest.cookie
        guests.append(guest)
    return guests


def _guest(index: int, secret: str, language: str) -> Guest:
    return Guest(
        port=network.port(),
        secret=secret,
        language=language,
        table=SIGNS[index % TABLES],
        chance=random.Random(),  # noqa: S311  # invented people, no secrets
    )

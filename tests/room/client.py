"""Clients that keep cookies and fill forms in as browsers do, and follow nothing by themselves."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from html import unescape
from typing import Any
from urllib.parse import urlencode

from tests.server import PATIENCE, Server

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
FORM = re.compile(r"<form[^>]*data-answer.*?</form>", re.DOTALL)
TYPE = "application/x-www-form-urlencoded"
Fields = Mapping[str, object] | bytes | None
# Nobody has reviewed the delivered texts: whoever opens a real session switches them on by name.
ALL_ON = {
    "sure": "yes",
    "unreviewed": ["fr", "nl", "ar", "de", "prs", "ps", "ti", "so"],
    "by_name": "Ada Example",
}


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:  # whatever came
        return json.loads(self.body)

    @property
    def location(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Browser:
    """One browser: on the loopback, or wherever `host` says; from the address `source`."""

    port: int
    host: str = "127.0.0.1"
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    source: str | None = None

    def request(
        self, method: str, path: str, fields: Fields = None, **headers: str | None
    ) -> Answer:
        """Send one request. Headers are named with underscores; None takes one away."""
        sent = self._headers(fields is not None, headers)
        body = fields if isinstance(fields, bytes) or fields is None else _encoded(fields)
        source = (self.source, 0) if self.source else None
        line = http.client.HTTPConnection(
            self.host, self.port, timeout=PATIENCE, source_address=source
        )
        line._validate_path = lambda url: None  # type: ignore[attr-defined]  # noqa: ARG005, SLF001  # bad ones are tried too
        try:
            line.request(method, path, body, sent)
            reply = line.getresponse()
            answer = Answer(reply.status, _flat(reply), reply.read())
            self._keep(reply)
        finally:
            line.close()
        return answer

    def _headers(self, has_body: bool, more: Mapping[str, str | None]) -> dict[str, str]:  # noqa: FBT001
        sent = {"Content-Type": TYPE} if has_body else {}
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        named = {name.replace("_", "-").title(): value for name, value in more.items()}
        merged: dict[str, str | None] = {**sent, **self.headers, **named}
        return {name: value for name, value in merged.items() if value is not None}

    def _keep(self, reply: http.client.HTTPResponse) -> None:
        for line in reply.headers.get_all("set-cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            if value.strip('"'):
                self.cookies[name] = value
            else:
                self.cookies.pop(name, None)

    def get(self, path: str, **headers: str | None) -> Answer:
        return self.request("GET", path, None, **headers)

    def post(self, path: str, fields: Fields = b"", **headers: str | None) -> Answer:
        return self.request("POST", path, fields, **headers)

    @property
    def seat_key(self) -> str:
        """What the database stores of this browser's seat in place of its cookie."""
        return sha256(self.cookies["declic_seat"].encode()).hexdigest()


def _encoded(fields: Mapping[str, object]) -> bytes:
    return urlencode(fields, doseq=True).encode()


def _flat(reply: http.client.HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in reply.getheaders()}


@dataclass
class Led:
    """A session and the browser that leads it."""

    server: Server
    id: str
    browser: Browser
    seq: int = 1

    @cached_property
    def row(self) -> dict[str, str]:
        names = ("code", "secret", "wall_token")
        query = f"SELECT {', '.join(names)} FROM live_session WHERE id = ?"  # noqa: S608
        return dict(zip(names, self.server.rows(query, self.hex)[0], strict=True))

    @property
    def hex(self) -> str:
        return self.id.replace("-", "")

    def do(self, command: str, **fields: object) -> Answer:
        """Press; remember the seq that the room is at then."""
        given = {"command": command, "at": self.seq, **fields}
        answer = self.browser.post(f"/host/{self.id}/do", given, accept="application/json")
        self.seq = answer.json.get("seq", self.seq)
        return answer

    def ask(self, style: str = "letters") -> dict[str, str]:
        """Ask an unprepared question that phones can answer; give the fields of its form."""
        assert self.do("quick", style=style).status == 200
        asked = "SELECT json_extract(data, '$.number') FROM live_fact WHERE kind = 'quick_asked'"
        return {"activity": f"quick-{self.rows(asked)[-1][0]}", "item": "one"}

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.server.rows(f"{query} AND session_id = ? ORDER BY 1", self.hex)

    def answers(self) -> list[tuple[str, str]]:
        """Give who answered what: the seats' keys (or tables) and choices."""
        query = (
            "SELECT coalesce(s.token, a.respondent), a.choices FROM live_answer a LEFT JOIN"
            " live_seat s ON a.respondent = 'seat:' || s.id WHERE a.session_id = ? ORDER BY a.id"
        )
        return self.server.rows(query, self.hex)


def owner(server: Server) -> Browser:
    """Come in as the owner of the computer; the link that was printed works once."""
    if not server.cookies:
        browser = Browser(server.port)
        assert browser.post(f"/host/owner/{server.owner}").status == 302
        server.cookies = browser.cookies
    return Browser(server.port, cookies=dict(server.cookies))


def lead(
    server: Server, *, how: str = "open", lang: str = "en", plan: str = "help-a-friend"
) -> Led:
    """Open a session (or `rehearse` one) as the owner does, and lead it."""
    names = {"responsible": "Ada Example", "deputy": "Ben Example", "lang": lang}
    browser = owner(server)
    opened = browser.post(f"/host/{how}", {"plan": plan, **names, **ALL_ON})
    assert opened.status == 302, opened.text
    led = Led(server, opened.location.rpartition("/")[2], browser)
    led.seq = led.rows("SELECT max(seq) FROM live_fact WHERE 1")[0][0]
    return led


def one_time_link(led: Led) -> str:
    """Make the one-time link that another device comes to lead by; give its path."""
    drawn = led.browser.post(f"/host/{led.id}/phone").text
    found = re.search(rf"/host/{led.id}/enter/[\w-]+", drawn)
    assert found is not None, drawn
    return found[0]


def join(led: Led, *, lang: str = "en", table: str = "star", **more: Any) -> Browser:
    """Come in by the QR's address."""
    phone = Browser(led.server.port, **more)
    joined = phone.post(f"/j/{led.row['secret']}", {"lang": lang, "table": table})
    assert (joined.status, joined.location) == (303, "/s"), joined.text
    return phone


def answer(phone: Browser, place: Mapping[str, str], choice: str, **more: object) -> Answer:
    """Answer as the page's script does."""
    return phone.post("/s/answer", {**place, "choice": choice, **more}, accept="application/json")


def form(phone: Browser) -> dict[str, str]:
    """Give the hidden fields of the answer form that the phone shows; empty when there is none."""
    found = FORM.search(phone.get("/s").text)
    return {name: unescape(value) for name, value in HIDDEN.findall(found[0])} if found else {}


def walk(led: Led, activity: str) -> dict[str, str]:
    """Go through the plan until that activity takes answers; give the form's fields."""
    place = "SELECT json_extract(data, '$.activity') FROM live_fact WHERE kind = 'item_shown'"
    for _ in range(80):
        here = led.server.rows(f"{place} AND session_id = ? ORDER BY seq DESC", led.hex)
        if here and here[0][0] == activity and (found := form(join(led))):
            return found
        assert led.do("advance").status == 200
    raise AssertionError(f"{activity} never took answers")

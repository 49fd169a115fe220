"""Bad input on every address that a participant can reach: a sentence, and nothing stored."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from urllib.parse import quote

import pytest

from tests.room.client import Answer, Browser, Led, answer, form, join, lead
from tests.server import PATIENCE, Server

GETS = ("/", "/s", "/s/box", "/s/leave", "/s/stream", "/help", "/out")
POSTS = ("/s/answer", "/s/question", "/s/table", "/s/next", "/s/forget")
REFUSED = range(400, 500)
BODIES: Mapping[str, bytes] = {
    "binary": bytes(range(256)),
    "huge": b"choice=" + b"A" * 70_000,
    "gigantic": b"choice=" + b"A" * 400_000,
    "a thousand choices": b"&".join([b"choice=A"] * 1000),
    "broken percent utf-8": b"choice=%ff%fe&text=%ff&table=%ff&lang=%ff",
    "a lone surrogate": b"choice=%ed%a0%80&text=%ed%a0%80",
    "raw utf-8": "choice=é&text=é".encode(),
    "json": b'{"choice": "A"}',
    "nothing": b"",
}
FIELDS: Mapping[str, Mapping[str, object]] = {
    "another choice": {"choice": "E"},
    "no choice": {},
    "an empty choice": {"choice": ""},
    "a number": {"choice": "NaN"},
    "infinity": {"value": "1e309"},
    "a list": {"choice": "['A']"},
    "two choices of one": {"choice": ["A", "B"]},
    "the same choice twice": {"choice": ["A", "A"]},
    "spaces": {"choice": "A B"},
    "null": {"choice": "\0"},
    "a thousand asks": {f"item.{n}": "A" for n in range(250)},
    "another ask": {"item.other": "A"},
    "an ask without name": {"item.": "Z"},
    "text where none is asked": {"text": "hello"},
    "an absurd n": {"choice": "A", "n": "9" * 40},
    "a negative n": {"choice": "A", "n": "-1"},
    "n that is no number": {"choice": "A", "n": "NaN"},
    "n in other digits": {"choice": "A", "n": "١٢"},
    "half an n": {"choice": "A", "n": "0.5"},
}
ELSEWHERE: Mapping[str, Mapping[str, object]] = {
    "another item": {"item": "two"},
    "another activity": {"activity": "quick-99"},
    "an activity of the plan": {"activity": "agreement", "item": "one"},
    "no item": {"item": ""},
    "a path": {"activity": "../../etc/passwd"},
    "a long name": {"item": "x" * 5000},
    "a null": {"item": "one\0"},
}
CODES = ("ABCDEFGH", "12345678", "%00", "%ff%fe", "..%2f..%2fetc", "é" * 30, "A" * 64, "' OR 1=1")
ADDRESSES = (
    "/s/nothing",
    "/j/",
    "/j/a/b",
    "/help/xx/yy",
    "/help/../../etc/passwd",
    "/s/../../../etc/passwd",
    "//etc/passwd",
    "/wall/" + "x" * 64,
    "/wall/x/stream",
    "/host/" + "-" * 36 + "/stream",
    "/host/x/stream",
    "/host/00000000-0000-0000-0000-000000000000/stream",
    "/s/%ff%fe",
    "/static/../settings.py",
    "/" + "x" * 5000,
    "/?code=" + "x" * 1500,
    "/?code=%ff",
    "/j/%ed%a0%80",
)


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led)


def refused(reply: Answer) -> bool:
    """Whether it is a refusal with a sentence for people."""
    return reply.status in REFUSED and " " in reply.text and "Traceback" not in reply.text


@pytest.mark.parametrize("name", FIELDS)
def test_an_answer_that_does_not_fit_is_refused(name: str, led: Led, phone: Browser) -> None:
    place = led.ask()
    before = led.server.stored()
    assert refused(phone.post("/s/answer", {**place, **FIELDS[name]}))
    assert led.server.stored() == before


@pytest.mark.parametrize("name", ELSEWHERE)
def test_an_answer_to_another_step_is_refused(name: str, led: Led, phone: Browser) -> None:
    place = led.ask()
    before = led.server.stored()
    reply = answer(phone, {**place, **ELSEWHERE[name]}, "A")  # type: ignore[dict-item]
    assert (reply.status, reply.json["reason"]) == (409, "closed")
    assert led.server.stored() == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("name", BODIES)
def test_a_body_that_cannot_be_read_stores_nothing(
    name: str, path: str, led: Led, phone: Browser
) -> None:
    led.ask()
    before = led.server.stored()
    reply = phone.post(path, BODIES[name])
    takes_no_fields = path in {"/s/next", "/s/forget"}
    assert refused(reply) or (takes_no_fields and reply.status == 303)
    assert led.server.stored() == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", "é", ""])
def test_another_type_of_body_is_refused(path: str, kind: str, led: Led, phone: Browser) -> None:
    place = led.ask()
    before = led.server.stored()
    kinds = {"content_type": kind}
    body = f"activity={place['activity']}&item=one&choice=A&text=x&table=moon".encode()
    assert refused(phone.post(path, body, **kinds))
    assert led.server.stored() == before


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "origin", ["null", "http://evil.example", "http://127.0.0.1:1", "127.0.0.1", "", "http://["]
)
def test_a_form_of_another_page_is_refused(
    path: str, origin: str, led: Led, phone: Browser
) -> None:
    place = led.ask()
    before = led.server.stored()
    fields = {**place, "choice": "A", "text": "x", "table": "moon"}
    assert phone.post(path, fields, origin=origin).status == 403
    assert led.server.stored() == before


@pytest.mark.parametrize("path", [*GETS, *POSTS, "/j/ABCDEFGH", "/wall/x"])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_another_method_is_refused(path: str, method: str, led: Led, phone: Browser) -> None:
    before = led.server.stored()
    assert refused(phone.request(method, path))
    assert led.server.stored() == before


@pytest.mark.parametrize("path", POSTS)
def test_a_form_s_address_cannot_be_opened(path: str, phone: Browser) -> None:
    assert refused(phone.get(path))


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "é" * 50, "A" * 6000, "a;b=c;;;=", "\x7f\x80\xff", '"', "declic_seat=" * 400],
)
@pytest.mark.parametrize("path", ["/s", "/s/box", "/s/stream", *POSTS])
def test_without_a_seat_there_is_nothing(path: str, cookie: str, led: Led) -> None:
    place = led.ask()
    before = led.server.stored()
    stranger = Browser(led.server.port, headers={"Cookie": f"declic_seat={cookie}"})
    fields = {**place, "choice": "A", "text": "x", "table": "moon"}
    reply = stranger.post(path, fields) if path in POSTS else stranger.get(path)
    assert refused(reply) or (path == "/s/next" and reply.status == 303)
    assert led.server.stored() == before


@pytest.mark.parametrize("code", CODES)
def test_a_wrong_code_lets_nobody_in(code: str, led: Led) -> None:
    before = led.server.stored()
    stranger = Browser(led.server.port)
    path = f"/j/{quote(code, safe='%')}"
    assert refused(stranger.get(path))
    assert refused(stranger.post(path, {"lang": "en"}))
    assert "declic_seat" not in stranger.cookies
    assert led.server.stored() == before


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_strange_address_is_refused(path: str, phone: Browser) -> None:
    assert refused(phone.get(path))


@pytest.mark.parametrize("fields", [{"lang": "xx"}, {"lang": "../fr"}, {"table": "axe"}, {}])
def test_a_strange_language_or_table_is_not_kept(fields: dict[str, object], led: Led) -> None:
    stranger = Browser(led.server.port)
    assert stranger.post(f"/j/{led.row['secret']}", fields).status == 303
    kept = led.rows('SELECT language, "table" FROM live_seat WHERE 1')
    assert kept == [("en", "")]


@pytest.mark.parametrize("text", ["", "   ", "\u202e\u200b", "x" * 501, "x" * 60_000])
def test_a_question_that_cannot_be_kept_is_refused(text: str, led: Led, phone: Browser) -> None:
    before = led.server.stored()
    assert refused(phone.post("/s/question", {"text": text}))
    assert led.server.stored() == before


def test_a_seventh_text_in_a_minute_is_refused(led: Led, phone: Browser) -> None:
    replies = [phone.post("/s/question", {"text": f"Why {n}?"}).status for n in range(7)]
    assert replies == [303] * 6 + [429]
    assert len(led.rows("SELECT id FROM live_slip WHERE 1")) == 6


def test_a_text_with_marks_of_a_program_is_only_a_text(led: Led, phone: Browser) -> None:
    text = "<script>alert(1)</script>{{7*7}}{% debug %}%(x)s=HYPERLINK('x')"
    assert phone.post("/s/question", {"text": text}).status == 303
    shown = led.browser.get(f"/host/{led.id}/box").text
    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in shown


def test_raw_bytes_get_a_refusal_and_the_room_goes_on(led: Led, phone: Browser) -> None:
    lines = [
        b"\x00\xff\xfe\r\n\r\n",
        b"POST /s/answer HTTP/1.1\r\n\r\n",
        b"POST /s/answer HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
        b"POST /s/answer HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET /s HTTP/1.1\r\nHost: x\r\nCookie: \xff\xfe\r\nConnection: close\r\n\r\n",
    ]
    assert {raw(led.server, line) // 100 for line in lines} == {4}
    assert form(phone) == {}
    assert phone.get("/s").status == 200


def raw(server: Server, line: bytes) -> int:
    """Send bytes as they are; give the status."""
    with socket.create_connection(("127.0.0.1", server.port), PATIENCE) as wire:
        wire.sendall(line)
        return int(wire.makefile("rb").readline().split()[1])

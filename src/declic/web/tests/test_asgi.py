from __future__ import annotations

import asyncio
import logging

import pytest
from pytest_django import Settings

from declic.design.headers import SECURITY_HEADERS
from declic.design.queries import asset_url
from declic.web import asgi
from declic.web.assets import takes_gzip
from declic.web.guard import LARGEST_BODY, Message, Send
from declic.web.logs import Formatter
from declic.web.tests.browser import ask

FOREIGN = {"origin": "http://evil.example.com"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/", "/help", "/nothing", "/host", "/static/x/y.css"])
def test_every_answer_carries_the_security_headers_once(path: str) -> None:
    answer = ask(asgi.app, path)
    assert dict(SECURITY_HEADERS).items() <= dict(answer.headers).items()
    assert all(answer.header(name) for name, _value in SECURITY_HEADERS)


def test_a_refusal_carries_them_too() -> None:
    answer = ask(asgi.app, "/", headers={"host": "evil.example.com"})
    assert answer.status == 400
    assert dict(SECURITY_HEADERS).items() <= dict(answer.headers).items()


def test_a_page_cannot_loosen_the_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    async def loose(_scope: object, _receive: object, send: Send) -> None:
        headers = [(b"Content-Security-Policy", b"default-src *")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    monkeypatch.setattr(asgi, "django", loose)
    policy = ask(asgi.app, "/nothing").header("content-security-policy")
    assert policy == dict(SECURITY_HEADERS)["content-security-policy"]


@pytest.mark.parametrize("host", ["evil.example.com", "", "a@b", "laptop:x"])
def test_a_name_that_is_not_ours_gets_a_sentence(host: str) -> None:
    answer = ask(asgi.app, "/host", headers={"host": host})
    assert answer.status == 400
    assert "does not know the address" in answer.text


def test_the_name_that_was_set_is_ours(settings: Settings) -> None:
    settings.DECLIC_BASE_URL = "https://declic.example.org"
    assert ask(asgi.app, "/static/x/y", headers={"host": "declic.example.org"}).status == 404


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/" + "a" * 3000, {}, 400),
        ("/?" + "a" * 3000, {}, 400),
        ("/a%00b", {}, 400),
        ("/s/answer", {"cookie": "a" * 20_000}, 431),
        ("/host/open", {"content-length": "-1"}, 400),
        ("/host/open", {"content-length": "9" * 30}, 413),
        ("/host/open", {"content-length": str(LARGEST_BODY + 1)}, 413),
        ("/s/answer", {"content-length": str(LARGEST_BODY + 1)}, 413),
    ],
)
def test_an_absurd_request_gets_a_sentence_and_no_traceback(
    path: str, headers: dict[str, str], status: int, caplog: pytest.LogCaptureFixture
) -> None:
    answer = ask(asgi.app, path, method="POST", headers=headers)
    assert answer.status == status
    assert answer.text.rstrip().endswith(".")
    assert not caplog.records


def test_a_body_that_tells_no_length_is_cut_off_when_it_is_too_large() -> None:
    answer = ask(asgi.app, "/host/open", method="POST", body=[b"x" * 65536] * 5)
    assert (answer.status, answer.text) == (413, "This is too much at once. Nothing was changed.\n")


def test_a_fault_is_told_and_logged_without_the_address(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_exchange: object) -> None:
        raise ValueError

    monkeypatch.setattr(asgi, "django", broken)
    answer = ask(asgi.app, "/planted-secret")
    assert (answer.status, "What was saved is safe" in answer.text) == (500, True)
    assert "an answer broke" in caplog.text
    assert "planted-secret" not in caplog.text
    assert "192.0.2.7" not in caplog.text


def test_an_answer_that_breaks_under_way_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks_late(_scope: object, _receive: object, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise ValueError

    monkeypatch.setattr(asgi, "django", breaks_late)
    with pytest.raises(Exception, match="500"):
        ask(asgi.app, "/nothing")


def test_styles_come_from_memory_and_may_be_kept_for_ever() -> None:
    plain = ask(asgi.app, asset_url("phone.css"))
    packed = ask(asgi.app, asset_url("phone.css"), headers={"accept-encoding": "br, gzip"})
    assert "immutable" in str(plain.header("cache-control"))
    assert packed.header("content-encoding") == "gzip"
    assert packed.text == plain.text
    assert len(packed.body) < len(plain.body)
    assert ask(asgi.app, asset_url("phone.css"), method="HEAD").body == b""


def test_a_file_that_is_not_there_or_is_written_to_gets_a_sentence() -> None:
    assert (
        ask(asgi.app, "/static/00000000/phone.css", headers={"accept-language": "nl"}).status == 404
    )
    assert ask(asgi.app, asset_url("phone.css"), method="POST").status == 405


@pytest.mark.parametrize(
    ("accepted", "takes"),
    [
        ("gzip", True),
        ("br;q=1, GZIP;q=0.5", True),
        ("gzip; q=0", False),
        ("", False),
        ("br", False),
    ],
)
def test_gzip_is_sent_to_those_who_take_it(accepted: str, *, takes: bool) -> None:
    assert takes_gzip(accepted) is takes


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("headers", [FOREIGN, {"origin": "null"}, {"sec-fetch-site": "cross-site"}])
def test_a_form_from_another_site_is_refused(headers: dict[str, str]) -> None:
    answer = ask(asgi.app, "/host/open", method="POST", headers=headers)
    assert (answer.status, "This page is not open to you." in answer.text) == (403, True)


@pytest.mark.django_db(transaction=True)
def test_an_error_page_speaks_the_visitors_language() -> None:
    answer = ask(asgi.app, "/nothing", headers={"accept-language": "fr-BE,fr;q=0.9"})
    assert (answer.status, answer.header("content-language")) == (404, "fr")
    assert 'lang="fr"' in answer.text


def test_a_web_socket_is_closed() -> None:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(asgi.app({"type": "websocket"}, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1000}]


@pytest.mark.django_db(transaction=True)
def test_django_logs_a_fault_without_the_address(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_request: object, **_more: object) -> None:
        raise ValueError

    monkeypatch.setattr("declic.web.urls.handler404", broken)
    with caplog.at_level(logging.DEBUG):
        assert ask(asgi.app, "/planted-secret").status == 500
    log = "\n".join(map(Formatter().format, caplog.records))
    assert "a page broke\nTraceback" in log
    assert "planted-secret" not in log

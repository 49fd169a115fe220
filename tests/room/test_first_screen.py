"""What a phone has to fetch before it shows anything: little, once, and from here alone."""

from __future__ import annotations

import gzip
import re

import pytest

from tests.room.client import Answer, Browser, Led, join, lead
from tests.server import Server

MOST = 20 * 1024
LINK = re.compile(r"<link\b[^>]*>")
SCRIPT = re.compile(r"<script\b[^>]*>")
TARGET = re.compile(r'(?:src|href|data-fonts|action|srcset|poster)="([^"]*)"')
ELSEWHERE = re.compile(
    r"""(?:src|href|action|data-\w+)=["']?\s*(?:https?:)?//|url\(\s*["']?(?:https?:)?//"""
)
CSS_IMPORT = re.compile(rb"@import|url\(\s*[\"']?(?:https?:)?//")
PAGES = ("/", "/s", "/s/box", "/s/leave", "/help", "/out")


@pytest.fixture
def led(shared: Server) -> Led:
    return lead(shared)


@pytest.fixture
def phone(led: Led) -> Browser:
    return join(led, headers={"Accept-Encoding": "gzip"})


def plain(reply: Answer) -> str:
    zipped = reply.headers.get("content-encoding") == "gzip"
    return (gzip.decompress(reply.body) if zipped else reply.body).decode()


def blocking(html: str) -> list[str]:
    """Give what the browser waits for before it shows the page."""
    styles = [tag for tag in LINK.findall(html) if 'rel="stylesheet"' in tag]
    waits = [
        tag for tag in SCRIPT.findall(html) if not re.search(r"\b(defer|async|type=.module)", tag)
    ]
    return [TARGET.findall(tag)[0] if "=" in tag else tag for tag in styles + waits]


def needed(html: str) -> list[str]:
    """Give the styles and scripts that the page asks for by itself."""
    tags = [tag for tag in LINK.findall(html) if 'rel="stylesheet"' in tag] + SCRIPT.findall(html)
    return [TARGET.findall(tag)[0] for tag in tags]


@pytest.mark.parametrize("at", ["lobby", "question"])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_first_screen_weighs_at_most_twenty_kilobytes(at: str, lang: str, led: Led) -> None:
    phone = join(led, lang=lang, headers={"Accept-Encoding": "gzip"})
    if at == "question":
        led.ask()
    page = phone.get("/s")
    parts = {path: len(phone.get(path).body) for path in needed(plain(page))}
    assert len(parts) == 2, parts
    assert len(page.body) + sum(parts.values()) <= MOST, (len(page.body), parts)


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_s_page_waits_for_one_thing_at_most(path: str, phone: Browser) -> None:
    assert len(blocking(plain(phone.get(path)))) <= 1


def test_no_page_asks_for_anything_from_elsewhere(led: Led, phone: Browser) -> None:
    led.ask()
    wall = Browser(phone.port).get(f"/wall/{led.row['wall_token']}")
    host = [led.browser.get(f"/host/{led.id}{end}") for end in ("", "/box", "/reach", "/results")]
    pages = [*map(phone.get, PAGES), wall, *host, led.browser.get("/host")]
    join_page = Browser(phone.port).get(f"/j/{led.row['secret']}")
    assert not [found for page in (*pages, join_page) for found in ELSEWHERE.findall(plain(page))]
    for page in pages:
        assert "default-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_styles_and_scripts_ask_for_nothing_from_elsewhere(path: str, phone: Browser) -> None:
    fetched = [phone.get(asset, accept_encoding=None) for asset in needed(plain(phone.get(path)))]
    assert all(asset.status == 200 for asset in fetched)
    assert not [asset for asset in fetched if CSS_IMPORT.search(asset.body)]


def test_assets_are_kept_for_good_and_pages_never(phone: Browser) -> None:
    page = phone.get("/s")
    assert page.headers["cache-control"] == "no-store"
    for path in needed(plain(page)):
        assert "immutable" in phone.get(path).headers["cache-control"]

"""A mail's page as a piece of one of our own pages: what it says, and nothing that it could do."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

KEPT = frozenset(("p", "strong", "em", "b", "i", "ul", "ol", "li", "h1", "h2", "h3", "a"))
SILENT = frozenset(("script", "style", "title", "head", "template", "noscript", "svg", "math"))
_LINK = re.compile(r"(https?://|mailto:)[!-~]+")


def preview(html: str) -> str:
    """Return paragraphs, lists, headings and links alone, each closed; styles stay out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.told()


class _Reader(HTMLParser):
    """Writes down what is kept, as it comes by."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent: list[str] = []

    def told(self) -> str:
        return "".join((*self._out, *(f"</{tag}>" for tag in reversed(self._open))))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent.append(tag)
        elif self._silent:
            return
        elif tag == "br":
            self._out.append("<br>")
        elif tag in KEPT:
            self._open.append(tag)
            self._out.append(f"<{tag}{_link(tag, dict(attrs))}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._silent:
            while self._silent.pop() != tag:
                pass
        elif not self._silent and tag in self._open:
            self._close(tag)

    def _close(self, tag: str) -> None:
        while True:
            last = self._open.pop()
            self._out.append(f"</{last}>")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(escape(data))


def _link(tag: str, attributes: dict[str, str | None]) -> str:
    url = (attributes.get("href") or "").strip()
    if tag != "a" or not _LINK.fullmatch(url):
        return ""
    return f' href="{escape(url)}" rel="noopener noreferrer"'

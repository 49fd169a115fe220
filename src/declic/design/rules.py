"""What the design floor decides without Django: squeezing styles, filling marks in texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AFTER = re.compile(r"([{};,:>]) ")
_BEFORE = re.compile(r" ([{};,>])")
_FONT = re.compile(r'url\("(fonts/[\w.-]+)"\)')
_MARK = re.compile(r"\{\{\s*([a-z_][a-z0-9_.]*)\s*(?:\|([^{}|]*))?\}\}")
NOT_KNOWN = "…"


def squeezed(css: str) -> str:
    """Drop comments and spare space; what a browser understands stays the same."""
    bare = _SPACE.sub(" ", _COMMENT.sub("", css))
    return _BEFORE.sub(r"\1", _AFTER.sub(r"\1", bare)).replace(";}", "}").strip()


def in_layer(layer: str, sheets: Iterable[str]) -> str:
    """Wrap styles in a cascade layer; nothing when there are none."""
    body = "".join(sheets)
    return f"@layer {layer}{{{body}}}" if body.strip() else ""


def with_font_addresses(css: str, address: Callable[[str], str]) -> str:
    """Give `url("fonts/…")` the address under which that font is served."""
    return _FONT.sub(lambda found: f'url("{address(found[1])}")', css)


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return HTML: the escaped text, each `{{mark}}` replaced by its escaped value.

    A value stands inside `<bdi>`, since a name in another script must not turn the sentence
    around. For a mark without a value stands what the text says without it, after the bar; if it
    says nothing, an ellipsis: on a wall that is better than braces.
    """
    html, done = [], 0
    for mark in _MARK.finditer(text):
        html += [escape(text[done : mark.start()]), _value(values.get(mark[1]), mark[2])]
        done = mark.end()
    return "".join((*html, escape(text[done:])))


def _value(value: object, otherwise: str | None) -> str:
    known = value is not None and str(value).strip()
    return f"<bdi>{escape(str(value))}</bdi>" if known else escape((otherwise or NOT_KNOWN).strip())

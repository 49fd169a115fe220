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
_MARK = re.compile(r"\{\{\s*([a-z_][a-z0-9_.]*)\s*\}\}")
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
    around. A mark without a value becomes an ellipsis: on a wall that is better than braces.
    """
    parts = _MARK.split(text)
    return "".join(
        _value(values.get(part)) if odd else escape(part)
        for part, odd in zip(parts, _turns(len(parts)), strict=True)
    )


def _value(value: object) -> str:
    known = value is not None and str(value).strip()
    return f"<bdi>{escape(str(value))}</bdi>" if known else NOT_KNOWN


def _turns(count: int) -> Iterable[bool]:
    """False, True, False, …: `re.split` with one group puts the marks at odd places."""
    return (bool(place % 2) for place in range(count))

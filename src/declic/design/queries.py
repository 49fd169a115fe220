"""The files a browser loads, kept in memory: styles joined per place, scripts, fonts, pictures.

An address holds a hash of the content, so it can be kept for ever and never be stale.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.utils.translation import get_language_bidi, ngettext

from declic.design import drawings, svg
from declic.design.columns import Column
from declic.design.columns import columns as column_chart
from declic.design.columns import progress as progress_chart
from declic.design.printed import printed
from declic.design.rules import in_layer, squeezed, with_font_addresses
from declic.design.svg import SECONDS_MOST, clock

__all__ = ["SECONDS_MOST", "Column", "clock", "column_chart", "printed", "progress_chart"]

BUNDLES = ("phone", "wall", "console", "office", "ask")
# Scripts to which kinds may add one of their own, beside their `kind.py`.
SCRIPTS = ("phone.js",)
OWN = Path(__file__).parent / "static" / "design"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file. `gzip` is None where compressing gains nothing, as with fonts."""

    body: bytes
    gzip: bytes | None
    content_type: str


@dataclass(frozen=True, slots=True)
class StaticResponse:
    """What a raw handler sends: status 200, these headers, this body."""

    body: bytes
    headers: tuple[tuple[bytes, bytes], ...]


def bundle(name: str) -> bytes:
    """Return the joined styles of a place: tokens, base, its own, and every kind's."""
    own = (_text(OWN / f"{part}.css") for part in ("tokens", "base", name))
    kinds = in_layer("kinds", (_text(path) for path in _kind_files(f"{name}.css")))
    return squeezed("\n".join((*own, kinds))).encode()


def asset_url(name: str) -> str:
    """Return `/static/<hash8>/<name>`; raise KeyError when no such file is served."""
    return _addresses()[name]


def pictures() -> tuple[str, ...]:
    """Return the names of the drawings that a pack may show."""
    return drawings.PICTURES


def signs() -> tuple[str, ...]:
    """Return the names of the tables' signs, in the order in which tables are made."""
    return drawings.SIGNS


def printed_sign(name: str) -> str:
    """Return a table's sign as an SVG file for black and white print."""
    return svg.black(drawings.drawing("signs", name))


def printed_picture(name: str) -> str:
    """Return a drawing that a pack may show as an SVG file in greys."""
    return svg.grey(drawings.drawing("pictures", name))


def printed_drawing(drawn: str) -> str:
    """Return a drawing that a kind made itself as an SVG file in greys."""
    return svg.grey(drawn)


def dots(done: int, of: int) -> str:
    """Return dots filling a bracket, as SVG in the active language's direction."""
    told = ngettext("%(done)s of %(of)s has answered", "%(done)s of %(of)s have answered", done)
    return svg.dots(done, of, title=told % {"done": done, "of": of}, rtl=get_language_bidi())


def forest(lines: Sequence[svg.Line], *, title: str) -> str:
    """Return trees, a line for each node, as SVG; see `svg.forest`."""
    return svg.forest(lines, title=title)


def assets() -> Mapping[str, Asset]:
    """Return everything servable by its address."""
    return _shelf()


def static_response(path: str, *, accept_gzip: bool) -> StaticResponse | None:
    """Return the answer to a request under `/static/`, or None when there is no such file."""
    asset = _shelf().get(path)
    if asset is None:
        return None
    squeezable = asset.gzip is not None
    body = asset.gzip if accept_gzip and asset.gzip is not None else asset.body
    headers = [
        (b"content-type", asset.content_type.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", _FOREVER.encode()),
    ]
    if squeezable:
        headers.append((b"vary", b"accept-encoding"))
    if body is not asset.body:
        headers.append((b"content-encoding", b"gzip"))
    return StaticResponse(body, tuple(headers))


def forget() -> None:
    """Read the files anew at the next question (for tests and for drawing)."""
    _bodies.cache_clear()
    _addresses.cache_clear()
    _shelf.cache_clear()


@cache
def _shelf() -> Mapping[str, Asset]:
    addresses = _addresses()
    return MappingProxyType(
        {addresses[name]: _asset(name, body) for name, body in _bodies().items()}
    )


@cache
def _addresses() -> Mapping[str, str]:
    return {name: _address(name, body) for name, body in _bodies().items()}


@cache
def _bodies() -> Mapping[str, bytes]:
    found = {name: path.read_bytes() for name, path in _files()}
    fonts = with_font_addresses(_text(OWN / "fonts.css"), lambda name: _address(name, found[name]))
    joined = {f"{name}.css": bundle(name) for name in BUNDLES}
    found |= {name: _with_kinds(name, found[name]) for name in SCRIPTS if name in found}
    return {**found, **joined, "fonts.css": squeezed(fonts).encode()}


def _files() -> Iterator[tuple[str, Path]]:
    """Later names win, and the joined styles win over all: see `_bodies`."""
    for folder in _folders("DECLIC_ASSET_FOLDERS"):
        for path in sorted(folder.glob("*")):
            if path.suffix in {".js", ".svg", ".css"} and folder != OWN:
                yield path.name, path
    yield "mark.svg", OWN / "mark.svg"
    for path in sorted((OWN / "fonts").iterdir()):
        yield f"fonts/{path.name}", path


def _with_kinds(name: str, body: bytes) -> bytes:
    """Join a script and the kinds' own of the same name: one file is fetched sooner than two."""
    return b"\n".join((body, *(path.read_bytes() for path in _kind_files(name))))


def _kind_files(file: str) -> list[Path]:
    """A folder may be a kind or hold kinds."""
    return [
        path
        for folder in _folders("DECLIC_KIND_FOLDERS")
        for path in sorted({*folder.glob(file), *folder.glob(f"*/{file}")})
    ]


def _folders(setting: str) -> list[Path]:
    return [Path(folder).resolve() for folder in getattr(settings, setting, ())]


def _address(name: str, body: bytes) -> str:
    return f"/static/{hashlib.sha256(body).hexdigest()[:8]}/{name}"


def _asset(name: str, body: bytes) -> Asset:
    suffix = Path(name).suffix
    small = None if suffix == ".woff2" else gzip.compress(body, 9, mtime=0)
    return Asset(body, small, TYPES[suffix])


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")

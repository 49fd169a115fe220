"""Look into a packed spreadsheet before anything reads it, and pack anew only what is harmless.

A file of some kilobytes can unpack to gigabytes, name a cell in the last column of the last row,
or pull in other files. What a reader gets is written here, from parts that were unpacked within
limits and read once as plain XML.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from declic.tables.rules.measured import Document, Part, Shared, Sheet
from declic.tables.rules.table import PARTS_MOST, UNPACKED_MOST, TableRefused

CHUNK = 64 * 1024
LOCKED = 0x1
SHARED = "xl/sharedStrings.xml"
_WANTED = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/_rels/workbook\.xml\.rels"
    r"|xl/(workbook|sharedStrings|styles)\.xml|xl/worksheets/[^/]+\.xml"
    r"|content\.xml|mimetype|META-INF/manifest\.xml"
)
_MACROS = re.compile(r"(?i)vbaProject\.bin$|^Basic/|^Scripts/|^xl/macrosheets/")
_BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    expat.ExpatError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    IndexError,
    UnicodeError,
)


def repacked(data: bytes) -> bytes:
    """Return a copy with the tables of the spreadsheet only, or refuse."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _check(packed.infolist())
            return _copied(packed)
    except _BROKEN as error:
        raise TableRefused("broken") from error


def _check(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse by what the list of parts says, before one of them is unpacked."""
    names = {part.filename for part in parts}
    if len(parts) > PARTS_MOST or sum(part.file_size for part in parts) > UNPACKED_MOST:
        raise TableRefused("unpacks_large")
    if any(part.flag_bits & LOCKED for part in parts):
        raise TableRefused("locked")
    if any(_MACROS.search(name) for name in names):
        raise TableRefused("macros")
    if len(names) != len(parts):
        raise TableRefused("broken")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise TableRefused("no_table")


def _copied(packed: zipfile.ZipFile) -> bytes:
    """Unpack what a table is made of, look at it, and pack it again."""
    wanted = [part for part in packed.infolist() if _WANTED.fullmatch(part.filename)]
    # Cells name shared texts, so that these are counted first.
    wanted.sort(key=lambda part: part.filename != SHARED)
    out, shared, left = io.BytesIO(), Shared(), UNPACKED_MOST
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
        for part in wanted:
            content = _unpacked(packed, part, left)
            left -= len(content)
            if part.filename != "mimetype":
                _looked_at(part.filename, shared).read(content)
            copy.writestr(part.filename, content)
    return out.getvalue()


def _looked_at(name: str, shared: Shared) -> Part:
    if name == SHARED:
        return shared
    if name == "content.xml":
        return Document()
    return Sheet(shared.lengths) if name.startswith("xl/worksheets/") else Part()


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo, most: int) -> bytes:
    """Unpack one part, and stop when it is more than the list of parts said."""
    found = bytearray()
    with packed.open(part) as stream:
        while piece := stream.read(CHUNK):
            found += piece
            if len(found) > most:
                raise TableRefused("unpacks_large")
    return bytes(found)

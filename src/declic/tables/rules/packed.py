"""Look into a packed spreadsheet before anything reads it, and pack anew only what is harmless.

A file of some kilobytes can unpack to gigabytes, name a cell in the last column of the last row,
or pull in other files. What a reader gets is written here, from parts that were unpacked within
limits and read once as plain XML.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from xml.parsers import expat

from declic.tables.rules.measured import Document, Part, Shared, Sheet
from declic.tables.rules.table import PARTS_MOST, UNPACKED_MOST, TableRefused

CHUNK = 64 * 1024
LOCKED = 0x1
# Other ways to pack unpack without limit before anybody can count.
PLAIN = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
SHARED = "xl/sharedStrings.xml"
MANIFEST = "META-INF/manifest.xml"
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
    struct.error,
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
    if any(part.compress_type not in PLAIN for part in parts):
        raise TableRefused("broken")
    if any(_MACROS.search(name) for name in names):
        raise TableRefused("macros")
    if len(names) != len(parts):
        raise TableRefused("broken")
    if not names & {"xl/workbook.xml", "content.xml"}:
        raise TableRefused("no_table")


def _copied(packed: zipfile.ZipFile) -> bytes:
    """Unpack what a table is made of, look at it, and pack it again."""
    wanted = [part for part in packed.infolist() if _WANTED.fullmatch(part.filename)]
    # Cells name shared texts, so that these are counted first; a locked part is no XML.
    wanted.sort(key=lambda part: part.filename not in {SHARED, MANIFEST})
    out, shared = io.BytesIO(), Shared()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
        for part in wanted:
            content = _unpacked(packed, part)
            if part.filename == MANIFEST and b"encryption-data" in content:
                raise TableRefused("locked")
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


def _unpacked(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Unpack one part by and by: what is more than the list of parts said is never unpacked.

    A part that is not what the list said is then found to be broken.
    """
    with packed.open(part) as stream:
        return b"".join(iter(lambda: stream.read(CHUNK), b""))

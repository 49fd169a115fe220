"""Spreadsheets made by hand, sound and otherwise, as files that other programs would bring."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping

from declic.tables.writing import write_xlsx

NONE: Mapping[str, bytes] = {}
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("table", "table"), ("text", "text"))
)


def packed(parts: Mapping[str, bytes | str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts under their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """Give the parts of a packed file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


SHEET = "xl/worksheets/sheet1.xml"


def book(rows: str, parts: Mapping[str, bytes] = NONE, *, before: str = "") -> bytes:
    """Make an XLSX whose one sheet has these rows, as XML."""
    found = unpacked(write_xlsx(["a", "b"], [], "Sheet"))
    sheet = re.sub(
        rb"<sheetData>.*</sheetData>",
        f"<sheetData>{rows}</sheetData>".encode(),
        found[SHEET],
        flags=re.DOTALL,
    )
    head, _, rest = sheet.partition(b"\n")
    found[SHEET] = head + b"\n" + before.encode() + rest
    return packed({**found, **parts})


def cell(place: str, value: str) -> str:
    """Write a number into a cell of an XLSX."""
    return f'<c r="{place}"><v>{value}</v></c>'


def document(rows: str, parts: Mapping[str, bytes] = NONE) -> bytes:
    """Make an ODS whose one table has these rows, as XML."""
    content = (
        f'<?xml version="1.0"?><office:document-content {SPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="Liste">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    listed = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    found = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": listed}
    return packed({**found, **parts})


def told(*texts: str, times: int = 1) -> str:
    """Write texts into cells of an ODS, each so many times."""
    repeated = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    return "".join(
        f'<table:table-cell office:value-type="string"{repeated}><text:p>{text}</text:p>'
        "</table:table-cell>"
        for text in texts
    )


def row(cells: str, times: int = 1) -> str:
    """Write a row of an ODS, so many times."""
    repeated = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    return f"<table:table-row{repeated}>{cells}</table:table-row>"


def old(cells: Mapping[tuple[int, int], float | str], *, locked: bool = False) -> bytes:
    """Make an XLS: a file of sectors, in it records of cells, by row and column from 0."""
    stream = b"".join(_records(cells, locked=locked)).ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    stream = stream.ljust(sectors * 512, b"\0")
    chain = [*range(1, sectors), -2]
    table = struct.pack("<128i", *chain, -2, -3, *[-1] * (126 - sectors))
    folder = _entry("Root Entry", 5, child=1) + _entry("Workbook", 2, start=0, size=len(stream))
    head = struct.pack(
        "<8s16sHHHHH6sIIiIIiIiI109i",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"",
        0, 1, sectors, 0, 4096, -2, 0, -2, 0, sectors + 1, *[-1] * 108,
    )  # fmt: skip
    return head + stream + folder.ljust(512, b"\0") + table


def _entry(name: str, kind: int, *, child: int = -1, start: int = -2, size: int = 0) -> bytes:
    written = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBiii16sI8s8siQ",
        written, len(written) + 2, kind, 1, -1, -1, child, b"", 0, b"", b"", start, size,
    )  # fmt: skip


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HH", number, len(content)) + content


def _records(cells: Mapping[tuple[int, int], float | str], *, locked: bool) -> Iterator[bytes]:
    begin = struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)
    name = b"Feuil1"
    lock = _record(0x2F, b"\1\0\1\0\1\0" + b"\0" * 48) if locked else b""
    opening = _record(0x809, begin) + lock
    size = 4 + 8 + len(name)
    at = len(opening) + size + 4
    sheet = struct.pack("<IBBBB", at, 0, 0, len(name), 0) + name
    yield opening + _record(0x85, sheet) + _record(0xA, b"")
    yield _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for (line, column), value in cells.items():
        place = struct.pack("<HHH", line, column, 0)
        if isinstance(value, str):
            text = value.encode("utf-16-le")
            yield _record(0x204, place + struct.pack("<HB", len(value), 1) + text)
        else:
            yield _record(0x203, place + struct.pack("<d", value))
    yield _record(0xA, b"")

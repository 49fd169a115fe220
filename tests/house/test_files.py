"""What stands in the repository: links that lead somewhere, and nothing of one machine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.house import House

# Written so that this file does not hold what it forbids.
MACHINE = re.compile(
    r"(?<![\w.])/(?:wor[k]|roo[t]|Users/\w+|home/\w+)/|/tmp/decli[c]\b|\.\./share[d]\b"
)
INDEX = re.compile(
    r"(?<!emit-)\b(?:extra-)?inde[x]-url|(?<!emit-)\bfind-link[s]\b"
    r"|https?://[^\s\"'<>]*(?:pythonhoste[d]|/simpl[e]/|registry\.npmj[s])"
)
LINK = re.compile(r"(?<!\\)\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


def of_one_machine(house: House) -> Iterator[str]:
    """Yield lines that hold a path of some machine or the address of a package index."""
    for path in house.files():
        for number, line in enumerate(_lines(path), start=1):
            if MACHINE.search(line) or INDEX.search(line):
                yield f"{house.name(path)}:{number} holds something of one machine"


def dead_links(house: House) -> Iterator[str]:
    """Yield links between our own pages that lead nowhere."""
    for path in house.files():
        if path.suffix != ".md":
            continue
        for target in LINK.findall(CODE.sub("", path.read_text(encoding="utf-8"))):
            if not re.match(r"[a-z]+:", target) and not _leads(path, target):
                yield f"{house.name(path)} links to {target}, which is not there"


def _leads(page: Path, target: str) -> bool:
    name, _, anchor = target.partition("#")
    there = (page.parent / name).resolve() if name else page
    if not anchor or there.suffix != ".md":
        return there.exists()
    return there.exists() and anchor in _anchors(there.read_text(encoding="utf-8"))


def _anchors(text: str) -> set[str]:
    return {
        re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        for heading in HEADING.findall(text)
    }


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []  # a picture or a font


def test_nothing_in_the_repository_belongs_to_one_machine(house: House) -> None:
    assert list(of_one_machine(house)) == []


def test_a_path_or_an_index_of_one_machine_is_noticed(small: House) -> None:
    small.write("a.txt", "see https://example.org/home/x\nuse wor" + "k/ and /etc/hosts\n")
    small.write("b.md", "in /wor" + "k/main\n/home/" + "ann/x\n../share" + "d/x\n")
    small.write("c.txt", "--no-emit-inde" + "x-url\n--inde" + "x-url x\nhttp://a/simpl" + "e/b\n")
    (small.root / "d.png").write_bytes(b"\xff\xd8/wor" + b"k/")
    assert [fault.split()[0] for fault in of_one_machine(small)] == [
        "b.md:1",
        "b.md:2",
        "b.md:3",
        "c.txt:2",
        "c.txt:3",
    ]


def test_every_link_between_our_pages_leads_somewhere(house: House) -> None:
    assert list(dead_links(house)) == []


def test_a_dead_link_is_noticed(small: House) -> None:
    small.write("docs/a.md", "# A page: one\n[up](../README.md) [web](https://example.org)")
    small.write("README.md", "[a](docs/a.md#a-page-one) [b](docs/b.md) [c](docs/a.md#two) `[d](e)`")
    assert list(dead_links(small)) == [
        "README.md links to docs/b.md, which is not there",
        "README.md links to docs/a.md#two, which is not there",
    ]

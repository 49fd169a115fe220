"""The worked example for developers is the kind as it stands, file by file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
KIND = ROOT / "src" / "declic" / "activities" / "close_circle"
PAGE = ROOT / "docs" / "developer.md"
DIFF = re.compile(r"^````diff\n(.*?)^````$", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"^\+\+\+ b/(\S+)\n@@ -0,0 \+1(?:,(\d+))? @@\n", re.MULTILINE)


def told(page: str) -> dict[str, str]:
    """Give the files that the page's diff would make."""
    found = DIFF.search(page)
    assert found, "the page has no diff"
    return dict(_files(found[1]))


def _files(diff: str) -> Iterator[tuple[str, str]]:
    for head in FILE.finditer(diff):
        lines = diff[head.end() :].splitlines()[: int(head[2] or 1)]
        yield head[1], "".join(f"{line[1:]}\n" for line in lines)


def there(folder: Path) -> Mapping[str, str]:
    """Give the files of the kind."""
    files = (path for path in folder.rglob("*") if path.suffix in {".py", ".html"})
    return {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in files}


def test_the_example_is_the_kind_itself() -> None:
    assert told(PAGE.read_text(encoding="utf-8")) == there(KIND)


def test_the_activity_of_the_page_is_named_by_the_kind() -> None:
    assert "\nkind: close.circle\n" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new"), [("+KIND = ", "+KINDS = "), ("close_circle/kind", "x/kind")]
)
def test_an_example_that_is_not_the_kind_is_noticed(old: str, new: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert old in page
    assert told(page.replace(old, new)) != there(KIND)

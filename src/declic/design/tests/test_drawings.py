from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from declic.design import drawings

FILES = sorted(
    path
    for folder in ("signs", "icons", "pictures")
    for path in (drawings.FOLDER / folder).iterdir()
)
HARMLESS = {"svg", "g", "path", "circle", "rect", "ellipse"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_drawing_is_small_well_formed_and_only_drawn(path: Path) -> None:
    assert path.stat().st_size < 6 * 1024
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    assert {part.tag for part in root.iter()} <= HARMLESS
    names = {name for part in root.iter() for name in part.attrib}
    assert not {name for name in names if name.startswith("on") or name in {"style", "href"}}


def test_the_names_are_those_of_the_files() -> None:
    for folder, names in {
        "signs": drawings.SIGNS,
        "icons": drawings.ICONS,
        "pictures": drawings.PICTURES,
    }.items():
        assert sorted(names) == sorted(p.stem for p in FILES if p.parent.name == folder)


def test_a_drawing_comes_by_its_name_and_an_unknown_name_is_said() -> None:
    assert drawings.drawing("signs", "star").startswith("<svg")
    with pytest.raises(KeyError):
        drawings.drawing("signs", "../../secret")


def test_the_mark_is_two_brackets_around_a_dot() -> None:
    root = ET.fromstring(drawings.mark())  # noqa: S314 - our own file
    assert [part.tag for part in root] == ["path", "circle"]

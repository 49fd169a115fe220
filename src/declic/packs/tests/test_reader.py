from __future__ import annotations

from pathlib import Path

import pytest

from declic.packs.models import Fault
from declic.packs.reader import MAX_BYTES, UnreadableError, read_yaml


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "some.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def refusal(file: Path, inside: Path) -> Fault:
    with pytest.raises(UnreadableError) as refused:
        read_yaml(file, inside=inside)
    return refused.value.fault


def test_every_value_knows_its_line(tmp_path: Path) -> None:
    document = read_yaml(written(tmp_path, "a: 1\nb:\n  - x\n  - c: >\n      y\n"), inside=tmp_path)
    assert document.data == {"a": 1, "b": ["x", {"c": "y\n"}]}
    assert document.line(("b", 0)) == 3
    assert document.line(("b", 1, "c")) == 4


def test_a_place_that_is_not_there_has_the_line_of_what_is_around_it(tmp_path: Path) -> None:
    document = read_yaml(written(tmp_path, "# first\na:\n  b: 1\n"), inside=tmp_path)
    assert document.line(("a", "missing", 3)) == 2
    assert document.line(("missing",)) == 2


def test_only_plain_values_are_made(tmp_path: Path) -> None:
    text = "a: 2026-01-01\nb: yes\nc: true\nd: ~\ne: 0x1F\nf: 1.5\n1: g\n"
    data = read_yaml(written(tmp_path, text), inside=tmp_path).data
    assert data == {
        "a": "2026-01-01", "b": "yes", "c": True, "d": None, "e": "0x1F", "f": 1.5, "1": "g",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", 2, "an anchor"),
        ("a: 1\nb: 2\na: 3\n", 3, "the key 'a' stands here twice"),
        ("a: 1\n<<: {b: 2}\n", 2, "a key must be a plain word"),
        ("a: 1\n? [b]\n: 2\n", 2, "a key must be a plain word"),
        ("a: !!python/object:os.system x\n", 1, "the tag"),
        ("a: !!set {x}\n", 1, "the tag"),
        ("a:\n  - b\n c: d\n", 3, "expected"),
        ("a: 1\n---\nb: 2\n", 2, "but found another document"),
        ("", 1, "it is empty"),
        ("[" * 40 + "]" * 40, 1, "it is nested too deep"),
        ("[" * 20_000, 1, "it is nested too deep"),
        ("a: \x07\n", 1, "special characters"),
        (b"a: \xff\xfe\n", 1, "it is not UTF-8"),
        ("a: " + "x" * MAX_BYTES, 1, "it is larger than 400 kB"),
    ],
)
def test_what_is_not_plain_text_is_refused_with_its_line(
    tmp_path: Path, text: str | bytes, line: int, why: str
) -> None:
    fault = refusal(written(tmp_path, text), tmp_path)
    assert fault.line == line
    assert why in fault.sentence


def test_a_link_out_of_the_pack_is_refused(tmp_path: Path) -> None:
    secret = written(tmp_path, "a: 1\n")
    inside = tmp_path / "pack"
    inside.mkdir()
    (inside / "link.yaml").symlink_to(secret)
    assert "leads out of the folder" in refusal(inside / "link.yaml", inside).sentence

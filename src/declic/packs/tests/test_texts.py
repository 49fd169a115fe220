from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from declic.packs.models import Id, RoomText, StaffText, Strict
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.texts import (
    CatalogueUnreadableError,
    Text,
    fingerprint,
    read_catalogue,
    rewritten,
    walk,
)


class Leaf(Strict):
    id: Id
    text: RoomText
    hint: StaffText | None = None
    plain: str = ""


class Tree(Strict):
    title: RoomText
    leaves: list[Leaf]
    lines: list[StaffText] = Field(default_factory=list)
    named: dict[str, RoomText] = Field(default_factory=dict)
    pair: tuple[RoomText, ...] = ()
    either: int | list[RoomText] = 0
    only: Leaf | None = None
    from_: RoomText = Field(default="", alias="from")
    size: int = 1


IDS = st.from_regex(r"[A-Za-z0-9]([A-Za-z0-9_-]{0,6}[A-Za-z0-9])?", fullmatch=True)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])).map(str.strip)
LEAVES = st.builds(Leaf, id=IDS, text=WORDS, hint=st.none() | WORDS, plain=WORDS)
TREES = st.builds(
    Tree,
    title=WORDS,
    leaves=st.lists(LEAVES, max_size=4, unique_by=lambda leaf: leaf.id),
    lines=st.lists(WORDS, max_size=3),
    named=st.dictionaries(IDS, WORDS, max_size=3),
    pair=st.tuples(WORDS, WORDS),
    either=st.integers() | st.lists(WORDS, max_size=2),
    only=st.none() | LEAVES,
)


def at(data: Any, text: Text) -> object:  # noqa: ANN401
    for part in text.loc:
        data = data[part]
    return data


def test_a_text_is_named_by_the_ids_on_the_way_to_it() -> None:
    leaf = Leaf(id="n1", text="Hello", hint="Wait", plain="x")
    tree = Tree(title="T", leaves=[leaf], lines=["say"], named={"k": "v"}, **{"from": "me"})
    assert {text.key: text.seen for text in walk(tree)} == {
        "title": "room",
        "leaves.n1.text": "room",
        "leaves.n1.hint": "staff",
        "lines.0": "staff",
        "named.k": "room",
        "from": "room",
    }


@given(TREES)
def test_a_walk_that_changes_nothing_gives_the_same_model(tree: Tree) -> None:
    data = rewritten(tree, lambda text: text.source)
    assert data == tree.model_dump(mode="json", by_alias=True)
    assert Tree.model_validate(json.loads(json.dumps(data))) == tree


@given(TREES)
def test_each_text_has_its_own_key_and_stands_where_it_says(tree: Tree) -> None:
    found = walk(tree)
    data = tree.model_dump(mode="json", by_alias=True)
    assert len({text.key for text in found}) == len(found)
    assert all(at(data, text) == text.source for text in found)


@given(TREES)
def test_every_marked_text_is_changed_and_no_other(tree: Tree) -> None:
    changed = Tree.model_validate(rewritten(tree, lambda text: f"<{text.source}>"))
    assert [f"<{text.source}>" for text in walk(tree)] == [text.source for text in walk(changed)]
    assert [leaf.plain for leaf in changed.leaves] == [leaf.plain for leaf in tree.leaves]


@given(TREES, st.data())
def test_what_is_written_into_a_po_file_is_read_from_it(tree: Tree, data: st.DataObject) -> None:
    texts = walk(tree)
    said = {text.key: data.draw(WORDS) for text in texts}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "fr.po"
        po = polib.POFile()
        for text in texts:
            po.append(polib.POEntry(msgctxt=text.key, msgid=text.source, msgstr=said[text.key]))
        po.save(str(file))
        catalogue = read_catalogue(file)
    read = {text.key: catalogue.translation(text.key, text.source) for text in texts}
    assert read == {key: words or None for key, words in said.items()}


def test_an_outdated_or_fuzzy_translation_counts_as_none(tmp_path: Path) -> None:
    file = tmp_path / "fr.po"
    file.write_text(
        'msgctxt "a"\nmsgid "old"\nmsgstr "vieux"\n\n#, fuzzy\nmsgctxt "b"\nmsgid "x"\nmsgstr "y"\n'
    )
    catalogue = read_catalogue(file)
    assert catalogue.translation("a", "new") is None
    assert catalogue.translation("a", "old") == "vieux"
    assert catalogue.translation("b", "x") is None
    assert catalogue.translation("c", "x") is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b'msgid "a"\nmsgstr "b"\nnonsense\n', 3),
        (b'msgid "a"\nmsgstr "\xff"\n', 1),
        (b'msgctxt "k"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "k"\nmsgid "a"\nmsgstr "c"\n', 5),
        (b"# " + b"x" * 4_000_000, 1),
    ],
)
def test_a_po_file_that_cannot_be_read_is_a_fault(tmp_path: Path, text: bytes, line: int) -> None:
    file = tmp_path / "fr.po"
    file.write_bytes(text)
    with pytest.raises(CatalogueUnreadableError) as unreadable:
        read_catalogue(file)
    assert (unreadable.value.fault.file, unreadable.value.fault.line) == (str(file), line)


@given(st.dictionaries(IDS, WORDS), st.dictionaries(IDS, WORDS))
def test_two_sets_of_texts_have_one_fingerprint_only_when_they_are_the_same(
    one: dict[str, str], other: dict[str, str]
) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_a_text_that_stands_twice_is_a_fault_with_its_line(pack: PackFolder) -> None:
    entry = '\nmsgctxt "activities/roof:title"\nmsgid "The roof"\nmsgstr "Le toit"\n'
    pack.write("texts/fr.po", pack.read("texts/fr.po") + entry)
    (fault,) = pack.faults()
    assert "'activities/roof:title' stands here twice." in fault.sentence
    assert fault.line == pack.read("texts/fr.po").count("\n") - 2

"""The templates that come with the program: whole in their languages, and honest about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from declic.letters.queries.letters import letter, word
from declic.letters.queries.shelf import UnknownTemplateError, shelf, take
from declic.letters.rules.filling import fill
from declic.letters.tests.writing import EVERYTHING, TODAY, about, written
from declic.packs.texts import walk

HOME = ["en", "fr", "nl", "de", "ar", "prs", "ps", "ti", "so", "tr"]
OFFICE = ["en", "fr", "nl", "de"]


def test_every_template_can_be_read() -> None:
    assert shelf().faults == ()


@pytest.mark.parametrize("name", shelf().templates)
def test_each_template_is_whole_in_the_languages_of_its_readers(name: str) -> None:
    wanted = HOME if shelf().templates[name].readers == "home" else OFFICE
    assert shelf().languages(name) == wanted


@pytest.mark.parametrize("name", shelf().templates)
def test_a_translation_has_the_placeholders_of_its_source(name: str) -> None:
    on = shelf()
    for text in walk(on.templates[name]):
        wanted = fill(text.source, {})
        assert wanted.unknown == frozenset()
        for language in on.languages(name):
            said = fill(on.texts(name, language)[f"{name}:{text.key}"], {})
            assert (said.empty, said.unknown) == (wanted.empty, wanted.unknown), (language, text)


def test_an_unreviewed_language_stands_beside_the_source_and_says_so() -> None:
    made = written("confirmation", "fr")
    assert (made.main.language, made.beside and made.beside.language) == ("fr", "en")
    assert made.main.state == word("machine", "fr")
    assert all(line.beside for line in made.lines)


def test_the_source_stands_alone_and_says_that_nobody_reviewed_it() -> None:
    made = written("confirmation", "en")
    assert (made.beside, made.main.state) == (None, "Draft: no person has reviewed this text yet.")


def reviewed(tmp_path: Path, *languages: str) -> None:
    for language in languages:
        now = shelf().fingerprint("parents-before", language)
        file = tmp_path / "reviews" / "letters" / f"{language}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"reviews: [{{part: parents-before, hash: {now}, name: N. Said, role: language, "
            "date: '2026-11-28'}]\n",
            encoding="utf-8",
        )


def test_a_language_that_somebody_reviewed_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewed(tmp_path, "ar")
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    made = written("parents-before", "ar")
    assert (made.beside, made.main.state) == (None, "")


def test_beside_an_unreviewed_language_stands_the_hosts_where_it_was_reviewed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    near = letter("parents-before", "ar", about(), today=TODAY, near="fr").beside
    assert near is not None
    assert near.language == "en"
    reviewed(tmp_path, "fr")
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    near = letter("parents-before", "ar", about(), today=TODAY, near="fr").beside
    assert near is not None
    assert (near.language, near.state) == ("fr", "")


@pytest.mark.parametrize(("name", "language"), [("nothing", "en"), ("agreement", "ti")])
def test_what_is_not_there_is_refused(name: str, language: str) -> None:
    with pytest.raises(UnknownTemplateError):
        written(name, language)


def test_missing_values_are_listed_and_leave_a_line() -> None:
    made = written("confirmation", "en", values=lambda _: {**EVERYTHING, "room": ""})
    assert made.empty == {"room"}
    assert any("Room: …" in line.text for line in made.lines)


@pytest.mark.parametrize("community", ["fr", "nl", "de", None])
def test_help_numbers_come_from_the_local_facts(community: str | None) -> None:
    said = [line.text for line in written("parents-before", "fr", community=community).lines]
    assert any("116\u00a0000" in text for text in said)
    assert any("112" in text for text in said)


def test_a_faulty_template_or_catalogue_is_a_fault_and_the_others_stand(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "reviews").mkdir()
    (tmp_path / "good.yaml").write_text(
        "id: good\nsort: letter\nreaders: host\ntitle: T\nparts: []\n"
    )
    (tmp_path / "torn.yaml").write_text("id: [torn\n")
    (tmp_path / "twice.yaml").write_text(
        "id: twice\nsort: letter\nreaders: host\ntitle: T\n"
        "parts: [{id: a, text: x}, {id: a, text: y}]\n"
    )
    (tmp_path / "texts" / "fr.po").write_bytes(b"\xff\xfe")
    (tmp_path / "reviews" / "fr.yaml").write_text("reviews: 3\n")
    read = take(tmp_path)
    assert list(read.templates) == ["good"]
    assert [Path(each.file).name for each in read.faults] == [
        "torn.yaml",
        "twice.yaml",
        "fr.po",
        "fr.yaml",
    ]

"""What `packs check` says of voices: a note for staff, and never a fault."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from declic.packs import queries as packs
from declic.packs.commands import check
from declic.recordings.tests.conftest import TWO, at, speak
from declic.recordings.tests.own_pack import OwnPack, own_pack
from declic.web import voices


@pytest.fixture
def rain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OwnPack:
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    return own_pack(tmp_path / "packs/rain")


def said(capsys: pytest.CaptureFixture[str], rain: OwnPack, *, unspoken: bool = False) -> str:
    args = Namespace(path=str(rain.path), unspoken=unspoken)
    done = voices.check(args)
    told = capsys.readouterr().out
    # A note changes nothing of what the check of packs says.
    assert done == check(args)
    assert told.startswith(capsys.readouterr().out)
    return told


def test_the_check_counts_what_is_spoken_in_each_language(
    rain: OwnPack, capsys: pytest.CaptureFixture[str]
) -> None:
    before = said(capsys, rain)
    assert "note: rain, fr: 0 of " in before
    speak()
    assert "note: rain, fr: 1 of " in said(capsys, rain)


def test_each_text_without_a_recording_is_named_with_its_line_when_asked(
    rain: OwnPack, capsys: pytest.CaptureFixture[str]
) -> None:
    words = at().text
    named = f": note: no recording in fr: {words}"
    assert named not in said(capsys, rain)
    assert f"activities/roof.yaml:{line(rain)}{named}" in said(capsys, rain, unspoken=True)
    speak()
    assert named not in said(capsys, rain, unspoken=True)


def line(rain: OwnPack) -> int:
    read = packs.read_pack(rain.path)
    return next(text.fault("").line for text in read.texts() if text.key == TWO)


def test_a_recording_of_other_words_is_none(rain: OwnPack) -> None:
    speak()
    spoken = {each.language: each for each in voices.unspoken(packs.read_pack(rain.path))}
    assert TWO not in [text.key for text, _ in spoken["fr"].texts]
    assert "It stops." in [said_ for _, said_ in spoken["en"].texts]


def test_what_a_session_fills_is_not_asked_for(rain: OwnPack) -> None:
    found = [
        said_ for each in voices.unspoken(packs.read_pack(rain.path)) for _, said_ in each.texts
    ]
    assert found
    assert not [said_ for said_ in found if "{{" in said_]


def test_a_folder_that_cannot_be_read_has_its_faults_and_no_note(
    rain: OwnPack, capsys: pytest.CaptureFixture[str]
) -> None:
    (rain.path / "pack.yaml").write_text("id: [", "utf-8")
    assert voices.check(Namespace(path=str(rain.path), unspoken=True)) == 1
    assert "note:" not in capsys.readouterr().out

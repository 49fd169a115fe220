"""A backup holds the recordings and reviews beside the database, and brings them back."""

from __future__ import annotations

import datetime as dt
import io
import tarfile
from pathlib import Path

import pytest

from declic.recordings import actions, queries, shelf
from declic.recordings.tests.own_pack import own_pack
from declic.recordings.tests.sounds import wav
from declic.web import beside, cli, sealing
from declic.web.tests.conftest import OpenSession

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "four plain words here"
NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
PLAN, TEXT = "rain/dry", "activities/roof:content.cards.two.title"
REVIEW = "reviews: []\nremarks: []\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "COST", 2)


@pytest.fixture
def data(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation in which somebody spoke a sentence and reviewed a pack."""
    monkeypatch.setenv("DECLIC_DATA", str(folder))
    own_pack(folder / "packs/rain")
    speak(wav())
    review = folder / "reviews/rain/fr.yaml"
    review.parent.mkdir(parents=True)
    review.write_text(REVIEW, "utf-8")
    return folder


def speak(sound: bytes) -> None:
    sentence = next(each for each in queries.sentences(PLAN, "fr") if each.key == TEXT)
    actions.keep("fr", sentence, actions.Spoken(sound, "Ada Example"), at=NOON)


def heard() -> list[str]:
    return [each.recording.speaker for each in shelf.heard("fr").values()]


@pytest.fixture
def saved(data: Path) -> str:
    (data.parent / "phrase").write_text(PHRASE, "utf-8")
    file = data.parent / "saved.declic"
    assert cli.main(["backup", str(file), *words(data)]) == 0
    return str(file)


def words(data: Path) -> list[str]:
    return ["--passphrase-file", str(data.parent / "phrase")]


def lose(data: Path) -> None:
    for path in [*data.glob("audio/fr/*"), *data.glob("reviews/*/*")]:
        path.unlink()
    assert heard() == []


def restore(data: Path, saved: str) -> int:
    return cli.main(["restore", saved, "--replace", *words(data)])


def test_what_was_spoken_and_reviewed_comes_back(
    data: Path, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lose(data)
    assert restore(data, saved) == 0
    assert heard() == ["Ada Example"]
    assert (data / "reviews/rain/fr.yaml").read_text("utf-8") == REVIEW
    assert "Recordings brought back: 1. Folders of reviews: 1." in capsys.readouterr().out


def test_a_voice_is_not_readable_in_the_file(data: Path, saved: str) -> None:
    del data
    assert b"Ada Example" not in Path(saved).read_bytes()


def test_the_backup_takes_the_place_of_newer_recordings_of_its_languages(
    data: Path, saved: str
) -> None:
    speak(wav(880))
    kept = data / "audio/nl/other.wav"
    kept.parent.mkdir()
    kept.write_bytes(wav())
    assert restore(data, saved) == 0
    (found,) = shelf.heard("fr").values()
    assert found.file.read_bytes() == wav()
    assert kept.exists()


@pytest.mark.parametrize("remembered", [True, False])
def test_what_was_deleted_since_stays_deleted(
    data: Path, saved: str, monkeypatch: pytest.MonkeyPatch, *, remembered: bool
) -> None:
    ((name, _),) = shelf.heard("fr").items()
    actions.remove("fr", name)
    if not remembered:  # the control: without the memory of it the voice is back
        monkeypatch.setattr(shelf, "removed", frozenset)
    assert restore(data, saved) == 0
    assert heard() == ([] if remembered else ["Ada Example"])
    sounds = list((data / "audio/fr").glob("*.wav"))
    assert bool(sounds) is not remembered
    assert ("Ada" in (data / "audio/fr/recordings.yaml").read_text("utf-8")) is not remembered


def test_what_is_spoken_again_may_come_back(data: Path) -> None:
    ((name, _),) = shelf.heard("fr").items()
    actions.remove("fr", name)
    assert shelf.removed()
    speak(wav())
    assert not shelf.removed()
    del data


def test_recordings_are_not_overwritten_unasked(
    data: Path, saved: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["restore", saved, *words(data)]) == 1
    assert "Add --replace" in capsys.readouterr().err
    lose(data)
    assert cli.main(["restore", saved, *words(data)]) == 0


def test_an_older_backup_holds_the_database_alone_and_takes_nothing_away(
    data: Path, session: OpenSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    session(code="kept")
    (data.parent / "phrase").write_text(PHRASE, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(beside, "packed", lambda database, _data: database)
        cli.main(["backup", str(data.parent / "old.declic"), *words(data)])
    assert restore(data, str(data.parent / "old.declic")) == 0
    assert heard() == ["Ada Example"]


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, body in files.items():
            about = tarfile.TarInfo(name)
            about.size = len(body)
            made.addfile(about, io.BytesIO(body))
        link = tarfile.TarInfo("audio/fr/link.wav")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    return out.getvalue()


def test_nothing_leaves_the_folders_whoever_wrote_the_archive() -> None:
    strange = {
        "../audio/fr/a.wav": b"1", "/audio/fr/a.wav": b"1", "audio/../keys/a.key": b"1",
        "keys/day/a.key": b"1", "audio/fr/deep/a.wav": b"1", "audio/fr/.hidden": b"1",
        "audio/fr/good.wav": b"2", beside.DATABASE: b"3",
    }  # fmt: skip
    assert beside.unpacked(archive(**strange)) == (b"3", {("audio", "fr"): {"good.wav": b"2"}})


def test_too_much_for_one_file_is_refused_with_what_to_do(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (data.parent / "phrase").write_text(PHRASE, "utf-8")
    monkeypatch.setattr(beside, "MOST", 10)
    assert cli.main(["backup", str(data.parent / "big.declic"), *words(data)]) == 1
    assert "Copy the folder audio by hand" in capsys.readouterr().err
    assert not (data.parent / "big.declic").exists()

"""An installation with the small pack `rain`, whose texts can be spoken."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from declic.recordings import actions, queries
from declic.recordings.models import Sentence
from declic.recordings.tests.own_pack import OwnPack, own_pack
from declic.recordings.tests.sounds import wav

NOON = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
PLAN = "rain/dry"
TWO = "activities/roof:content.cards.two.title"


@pytest.fixture
def rain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OwnPack:
    """The pack `rain` as this installation's own."""
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    return own_pack(tmp_path / "packs/rain")


def at(key: str = TWO, language: str = "fr") -> Sentence:
    """Give the text of that key as the page shows it."""
    return next(each for each in queries.sentences(PLAN, language) if each.key == key)


def speak(
    key: str = TWO, *, sound: bytes | None = None, machine: bool = False, by: str = "Ada Example"
) -> Sentence:
    """Keep a recording of a text in French."""
    body = wav() if sound is None else sound
    actions.keep("fr", at(key), actions.Spoken(body, by, machine), at=NOON)
    return at(key)

"""The words of the screens themselves are those that the screens really say."""

from __future__ import annotations

from pathlib import Path

import pytest

import declic
from declic.recordings.words import HELP, ROOM, spoken_everywhere

TEMPLATES = Path(declic.__file__).parent.glob("**/templates/**/*.html")
SAID = "\n".join(path.read_text("utf-8") for path in TEMPLATES)


@pytest.mark.parametrize("words", [*HELP, *ROOM])
def test_every_line_stands_in_a_template(words: str) -> None:
    assert f'{{% translate "{words}" %}}' in SAID


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "ar"])
def test_they_are_there_in_every_language_of_the_room(language: str) -> None:
    said = dict(spoken_everywhere(language))
    assert len(said) == len({*HELP, *ROOM})
    assert (said["interface:Eyes up"] == "Eyes up") == (language == "en")


def test_what_nobody_translated_is_left_out() -> None:
    said = dict(spoken_everywhere("prs"))
    assert "interface:Someone who listens" in said
    assert len(said) < len({*HELP, *ROOM})

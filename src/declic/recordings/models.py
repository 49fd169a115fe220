"""What is known of a recording: `recordings.yaml`, beside the sounds of one language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from declic.packs.models import Day, PersonName, Strict

Voice = Literal["person", "machine"]
Ending = Literal["ogg", "webm", "mp3", "m4a", "wav"]
Name = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Print = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Recording(Strict):
    """One spoken sentence. It counts as long as its file is the very one that was kept.

    `name`: the hash of language and words, which is the file's name too. `key`: where the words
    stood, so that words that changed are found again. `sound`: the hash of the file.
    """

    name: Name
    ending: Ending
    sound: Print
    key: Annotated[str, StringConstraints(max_length=300)]
    says: Annotated[str, StringConstraints(max_length=4000)]
    voice: Voice
    speaker: PersonName
    date: Day
    reviewed_by: PersonName | None = None
    reviewed_on: Day | None = None

    @property
    def for_help(self) -> bool:
        """Whether it may be heard where help numbers stand: a machine's voice needs a review."""
        return self.voice == "person" or self.reviewed_by is not None


class Recordings(Strict):
    """`recordings.yaml`. The product writes it."""

    recordings: Annotated[list[Recording], Field(default_factory=list, max_length=5000)]


@dataclass(frozen=True, slots=True)
class Heard:
    """A recording whose file is there. `own`: of this installation, and not of a pack."""

    language: str
    recording: Recording
    file: Path
    own: bool

    @property
    def address(self) -> str:
        """Where phones fetch it. It names the words and the sound, so that it is never stale."""
        return f"/audio/{self.language}/{self.recording.name}-{self.recording.sound[:16]}"

    @property
    def by_machine(self) -> bool:
        """Whether a machine speaks."""
        return self.recording.voice == "machine"


State = Literal["missing", "outdated", "machine", "person", "filled"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text as young people see it, and who speaks it.

    `filled`: a mark in it is filled only while a session runs. `before`: what was recorded for
    other words in this place.
    """

    key: str
    text: str
    name: str
    heard: Heard | None = None
    before: Heard | None = None
    filled: bool = False

    @property
    def state(self) -> State:
        """Say how it stands."""
        if self.filled:
            return "filled"
        if self.heard is not None:
            return self.heard.recording.voice
        return "outdated" if self.before is not None else "missing"

    @property
    def part(self) -> str:
        """Name the part of the pack in which it stands."""
        return self.key.partition(":")[0]

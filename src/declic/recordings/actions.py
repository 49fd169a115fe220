"""Keep, mark, review and delete the recordings of this installation.

A recording of a pack is taken over before it is changed, since delivered packs may lie where
nobody writes. Sound first, list last: whatever stops in between, nothing wrong is heard.
"""

from __future__ import annotations

import datetime as dt
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import cast

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from declic.packs.reader import UnreadableError
from declic.recordings import shelf
from declic.recordings.models import Ending, Heard, Recording, Recordings, Sentence, Voice
from declic.recordings.rules import MOST, print_of, sort_of

# One process writes these files.
_one_at_a_time = threading.Lock()


class RecordingRefusedError(Exception):
    """Why nothing was kept: `sort`, `size`, `empty`, `name`, `filled`, `unknown`, `changed`,
    `file`, `disk`.
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sound that somebody brings. `machine`: no person speaks."""

    body: bytes
    speaker: str
    machine: bool = False


def keep(language: str, sentence: Sentence, spoken: Spoken, *, at: dt.datetime) -> Recording:
    """Keep who speaks a sentence; it takes the place of an older recording of these words."""
    if sentence.filled:
        raise RecordingRefusedError("filled")
    made = _made(sentence, spoken, at)
    _put(language, made, spoken.body)
    if made.sound in shelf.removed():
        _write_removed(shelf.removed() - {made.sound})
    return made


def _made(sentence: Sentence, spoken: Spoken, at: dt.datetime) -> Recording:
    if not spoken.body:
        raise RecordingRefusedError("empty")
    if len(spoken.body) > MOST:
        raise RecordingRefusedError("size")
    sort = sort_of(spoken.body[:64])
    if sort is None:
        raise RecordingRefusedError("sort")
    voice: Voice = "machine" if spoken.machine else "person"
    return _valid(
        lambda: Recording(
            name=sentence.name,
            ending=cast("Ending", sort.ending),
            sound=print_of(spoken.body),
            key=sentence.key,
            says=sentence.text,
            voice=voice,
            speaker=spoken.speaker,
            date=_day(at),
        )
    )


def review(language: str, name: str, *, heard: str, by: str, at: dt.datetime) -> None:
    """Keep that a person listened to a machine. `heard` is the print of what was listened to."""
    found = _found(language, name)
    if found.recording.sound != heard:
        raise RecordingRefusedError("changed")
    told = {"reviewed_by": by, "reviewed_on": _day(at)}
    _change(language, found, told)


def call(language: str, name: str, voice: Voice) -> None:
    """Say that a machine speaks, or a person after all. A review before that counts no more."""
    told = {"voice": voice, "reviewed_by": None, "reviewed_on": None}
    _change(language, _found(language, name), told)


def remove(language: str, name: str) -> None:
    """Delete a recording of this installation, and what is known of it."""
    found = _found(language, name)
    if not found.own:
        raise RecordingRefusedError("unknown")
    with _one_at_a_time:
        _write(language, [each for each in _kept(language) if each.name != name])
        found.file.unlink(missing_ok=True)
        _write_removed({*shelf.removed(), found.recording.sound})


def bring_back(language: str, files: Mapping[str, bytes]) -> int:
    """Put the recordings of a backup in the place of those of a language; return how many.

    One that was deleted since stays deleted, and what nobody wrote down is left out.
    """
    known = _recordings_in(files.get(shelf.LIST, b""))
    gone = shelf.removed()
    there = [
        each
        for each in known
        if each.sound not in gone and print_of(files.get(_file(each), b"")) == each.sound
    ]
    folder = shelf.own_folder(language)
    with _one_at_a_time:
        for each in there:
            _whole(folder / _file(each), files[_file(each)])
        _write(language, there)
        kept = {_file(each) for each in there} | {shelf.LIST}
        for old in folder.iterdir():
            if old.name not in kept:
                old.unlink()
    return len(there)


def _recordings_in(body: bytes) -> list[Recording]:
    try:
        return Recordings.model_validate(YAML(typ="safe", pure=True).load(body) or {}).recordings
    except (YAMLError, UnicodeDecodeError, ValidationError) as error:
        raise RecordingRefusedError("file") from error


def _file(each: Recording) -> str:
    return f"{each.name}.{each.ending}"


def _write_removed(sounds: Iterable[str]) -> None:
    """Remember by their prints alone what was deleted, so that no backup brings it back."""
    _whole(shelf.all_own() / shelf.REMOVED, "".join(f"{e}\n" for e in sorted(sounds)).encode())


def _change(language: str, found: Heard, told: Mapping[str, object]) -> None:
    made = _valid(lambda: Recording.model_validate({**found.recording.model_dump(), **told}))
    _put(language, made, b"" if found.own else found.file.read_bytes())


def _found(language: str, name: str) -> Heard:
    found = shelf.heard(language).get(name)
    if found is None:
        raise RecordingRefusedError("unknown")
    return found


def _valid(make: Callable[[], Recording]) -> Recording:
    try:
        return make()
    except ValidationError as error:
        raise RecordingRefusedError("name") from error


def _put(language: str, made: Recording, body: bytes) -> None:
    """Write the sound, then the list, then take away the sound that it replaces."""
    folder = shelf.own_folder(language)
    with _one_at_a_time:
        kept = _kept(language)
        if body:
            _whole(folder / f"{made.name}.{made.ending}", body)
        _write(language, [each for each in kept if each.name != made.name] + [made])
        for old in kept:
            if old.name == made.name and old.ending != made.ending:
                (folder / f"{old.name}.{old.ending}").unlink(missing_ok=True)


def _kept(language: str) -> list[Recording]:
    """Read the list. One that cannot be read is left as it is."""
    try:
        return shelf.listed(shelf.own_folder(language)).recordings
    except (UnreadableError, ValidationError) as error:
        raise RecordingRefusedError("file") from error


def _write(language: str, made: list[Recording]) -> None:
    yaml, out = YAML(typ="safe", pure=True), StringIO()
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.dump(Recordings(recordings=made).model_dump(mode="json"), out)
    _whole(shelf.own_folder(language) / shelf.LIST, out.getvalue().encode())


def _whole(file: Path, body: bytes) -> None:
    """Write a file wholly or not at all."""
    beside = file.with_suffix(".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(body)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RecordingRefusedError("disk") from error


def _day(at: dt.datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d}"

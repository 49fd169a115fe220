"""The command `declic packs check`: faults of packs, and a note of what nobody has spoken yet."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from declic.packs import commands as packs
from declic.packs.queries import marks_in, read_pack, read_packs
from declic.packs.shelf import PackText, PackUnreadableError, ReadPack
from declic.recordings.queries import recorded
from declic.recordings.rules import name_of, plain
from declic.recordings.shelf import of_pack


@dataclass(frozen=True, slots=True)
class Unspoken:
    """The texts of a pack that nobody has spoken in a language, of how many that could be.

    A text with a mark is not among them: what fills it decides what is to be said.
    """

    language: str
    of: int
    texts: tuple[tuple[PackText, str], ...]


def unspoken(read: ReadPack) -> Iterator[Unspoken]:
    """Say for each language of a pack which texts young people see and nobody has spoken."""
    seen = [text for text in read.texts() if text.text.seen == "room"]
    for language in read.languages:
        spoken = {**of_pack(read.folder, language), **recorded(language)}
        held = (text for text in seen if read.needs(text, language))
        told: dict[str, tuple[PackText, str]] = {}
        for text in held:
            said = read.translation(language, text.key, text.text)
            if said and not marks_in(said):
                told.setdefault(name_of(language, said), (text, plain(said)))
        missing = tuple(each for name, each in told.items() if name not in spoken)
        yield Unspoken(language, len(told), missing)


def check(args: Namespace) -> int:
    """Print every fault; then, as a note that refuses nothing, what has no recording."""
    done = packs.check(args)
    for read in _read(args.path):
        for note in _notes(read, each=args.unspoken):
            sys.stdout.write(f"{note}\n")
    return done


def _read(path: str | None) -> Iterator[ReadPack]:
    if path is None:
        yield from read_packs()
    elif Path(path).is_dir():
        try:
            yield read_pack(Path(path))
        except PackUnreadableError:
            return  # its faults are told already


def _notes(read: ReadPack, *, each: bool) -> Iterator[str]:
    for found in unspoken(read):
        spoken = found.of - len(found.texts)
        told = f"note: {read.pack.value.id}, {found.language}: {spoken} of {found.of} texts for"
        more = "" if each or not found.texts else "; --unspoken names the others"
        yield f"{told} young people have a recording{more}."
        for text, said in found.texts if each else ():
            place = text.fault("")
            yield f"{place.file}:{place.line}: note: no recording in {found.language}: {said}"

"""The command `declic packs check`: faults of packs, and a note of what nobody has spoken yet."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from declic.packs import commands as packs
from declic.packs.queries import read_pack, read_packs
from declic.packs.shelf import PackUnreadableError, ReadPack
from declic.recordings import queries


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
    for found in queries.unspoken(read):
        spoken = found.of - len(found.texts)
        told = f"note: {read.pack.value.id}, {found.language}: {spoken} of {found.of} texts for"
        more = "" if each or not found.texts else "; --unspoken names the others"
        yield f"{told} young people have a recording{more}."
        for text, said in found.texts if each else ():
            place = text.fault("")
            yield f"{place.file}:{place.line}: note: no recording in {found.language}: {said}"

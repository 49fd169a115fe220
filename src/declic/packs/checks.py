"""Every fault of a pack: those of reading, and what only the whole pack can show."""

from __future__ import annotations

from collections.abc import Iterator

from declic.packs.models import Fault
from declic.packs.resolve import FactsOf
from declic.packs.shelf import ReadPack


def faults_of(read: ReadPack, facts: FactsOf) -> Iterator[Fault]:
    """Give the faults of a pack."""
    del facts
    yield from read.faults

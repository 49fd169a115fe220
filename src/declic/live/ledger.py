"""The ledger of what was erased. It lies beside the database and in no backup.

After a restore of an older backup it says what has to be erased again. An entry is written inside
the transaction that erases, so that nothing is erased that it does not name.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable
from pathlib import Path
from uuid import UUID

from django.conf import settings

LEDGER = "purges.jsonl"
Entry = dict[str, str]


def enter(what: str, which: Iterable[object], at: str) -> None:
    """Write down what is erased now. `at` is a time, or only a day where a time tells too much."""
    told = [json.dumps({"what": what, "which": str(each), "at": at}) for each in which]
    if told:
        with _path().open("a", encoding="utf-8") as ledger:
            # A line that a power cut tore must not swallow the next one.
            ledger.write("" if _ends_whole() else "\n")
            ledger.writelines(f"{line}\n" for line in told)
            ledger.flush()
            os.fsync(ledger.fileno())


def entries() -> list[Entry]:
    """Read everything that was erased, the oldest first.

    A torn line is left out: it is written before what it names is erased, so nothing was.
    """
    if not _path().exists():
        return []
    lines = _path().read_text(encoding="utf-8", errors="replace").splitlines()
    return [entry for line in lines if (entry := _read(line))]


def _read(line: str) -> Entry | None:
    try:
        entry = json.loads(line)
    except ValueError:
        return None
    return entry if isinstance(entry, dict) and {"what", "which"} <= entry.keys() else None


def _ends_whole() -> bool:
    with _path().open("rb") as ledger:
        if not ledger.seek(0, os.SEEK_END):
            return True
        ledger.seek(-1, os.SEEK_END)
        return ledger.read() == b"\n"


def forgotten(session: UUID, respondent: str, last: int) -> str:
    """Name the answers of a seat up to a row; it may answer again after it forgot."""
    return f"{session} {respondent} {last}"


def strike(sessions: Collection[UUID]) -> None:
    """Take out which seats forgot their answers, when the seats themselves are gone."""
    gone = {str(session) for session in sessions}
    told = entries()
    kept = [entry for entry in told if _session_of(entry) not in gone]
    if len(kept) == len(told):
        return
    fresh = _path().with_suffix(".new")
    fresh.touch(mode=0o600)
    with fresh.open("w", encoding="utf-8") as ledger:
        ledger.writelines(f"{json.dumps(entry)}\n" for entry in kept)
        ledger.flush()
        os.fsync(ledger.fileno())
    fresh.replace(_path())


def _session_of(entry: Entry) -> str:
    """Give the session in which a seat forgot its answers."""
    return entry["which"].partition(" ")[0] if entry["what"] == "answers" else ""


def _path() -> Path:
    return Path(settings.DECLIC_DATA) / LEDGER

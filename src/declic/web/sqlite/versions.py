"""Which SQLite may hold a room's answers."""

from __future__ import annotations

Version = tuple[int, int, int]

FIRST_AFFECTED: Version = (3, 7, 0)
FIRST_SOUND: Version = (3, 51, 3)
SOUND_IN_SERIES: dict[tuple[int, int], int] = {(3, 50): 7, (3, 44): 6}


def can_lose_commits(version: Version) -> bool:
    """Say whether this SQLite can lose a committed transaction when its WAL starts anew.

    The fault is in 3.7.0 to 3.51.2; 3.50.7 and 3.44.6 carry the repair too.
    """
    repaired_from = SOUND_IN_SERIES.get(version[:2])
    if repaired_from is not None and version[2] >= repaired_from:
        return False
    return FIRST_AFFECTED <= version < FIRST_SOUND


def refusal(version: Version) -> str | None:
    """Return the sentence for an SQLite that must not be used, else None."""
    if version < FIRST_AFFECTED:
        fault = "is too old to write safely while others read"
    elif can_lose_commits(version):
        fault = "can lose answers that were already saved"
    else:
        return None
    told = ".".join(str(part) for part in version)
    return (
        f"The SQLite {told} of this installation {fault}. "
        'Install a newer one with: python -m pip install --upgrade "pysqlite3>=0.6.1"'
    )

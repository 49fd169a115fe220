from __future__ import annotations

import datetime as dt

import pytest

from declic.web import sealing
from declic.web.sealing import SealBrokenError, opened, seal

MADE = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
LATER = MADE + dt.timedelta(days=3)
PHRASE = "four plain words here"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes guessing slow makes tests slow too."""
    monkeypatch.setattr(sealing, "COST", 2)


def test_what_was_sealed_can_be_opened_with_the_passphrase() -> None:
    envelope = seal(b"the contents" * 9, PHRASE, made=MADE, expires=LATER)
    assert b"the contents" not in envelope
    assert opened(envelope, PHRASE, now=MADE) == b"the contents" * 9


def test_two_envelopes_of_the_same_contents_differ() -> None:
    twice = [seal(b"contents", PHRASE, made=MADE, expires=LATER) for _ in range(2)]
    assert twice[0] != twice[1]


def test_another_passphrase_does_not_open_it() -> None:
    envelope = seal(b"contents", PHRASE, made=MADE, expires=LATER)
    with pytest.raises(SealBrokenError) as broken:
        opened(envelope, PHRASE + "!", now=MADE)
    assert broken.value.reason == "closed"


def test_it_opens_until_it_expires_and_not_then() -> None:
    envelope = seal(b"contents", PHRASE, made=MADE, expires=LATER)
    assert opened(envelope, PHRASE, now=LATER - dt.timedelta(seconds=1))
    with pytest.raises(SealBrokenError) as broken:
        opened(envelope, PHRASE, now=LATER)
    assert (broken.value.reason, broken.value.expires) == ("expired", LATER)


def test_it_never_lasts_longer_than_thirty_days() -> None:
    envelope = seal(b"contents", PHRASE, made=MADE, expires=MADE + dt.timedelta(days=99))
    with pytest.raises(SealBrokenError):
        opened(envelope, PHRASE, now=MADE + dt.timedelta(days=30))


def test_a_later_expiry_written_into_the_first_line_does_not_open() -> None:
    envelope = seal(b"contents", PHRASE, made=MADE, expires=LATER)
    forged = envelope.replace(LATER.isoformat().encode(), b"2026-03-09T12:00:00+00:00")
    assert forged != envelope
    with pytest.raises(SealBrokenError) as broken:
        opened(forged, PHRASE, now=LATER)
    assert broken.value.reason == "closed"


def test_an_expiry_after_thirty_days_counts_for_nothing_whoever_wrote_it() -> None:
    told = sealing.Seal(MADE, MADE + dt.timedelta(days=99), b"s" * 16)
    with pytest.raises(SealBrokenError) as broken:
        opened(sealing.first_line(told) + b"\n", PHRASE, now=MADE + dt.timedelta(days=31))
    assert broken.value.reason == "expired"


@pytest.mark.parametrize("at", [-1, -20, -40])
def test_a_changed_byte_does_not_open(at: int) -> None:
    envelope = bytearray(seal(b"contents" * 9, PHRASE, made=MADE, expires=LATER))
    envelope[at] ^= 1
    with pytest.raises(SealBrokenError) as broken:
        opened(bytes(envelope), PHRASE, now=MADE)
    assert broken.value.reason == "closed"


@pytest.mark.parametrize(
    "strange",
    [
        b"",
        b"no line",
        b"SQLite format 3\0\nrest",
        b"declic-backup {}\n",
        b"declic-backup []\n",
        b"declic-backup 1\n",
        b"\xff\xfe\n",
        b"x" * 5000 + b"\n",
        b'declic-backup {"made": "2026-03-01", "expires": "2026-03-02", "salt": "", "format": 1}\n',
    ],
)
def test_another_file_is_not_taken_for_a_backup(strange: bytes) -> None:
    with pytest.raises(SealBrokenError) as broken:
        opened(strange, PHRASE, now=MADE)
    assert broken.value.reason == "strange"


def test_a_cut_off_backup_does_not_open() -> None:
    envelope = seal(b"contents", PHRASE, made=MADE, expires=LATER)
    first_line = envelope.index(b"\n") + 1
    with pytest.raises(SealBrokenError) as broken:
        opened(envelope[: first_line + 5], PHRASE, now=MADE)
    assert broken.value.reason == "closed"

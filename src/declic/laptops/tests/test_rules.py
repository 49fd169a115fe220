"""The file, its addresses, and what an import makes of editions in any order."""

from __future__ import annotations

import base64
import datetime as dt
import json
import random
from collections.abc import Callable
from functools import reduce

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from declic.laptops.rules import envelope as e
from declic.laptops.rules.addresses import callable_address
from declic.laptops.rules.bodies import Receipt, body_of
from declic.laptops.rules.merging import Edition, Verdict, judge

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
SENDER = KEY.public_key().public_bytes_raw()
FILE = e.written(e.Envelope("results", SENDER, "somebody", b"hello"), KEY.sign)
AT = dt.datetime(2027, 2, 1, tzinfo=dt.UTC)
Told = dict[str, object]


def changed(change: Callable[[Told], object]) -> bytes:
    """Give the file with one thing changed, written as canonically as before."""
    told = json.loads(FILE)
    change(told)
    return f"{json.dumps(told, sort_keys=True, separators=(',', ':'))}\n".encode()


def reason(data: bytes, what: str = "results") -> str:
    with pytest.raises(e.UnfitError) as unfit:
        e.read(data, what)
    return unfit.value.reason


@given(st.binary(), st.text(st.characters(codec="utf-8")))
def test_what_was_written_is_read(body: bytes, to: str) -> None:
    envelope = e.Envelope("results", SENDER, to, body)
    assert e.read(e.written(envelope, KEY.sign), "results") == envelope


def test_every_changed_bit_is_refused() -> None:
    for at in range(len(FILE)):
        for bit in range(8):
            data = bytearray(FILE)
            data[at] ^= 1 << bit
            assert reason(bytes(data)) in {"strange", "signature", "newer", "other"}


def test_every_cut_is_refused() -> None:
    assert {reason(FILE[:length]) for length in range(len(FILE))} == {"strange"}


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "strange"),
        (b"\xff\xfe", "strange"),
        (b"[]", "strange"),
        (b"{}", "strange"),
        (b'{"declic":7}', "strange"),
        (b"[" * 100_000, "strange"),
        (b'{"declic":NaN}', "strange"),
        (b'{"declic":' + b"9" * 5000 + b"}", "strange"),
        (b" " * (e.LARGEST + 1), "large"),
        (FILE.rstrip(), "strange"),
        (FILE + b" ", "strange"),
        (FILE.replace(b'"body"', b'"body" '), "strange"),
        (changed(lambda told: told.update(format=2)), "newer"),
        (changed(lambda told: told.update(format=0)), "strange"),
        (changed(lambda told: told.update(format=True)), "strange"),
        (changed(lambda told: told.update(more="x")), "strange"),
        (changed(lambda told: told.pop("to")), "strange"),
        (changed(lambda told: told.update(body="*")), "strange"),
        (changed(lambda told: told.update(body=7)), "strange"),
        (changed(lambda told: told.update(to="me")), "signature"),
        (changed(lambda told: told.update({"from": "AAAA"})), "signature"),
        (changed(lambda told: told.update(declic="receipt")), "other"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_with_a_reason(data: bytes, why: str) -> None:
    assert reason(data) == why


def test_another_key_does_not_sign_for_this_one() -> None:
    other = Ed25519PrivateKey.generate()
    assert reason(e.written(e.Envelope("results", SENDER, "", b""), other.sign)) == "signature"


def test_control_without_the_one_way_of_writing_a_changed_bit_passes() -> None:
    # The last letter before the padding of base64 has bits that nobody reads.
    text = base64.b64encode(b"hello").decode()
    other = text.replace("8=", "9=")
    assert base64.b64decode(text, validate=True) == base64.b64decode(other, validate=True)
    assert reason(FILE.replace(text.encode(), other.encode())) == "strange"


def test_signs_to_compare_differ_with_the_key() -> None:
    assert e.fingerprint(SENDER) != e.fingerprint(SENDER[::-1])
    assert [len(group) for group in e.fingerprint(SENDER).split("-")] == [4, 4, 4, 4]


def test_a_body_with_something_unknown_is_refused() -> None:
    with pytest.raises(e.UnfitError, match="strange"):
        body_of(Receipt, b'{"result":"x","more":1}')


@pytest.mark.parametrize(
    ("typed", "called"),
    [
        (" https://office.example/x ", "https://office.example/x"),
        ("http://127.0.0.1:8000/x", "http://127.0.0.1:8000/x"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x"),
        ("http://office.example/x", None),
        ("http://127.0.0.1.example/x", None),
        ("https://user@office.example/", None),
        ("https://office.example:port/", None),
        ("https://[office", None),
        ("file:///etc/passwd", None),
        ("ftp://127.0.0.1/", None),
        ("https:///x", None),
        ("https://office.example/a b", None),
        ("https://office.example/é", None),
        ("https://office.example/\tx", None),
        ("", None),
    ],
)
def test_only_https_and_this_computer_are_called(typed: str, called: str | None) -> None:
    assert callable_address(typed) == called


FACTS = ["opened", "shown", "closed", "ended", "present", "present"]


def edition(length: int, minutes: int, result: str = "a") -> Edition:
    return Edition("key", "date", FACTS[:length], AT + dt.timedelta(minutes=minutes), result)


def settled(known: Edition | None, told: Edition) -> Edition | None:
    return told if judge(known, told) is Verdict.KEEP else known


EDITIONS = st.lists(
    st.builds(edition, st.integers(3, 6), st.integers(0, 3), st.sampled_from("ab")),
    min_size=1,
    max_size=6,
)


@settings(max_examples=500)
@given(EDITIONS, st.integers())
def test_in_whatever_order_and_how_often_the_same_edition_stays(
    told: list[Edition], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311  # only an order
    shuffled, last = [*told, *told], max(told, key=Edition.order)
    for _ in range(20):
        chance.shuffle(shuffled)
        kept = reduce(settled, shuffled, None)
        assert kept is not None
        assert kept.order() == last.order()


def test_another_laptop_another_date_and_other_facts_are_a_conflict() -> None:
    known = edition(4, 0)
    others = (
        Edition("other", "date", known.facts, AT, "b"),
        Edition("key", "other", known.facts, AT, "b"),
        Edition("key", "date", ["opened", "jumped"], AT, "b"),
        Edition("key", "date", [*FACTS[:3], "jumped", "ended"], AT, "b"),
    )
    assert {judge(known, other) for other in others} == {Verdict.CONFLICT}
    assert judge(known, known) is Verdict.KNOWN
    assert judge(None, known) is Verdict.KEEP

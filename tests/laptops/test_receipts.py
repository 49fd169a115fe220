"""Nothing is erased on the laptop before a receipt of its own office, for its own file."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declic.courses.tests.office import AT
from declic.kernel.ids import new_id
from declic.laptops import keys
from declic.laptops.actions.bringing import bring
from declic.laptops.actions.handing import receive
from declic.laptops.models import (
    Office,
    Opened,
)
from declic.laptops.rules import bodies
from declic.laptops.rules.envelope import Envelope, UnfitError, read, written
from declic.laptops.sentences import SENTENCES
from declic.live.models import Session
from tests.laptops.sides import (
    Side,
    bytes_of,
    carried,
    prepared_office,
    refused,
    results,
    sessions,
)


def test_nothing_is_erased_by_a_receipt_that_does_not_verify(side: Side) -> None:
    _, session, made = carried(side)
    receipt = bytes(bring(data=bytes_of(made), by=None, at=AT).contents)
    other = prepared_office("Zeewind")
    envelope = read(receipt, bodies.RECEIPT)
    forged = keys.office_keys(other.of.organisation.pk)
    signed = Envelope(bodies.RECEIPT, forged.key, envelope.to, envelope.body)
    refused("other_key", lambda: receive(data=written(signed, forged.sign), at=AT))
    refused("other", lambda: receive(data=bytes_of(made), at=AT))
    for at in range(0, len(receipt), 7):
        changed = receipt[:at] + bytes([receipt[at] ^ 2]) + receipt[at + 1 :]
        with pytest.raises(UnfitError):
            receive(data=changed, at=AT)
    assert Session.objects.filter(pk=session).exists()
    assert not Opened.objects.exclude(received_at=None).exists()


def test_a_receipt_for_another_laptop_or_file_erases_nothing(side: Side) -> None:
    prepared, session, made = carried(side)
    second = Ed25519PrivateKey.generate()
    own = sessions(side, made, session=new_id())
    theirs = bring(data=results(side, prepared, made, key=second, sessions=own), by=None, at=AT)
    refused("not_ours", lambda: receive(data=bytes(theirs.contents), at=AT))
    assert Session.objects.filter(pk=session).exists()


def test_control_where_another_signer_is_trusted_its_receipt_erases(side: Side) -> None:
    _, session, made = carried(side)
    receipt = bytes(bring(data=bytes_of(made), by=None, at=AT).contents)
    thief = Ed25519PrivateKey.generate()
    envelope = read(receipt, bodies.RECEIPT)
    sender = thief.public_key().public_bytes_raw()
    data = written(Envelope(bodies.RECEIPT, sender, envelope.to, envelope.body), thief.sign)
    refused("other_key", lambda: receive(data=data, at=AT))
    Office.objects.update(key=sender.hex())
    receive(data=data, at=AT)
    assert not Session.objects.filter(pk=session).exists()


def test_every_reason_has_its_words() -> None:
    assert all(str(words) for words in SENTENCES.values())

"""Who may open which address of certificates: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ACCOUNT, ANYBODY, Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})

DOORS: Mapping[str, Door] = {
    "certificate_check": Door("what a code on a paper stands for", ANYBODY),
    "own_certificates": Door("the own certificates", ACCOUNT),
    "own_certificate": Door(
        "the own certificate of a role, on paper", ACCOUNT, of="own role", by="POST"
    ),
    "own_certificate_end": Door("take the own certificate back", ACCOUNT, of="own role", by="POST"),
    "certificates": Door("the certificates of the own programmes", COORDINATES),
    "certificate_end": Door("end a certificate", COORDINATES, of="certificate", by="POST"),
}

"""Who may open which address of laptops: see `people.doors`.

What a laptop asks of the office, and sends it, is known by a secret or by its seal.
"""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, LEADS, SECRET, Door
from declic.people.models import KEEP

KEEPS = frozenset({KEEP})


def _kept(what: str, *, of: str = "", by: str = "POST") -> Door:
    return Door(what, KEEPS, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "take_along": Door("take a course along", LEADS, of="own date"),
    "bundle": Door("the file that goes along", LEADS, of="unknown bundle"),
    "laptop_results": Door("results that came back", LEADS),
    "laptop_receipt": Door("what goes back to the laptop", LEADS, of="unknown result"),
    "laptop_receipt_file": Door("the receipt as a file", LEADS, of="unknown result"),
    "laptop_fetched": Door("the file, by its secret address", SECRET, of="unknown secret"),
    "laptop_sent": Door("results from a laptop, sealed", ANYBODY, by="POST"),
    "laptop": _kept("what is on this laptop", by="GET"),
    "laptop_open": _kept("open a file"),
    "laptop_trust": _kept("trust an office"),
    "laptop_forget": _kept("forget an office", of="unknown office"),
    "laptop_hold": _kept("open a session of a course that came along", of="unknown preparation"),
    "laptop_make": _kept("make the results file", of="unknown prepared"),
    "laptop_file": _kept("the results file", of="unknown outgoing", by="GET"),
    "laptop_send": _kept("send results", of="unknown prepared"),
    "laptop_take_receipt": _kept("take a receipt in"),
}

"""Who may open which address of what travels: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import ANYBODY, LEADS, Door
from declic.people.models import KEEP

KEEPS = frozenset({KEEP})


def _laptop(what: str, *, of: str = "", by: str = "POST") -> Door:
    return Door(what, KEEPS, of=of, by=by)


DOORS: Mapping[str, Door] = {
    "take_along": Door("make the file of a date", LEADS, of="date to lead"),
    "bundle": Door("the file of a date", LEADS, of="file that went out"),
    "bundle_lost": Door("say that a file was lost", LEADS, of="file that went out", by="POST"),
    "laptop_results": Door("take results in, and what came back", LEADS),
    "laptop_receipt": Door("the receipt of results", LEADS, of="receipt"),
    "laptop_receipt_file": Door("the receipt as a file", LEADS, of="receipt"),
    "laptop_fetched": Door("fetch a file, by its secret", ANYBODY, of="secret of a file"),
    "laptop_sent": Door("send results; the file says from whom", ANYBODY, by="POST"),
    "laptop": _laptop("prepared courses of this computer", by="GET"),
    "laptop_open": _laptop("open a prepared course"),
    "laptop_trust": _laptop("trust an office"),
    "laptop_forget": _laptop("trust an office no longer", of="trusted office"),
    "laptop_hold": _laptop("open the session of a prepared date", of="prepared date"),
    "laptop_make": _laptop("make the results file", of="prepared course"),
    "laptop_file": _laptop("the results file", of="results file", by="GET"),
    "laptop_send": _laptop("send the results", of="prepared course"),
    "laptop_take_receipt": _laptop("take a receipt"),
}

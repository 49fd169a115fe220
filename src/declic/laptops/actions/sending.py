"""On the laptop: over the network, the same as on a stick."""

from __future__ import annotations

import datetime as dt

from declic.laptops import line
from declic.laptops.actions.handing import hand_in, receive
from declic.laptops.actions.opening import take_in
from declic.laptops.models import Outgoing, Prepared
from declic.laptops.queries import told
from declic.laptops.rules.envelope import UnfitError


def fetch(*, address: str, trusted: str = "", at: dt.datetime) -> Prepared:
    """Fetch a prepared course from the secret address that the office gave, and open it."""
    return take_in(data=line.fetch(address), trusted=trusted, at=at)


def send(*, prepared: Prepared, at: dt.datetime) -> Outgoing:
    """Send the results to the address in the signed file, and let go of what was received.

    Whatever breaks on the way, sending again goes on where it was: the office takes the same file
    once.
    """
    address = told(prepared).address
    if not address:
        raise UnfitError("no_address")
    made = hand_in(prepared=prepared, at=at)
    answer = line.send(address, bytes(made.contents or b""))
    return receive(data=answer, at=at)

"""Forget what is due, whenever the purge comes round."""

from __future__ import annotations

import datetime as dt

from declic.peers.actions import deeds, handing, members


def expire(at: dt.datetime) -> int:
    """Forget what has been kept long enough; tell how much that was."""
    return members.expire(at) + deeds.expire(at) + handing.expire(at)

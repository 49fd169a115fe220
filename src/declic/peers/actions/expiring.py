"""Forget what is due, whenever the purge comes round."""

from __future__ import annotations

import datetime as dt

from declic.peers.actions import boosters, deeds, handing, members


def expire(at: dt.datetime) -> int:
    """Forget what has been kept long enough; tell how much that was."""
    expired = (boosters.expire, deeds.expire, handing.expire, members.expire)
    return sum(each(at) for each in expired)

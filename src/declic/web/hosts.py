"""Which names a request may call this server by.

A laptop in a room is reached by an address that nobody knew beforehand, so addresses are let in.
A name from the public network is let in only when it was set: otherwise a page elsewhere could
give its own name our address and then read what the browser gets from us.
"""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import urlsplit

LOCAL_ENDINGS = (".local", ".lan", ".home.arpa", ".internal", ".localhost")
NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\.?")


@lru_cache(maxsize=256)
def known(host: str, base_url: str) -> bool:
    """Say whether the header Host names us. `base_url` is DECLIC_BASE_URL or empty."""
    name = _name(host)
    if name is None:
        return False
    if name == (urlsplit(base_url).hostname or "").lower() or _is_address(name):
        return True
    if not NAME.fullmatch(name):
        return False
    name = name.rstrip(".")
    return "." not in name or name.endswith(LOCAL_ENDINGS)


def _name(host: str) -> str | None:
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port
    except ValueError:
        return None
    if parts.netloc != host or "@" in host or "\\" in host:
        return None
    return parts.hostname


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True

"""Which addresses a laptop calls: HTTPS, and this computer itself."""

from __future__ import annotations

from urllib.parse import urlsplit

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def callable_address(typed: str) -> str | None:
    """Give the address as it is called, or None for one that is not."""
    address = typed.strip()
    try:
        parts = urlsplit(address)
        local = parts.hostname in LOOPBACK
        _ = parts.port
    except ValueError:
        return None
    fit = parts.scheme == "https" or (parts.scheme == "http" and local)
    whole = address.isascii() and address.isprintable() and " " not in address
    return address if fit and whole and parts.hostname and parts.username is None else None

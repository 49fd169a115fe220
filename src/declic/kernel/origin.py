"""May this request change something here? The answer is read from what browsers say about it."""

from __future__ import annotations

from urllib.parse import urlsplit

OTHER_SITES = frozenset({"cross-site", "same-site"})
DEFAULT_PORTS = {"http": 80, "https": 443}


def foreign(*, site: str | None, origin: str | None, host: str | None) -> bool:
    """Say whether a form was sent from another site's page.

    `site` is the header Sec-Fetch-Site, `origin` the header Origin, `host` the header Host; None
    when absent. Browsers send no Sec-Fetch-Site over plain HTTP, and plain clients send neither:
    without both a request is ours, so that a client needs no more than to follow forms.
    """
    if site is not None and site.strip().lower() in OTHER_SITES:
        return True
    return origin is not None and not _is_here(origin.strip(), host)


def _is_here(origin: str, host: str | None) -> bool:
    """`null` is what sandboxed and opaque pages send; it has no host, so it is never here."""
    scheme = origin.partition(":")[0].lower()
    sent_from = _place(origin, scheme)
    return sent_from is not None and sent_from == _place(
        f"{scheme}://{(host or '').strip()}", scheme
    )


def _place(address: str, scheme: str) -> tuple[str, int] | None:
    try:
        usual = DEFAULT_PORTS[scheme]
        parts = urlsplit(address)
        port = parts.port or usual
    except (KeyError, ValueError):
        return None
    return (parts.hostname, port) if parts.hostname else None

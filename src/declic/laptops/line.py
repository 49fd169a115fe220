"""The laptop's line to the office, when there is a network. The office itself calls nobody.

The same bytes go over it as on a stick: what comes back is believed by its signature, and sending
again has no effect. The certificate is checked all the same, so that nobody listens.
"""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.request
from contextlib import suppress
from http.client import HTTPException, HTTPResponse
from typing import Any

from declic.laptops.rules.addresses import callable_address
from declic.laptops.rules.envelope import LARGEST, UnfitError

PATIENCE = 20.0  # seconds


class _NoDetour(urllib.request.HTTPRedirectHandler):
    """Follow nobody elsewhere: the address is the one that the office gave."""

    def redirect_request(self, *_given: Any) -> None:  # noqa: ANN401  # as it is called
        return None


def fetch(address: str) -> bytes:
    """Fetch a file from a secret address of an office, or raise UnfitError."""
    return _exchange(urllib.request.Request(_checked(address)))  # noqa: S310  # checked


def send(address: str, data: bytes) -> bytes:
    """Send results; give the receipt that came back, or raise UnfitError."""
    headers = {"Content-Type": "application/octet-stream", "Accept": "application/json"}
    request = urllib.request.Request(_checked(address), data, headers, method="POST")  # noqa: S310
    return _exchange(request)


def _checked(address: str) -> str:
    checked = callable_address(address)
    if checked is None:
        raise UnfitError("address")
    return checked


def _exchange(request: urllib.request.Request) -> bytes:
    secure = urllib.request.HTTPSHandler(context=ssl.create_default_context())
    # No proxy of the surroundings, no cookies, no detour.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), secure, _NoDetour())
    try:
        with opener.open(request, timeout=PATIENCE) as reply:
            return _whole(reply)
    except urllib.error.HTTPError as error:
        with error:
            raise _refusal(error) from error
    except urllib.error.URLError as error:
        certificate = isinstance(error.reason, ssl.SSLCertVerificationError)
        raise UnfitError("certificate" if certificate else "network") from error
    except (OSError, HTTPException) as error:
        raise UnfitError("network") from error


def _whole(reply: HTTPResponse) -> bytes:
    data = reply.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnfitError("large")
    # Read in one piece, a reply that broke off looks like a short one.
    told = reply.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) != len(data):
        raise UnfitError("network")
    return data


def _refusal(error: urllib.error.HTTPError) -> UnfitError:
    """Give what the office says; anything else that answers there is no office."""
    with suppress(ValueError, OSError, HTTPException, RecursionError):
        told = json.loads(error.read(64 * 1024))
        if isinstance(told, dict) and isinstance(told.get("sentence"), str):
            return UnfitError("refused", sentence=told["sentence"][:400])
    return UnfitError("network")

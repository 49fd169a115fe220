"""The security headers of every answer. One constant, so that no page can be an exception."""

from __future__ import annotations

from collections.abc import Iterable

CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'self'"
)

# Only the page that reads printed cards says this, and only for itself.
CAMERA_POLICY = "camera=(self), geolocation=(), microphone=()"
# And only the page on which somebody speaks a sentence says this.
MICROPHONE_POLICY = "camera=(), geolocation=(), microphone=(self)"
OWN_POLICIES = frozenset({CAMERA_POLICY, MICROPHONE_POLICY})

SECURITY_HEADERS: tuple[tuple[str, str], ...] = (
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
"""Names in small letters, as ASGI wants them."""

SECURITY_HEADERS_RAW: tuple[tuple[bytes, bytes], ...] = tuple(
    (name.encode(), value.encode()) for name, value in SECURITY_HEADERS
)
"""The same as bytes, for handlers that answer without Django."""

_OURS = frozenset(name for name, _value in SECURITY_HEADERS_RAW)
_PERMISSIONS = b"permissions-policy"
_OWN = frozenset((_PERMISSIONS, policy.encode()) for policy in OWN_POLICIES)


def secured(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Put the security headers in the place of whatever an answer says itself.

    An answer may loosen nothing; asking for exactly the camera's policy, or the microphone's, is
    the one exception.
    """
    given = [(name.lower(), value) for name, value in headers]
    asked = next((pair for pair in given if pair in _OWN), None)
    ours = [
        asked if asked and name == _PERMISSIONS else (name, value)
        for name, value in SECURITY_HEADERS_RAW
    ]
    return [*(pair for pair in given if pair[0] not in _OURS), *ours]

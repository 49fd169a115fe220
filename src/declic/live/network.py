"""How a phone reaches this computer: addresses, the Wi-Fi of the room, and who has been seen.

Nothing here stores an address. That a second device came is remembered as yes or no, in memory.
"""

from __future__ import annotations

import io
import json
import socket
import threading
from dataclasses import asdict, dataclass
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from time import monotonic

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from segno import helpers

WIFI = "wifi.json"
PORT_FILE = "port"
USUAL_PORT = 8000
NAME_MOST, PASSWORD_LEAST, PASSWORD_MOST = 32, 8, 63
NAME_WAITS = 1.0  # seconds
KEPT = 30.0  # seconds; another network is noticed within them


@dataclass
class Serving:
    """Where this process listens, and whether another device has reached it."""

    host: str = ""
    port: int = 0
    reached: bool = False


@dataclass(frozen=True, slots=True)
class Wifi:
    """The room's Wi-Fi as the facilitator typed it."""

    name: str
    password: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The addresses that were found, and when."""

    at: float
    found: tuple[str, ...]


serving = Serving()
_seen: Found | None = None
_looking = threading.Lock()


def addresses(*, kept: float = KEPT) -> list[str]:
    """Give this computer's own addresses that a phone beside it could reach, best first.

    What was found is told for `kept` seconds; 0 looks now. While one looks, others are told what
    was found before: a lookup without an answering name server may take seconds.
    """
    global _seen  # noqa: PLW0603  # one computer, one set of addresses
    known = _seen
    if known is not None and (monotonic() - known.at < kept or _looking.locked()):
        return list(known.found)
    with _looking:
        if _seen is known:  # nobody else looked while this one waited
            _seen = Found(monotonic(), _look())
        return list(_seen.found) if _seen else []


def _look() -> tuple[str, ...]:
    found = _usable(_probed()) or _usable(_named())
    return tuple(sorted(found, key=lambda known: not ip_address(known).is_private))


def _probed() -> list[str]:
    """Ask the system which of its addresses would lead into a private network."""
    found: list[str] = []
    for target in ("10.255.255.255", "192.168.255.255", "172.31.255.255"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            try:
                # Nothing is sent: connecting a datagram socket only asks for the way.
                probe.connect((target, 9))
                found.append(probe.getsockname()[0])
            except OSError:
                continue
    return found


def _named() -> list[str]:
    """Look up this computer's own name."""
    try:
        return socket.gethostbyname_ex(socket.gethostname())[2]
    except OSError:
        return []


def local_name() -> str:
    """Give the name by which others find this computer without a name server; empty without one.

    It asks this system's own mDNS, if it has any, for at most a second.
    """
    name = f"{socket.gethostname().partition('.')[0]}.local".lower()
    found: list[str] = []
    asking = threading.Thread(target=_resolved, args=(name, found), daemon=True)
    asking.start()
    asking.join(NAME_WAITS)
    return name if set(_usable(found)) & set(addresses()) else ""


def _resolved(name: str, found: list[str]) -> None:
    try:
        told = socket.getaddrinfo(name, None, family=socket.AF_INET, type=socket.SOCK_STREAM)
    except OSError:
        return
    found.extend(str(each[4][0]) for each in told)


def _usable(found: list[str]) -> list[str]:
    return [known for known in dict.fromkeys(found) if not ip_address(known).is_loopback]


def listen(host: str, port: int) -> None:
    """Note where this process serves, for itself and for commands beside it."""
    serving.host, serving.port = host, port
    (Path(settings.DECLIC_DATA) / PORT_FILE).write_text(str(port), encoding="ascii")


def port() -> int:
    """Give the port of this process's server, or of the one that served this folder last."""
    if serving.port:
        return serving.port
    try:
        return int((Path(settings.DECLIC_DATA) / PORT_FILE).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return USUAL_PORT


def base_url() -> str:
    """Give the address that phones open: the one that was set, or this computer's own."""
    if settings.DECLIC_BASE_URL:
        return str(settings.DECLIC_BASE_URL).rstrip("/")
    local = serving.host in {"127.0.0.1", "localhost", "::1"}
    here = [] if local else addresses()
    return f"http://{here[0] if here else 'localhost'}:{port()}"


def local_url() -> str:
    """Give the address for this computer's own browser."""
    if settings.DECLIC_BASE_URL:
        return str(settings.DECLIC_BASE_URL).rstrip("/")
    return f"http://localhost:{port()}"


def saw(client: object, server: object) -> None:
    """Note that a device other than this computer came in. The address is not kept."""
    if serving.reached or not isinstance(client, (tuple, list)) or not client:
        return
    if client[0] == "127.0.0.1":
        return
    try:
        theirs = ip_address(str(client[0]).partition("%")[0])
    except ValueError:
        return
    own = str(server[0]) if isinstance(server, (tuple, list)) and server else ""
    serving.reached = not theirs.is_loopback and str(theirs) != own


@lru_cache(maxsize=8)
def qr(text: str) -> SafeString:
    """Draw a QR as SVG, dark on white in both themes, since cameras want it so."""
    drawn = segno.make(text, error="m", micro=False)
    return _svg(drawn)


@lru_cache(maxsize=2)
def wifi_qr(wifi: Wifi) -> SafeString:
    """Draw the QR that lets a phone join the Wi-Fi."""
    security = "WPA" if wifi.password else None
    config = helpers.make_wifi_data(
        ssid=wifi.name, password=wifi.password or None, security=security
    )
    return _svg(segno.make(config, error="m", micro=False))


def _svg(drawn: segno.QRCode) -> SafeString:
    inline = drawn.svg_inline(omitsize=True, border=3, dark="#1d1b3a", light="#ffffff")
    return mark_safe(inline)  # noqa: S308  # segno's own drawing; the text is in modules


def text_qr(text: str) -> str:
    """Draw a QR with signs for a terminal."""
    out = io.StringIO()
    segno.make(text, error="l", micro=False).terminal(out, compact=True, border=2)
    return out.getvalue()


def wifi() -> Wifi | None:
    """Give the room's Wi-Fi, if it was typed."""
    try:
        return Wifi(**json.loads(_wifi_file().read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def keep_wifi(name: str, password: str) -> bool:
    """Keep the room's Wi-Fi on this computer; an empty name forgets it. False when it cannot be."""
    path = _wifi_file()
    # The drawing holds the password.
    wifi_qr.cache_clear()
    if not name:
        path.unlink(missing_ok=True)
        return True
    long_enough = not password or PASSWORD_LEAST <= len(password) <= PASSWORD_MOST
    if len(name.encode()) > NAME_MOST or not long_enough or not (name + password).isprintable():
        return False
    path.touch(mode=0o600)
    path.write_text(json.dumps(asdict(Wifi(name, password))), encoding="utf-8")
    return True


def _wifi_file() -> Path:
    return Path(settings.DECLIC_DATA) / WIFI


def reach_own_address(address: str, port: int) -> bool:
    """Say whether this computer answers on its own network address."""
    try:
        with socket.create_connection((address, port), timeout=1):
            return True
    except OSError:
        return False

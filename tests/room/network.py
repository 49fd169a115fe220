"""Where this computer is found by others."""

from __future__ import annotations

import socket


def own_address() -> str:
    """Give this computer's address on its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])

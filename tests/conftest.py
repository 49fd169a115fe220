from __future__ import annotations

from tests.server import apart, server, shared, start

__all__ = ["apart", "server", "shared", "start"]

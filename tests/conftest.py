from __future__ import annotations

from tests.server import server, shared, start

__all__ = ["server", "shared", "start"]

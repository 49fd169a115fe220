from __future__ import annotations

from tests.journeys.conftest import chromium, house, playwright

__all__ = ["chromium", "house", "playwright"]

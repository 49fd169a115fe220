"""Every screen as a picture, when somebody asked for pictures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page


@dataclass(frozen=True)
class Pictures:
    """A folder for pictures, or none."""

    folder: Path | None = None

    @property
    def wanted(self) -> bool:
        return self.folder is not None

    def take(self, page: Page, name: str, *, whole: bool = False) -> None:
        """Write what the page shows (`whole`: also what one would scroll to) as NAME.png."""
        if self.folder is None:
            return
        size = page.viewport_size
        if whole and size:
            # Taller, not scrolled: what sticks to the window's end stays at the end.
            high = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": size["width"], "height": max(high, size["height"])})
        page.screenshot(path=self.folder / f"{name}.png", animations="disabled")
        if whole and size:
            page.set_viewport_size(size)

"""What phones share is drawn once for each state of a room, however many ask in the same moment.

Every snapshot of a room hands its drawings on to the next, so that a phone that comes in costs
the others nothing; a newer state throws them away, and a room read anew from disk begins without.
What one phone chose is never in them.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable


class Drawn:
    """The drawings of the newest state that was drawn."""

    def __init__(self) -> None:
        """Begin with none."""
        self._at = (0, 0)
        self._made: dict[Hashable, str] = {}
        self._drawing = threading.Lock()

    def once(self, at: tuple[int, int], key: Hashable, draw: Callable[[], str]) -> str:
        """Give the drawing of that state under that key, drawing it if nobody has.

        `at` is the state's seq and view. An older state is drawn, and not kept.
        """
        with self._drawing:
            if at < self._at:
                return draw()
            if at > self._at:
                self._at, self._made = at, {}
            if key not in self._made:
                self._made[key] = draw()
            return self._made[key]

"""What the machine knows of a plan: which items there are and how they lead on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from declic.kernel.steps import Item

FULL, SHORT = "full", "short"
QUICK = "quick-"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where the room is: an item of an activity."""

    activity: str
    item: str


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of the plan. `items` and `minutes` are given per form."""

    id: str
    kind: str
    items: Mapping[str, tuple[Item, ...]]
    minutes: Mapping[str, int]
    form: str = FULL
    care: int = 0

    def item(self, form: str, item_id: str) -> Item | None:
        """Find the item in that form, else in the full one (a form may change half-way)."""
        for name in (form, FULL):
            for item in self.items.get(name, ()):
                if item.id == item_id:
                    return item
        return None


@dataclass(frozen=True, slots=True)
class Script:
    """A resolved plan as the machine sees it. `quick` holds the item of each quick-vote style."""

    steps: tuple[Step, ...]
    quick: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))
    may_jump: bool = False

    def step(self, activity: str) -> Step | None:
        """Give the activity of that id, None for a quick vote or an unknown one."""
        return next((step for step in self.steps if step.id == activity), None)

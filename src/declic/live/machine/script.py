"""What the machine knows of a plan: which items there are and how they lead on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from declic.kernel.steps import Item

FULL, SHORT = "full", "short"
QUICK = "quick-"
# The item id of an announcement: before the first item, the room hears what comes and may opt out.
ANNOUNCED = ""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where the room is: an item of an activity."""

    activity: str
    item: str


@dataclass(frozen=True, slots=True)
class Step:
    """One activity of the plan. `items` and `minutes` are given per form.

    `announced`: it begins with a screen that only says what comes, so that nobody meets hard
    content, or open answers, before the facilitator has spoken.
    """

    id: str
    kind: str
    items: Mapping[str, tuple[Item, ...]]
    minutes: Mapping[str, int]
    form: str = FULL
    care: int = 0
    announced: bool = False

    def item(self, form: str, item_id: str) -> Item | None:
        """Find the item in that form, else in the full one (a form may change half-way)."""
        if item_id == ANNOUNCED:
            return self._announcement(form)
        for name in (form, FULL):
            for item in self.items.get(name, ()):
                if item.id == item_id:
                    return item
        return None

    def first(self, form: str) -> str | None:
        """Give the id that the activity begins with in that form, None when the form is empty."""
        items = self.items.get(form, ())
        if not items:
            return None
        return ANNOUNCED if self.announced else items[0].id

    def last(self, form: str) -> str | None:
        """Give the id of the item that the activity ends with in that form, None when it is empty.

        Where choices lead to several ends, it is one that nothing leads on from.
        """
        items = self.items.get(form, ())
        ending = [item for item in items if not item.to and not item.decides] or items
        return ending[-1].id if ending else None

    def _announcement(self, form: str) -> Item | None:
        items = self.items.get(form, ())
        if not self.announced or not items:
            return None
        return Item(ANNOUNCED, to=items[0].id, reveals=False)


@dataclass(frozen=True, slots=True)
class Script:
    """A resolved plan as the machine sees it. `quick` holds the item of each quick-vote style."""

    steps: tuple[Step, ...]
    quick: Mapping[str, Item] = field(default_factory=lambda: MappingProxyType({}))
    may_jump: bool = False

    def step(self, activity: str) -> Step | None:
        """Give the activity of that id, None for a quick vote or an unknown one."""
        return next((step for step in self.steps if step.id == activity), None)

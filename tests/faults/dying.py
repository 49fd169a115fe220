"""Where a program dies while a course goes along and its results come back.

A point waits until the file `armed` lies in the data folder.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.faults.writing import ARMED, die, replace

# Which side, which module, which function of it, and whether before or after it.
POINTS: dict[str, tuple[str, str, str]] = {
    "office_dies_before_it_writes": ("declic.laptops.actions.bringing", "_take", "before"),
    "office_dies_having_written_a_session": (
        "declic.laptops.actions.bringing",
        "_take_session",
        "after",
    ),
    "office_dies_before_the_receipt_is_kept": (
        "declic.laptops.actions.bringing",
        "_receipt",
        "after",
    ),
    "office_dies_before_it_replies": ("declic.laptops.views.office", "bring", "after"),
    "laptop_dies_before_the_file_is_made": ("declic.laptops.actions.handing", "_made", "before"),
    "laptop_dies_before_it_sends": ("declic.laptops.line", "send", "before"),
    "laptop_dies_when_the_receipt_came": ("declic.laptops.line", "send", "after"),
    "laptop_dies_before_it_notes_the_receipt": (
        "declic.laptops.actions.handing",
        "let_go",
        "before",
    ),
    "laptop_dies_before_it_erases": ("declic.live.actions.received", "erase_received", "before"),
    "laptop_dies_between_ledger_and_erasing": ("declic.live.ledger", "enter", "after"),
    "laptop_dies_before_the_erasing_is_committed": (
        "declic.live.actions.received",
        "erase_received",
        "after",
    ),
    "laptop_dies_before_it_sweeps": ("declic.live.sweeping", "sweep", "before"),
}
OPENING = {
    "laptop_dies_before_the_course_is_kept": (
        "declic.laptops.actions.opening",
        "_check",
        "after",
    ),
    "laptop_dies_before_the_session_opens": (
        "declic.laptops.actions.opening",
        "open_session",
        "before",
    ),
    "laptop_dies_when_the_session_is_open": (
        "declic.laptops.actions.opening",
        "open_session",
        "after",
    ),
}


def dies(name: str, place: tuple[str, str, str]) -> Callable[[], None]:
    """Give what makes the launched program die there."""
    module, function, when = place

    def deadly() -> None:
        where = import_module(module)
        was = getattr(where, function)

        def done(*given: Any, **named: Any) -> Any:
            if when == "before" and ARMED.exists():
                die()
            told = was(*given, **named)
            if when == "after" and ARMED.exists():
                die()
            return told

        replace(where, function, done)

    deadly.__name__ = name
    return deadly


def lets_go_without_a_receipt() -> None:
    """Erase on the laptop what was sent, whatever the office says."""
    from declic.kernel import clock  # noqa: PLC0415
    from declic.laptops import line  # noqa: PLC0415
    from declic.laptops.models import Outgoing  # noqa: PLC0415
    from declic.live.actions.received import let_go  # noqa: PLC0415

    sent = line.send

    def send(address: str, data: bytes) -> bytes:
        sessions = [name for row in Outgoing.objects.all() for name in row.told]
        let_go(noting=lambda: sessions, at=clock.now())
        return sent(address, data)

    replace(line, "send", send)


def takes_everything_for_new() -> None:
    """Take each file for one that never came, and each session in it for another."""
    from declic.kernel.ids import new_id  # noqa: PLC0415
    from declic.laptops.actions import bringing  # noqa: PLC0415

    taken = vars(bringing)["_take"]

    def take(told: Any, *given: Any) -> Any:
        others = [each.model_copy(update={"session": new_id()}) for each in told.sessions]
        new = {"id": new_id(), "sessions": others}
        from declic.laptops.models import Receipt  # noqa: PLC0415

        Receipt.objects.all().delete()
        return taken(told.model_copy(update=new), *given)

    replace(bringing, "_take", take)


MADE = (
    *(dies(name, place) for name, place in {**POINTS, **OPENING}.items()),
    lets_go_without_a_receipt,
    takes_everything_for_new,
)

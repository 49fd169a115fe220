"""What a launched program does otherwise when somebody asks to be talked with.

The file `armed` says where it dies; the file `step` sets its clock so many seconds off.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from declic.kernel import clock
from tests.faults.writing import ARMED, die, replace

STEP = ARMED.with_name("step")


def dies_at_a_handover() -> None:
    """Die before it is on disk, or when it is and nobody has been answered."""
    from declic.peers import tasks  # noqa: PLC0415  # models can be imported only later
    from declic.peers.actions import handing  # noqa: PLC0415

    asked = vars(handing)["ask"]

    def ask(**told: Any) -> Any:
        where = ARMED.read_text() if ARMED.exists() else ""
        if where == "before":
            die()
        row = asked(**told)
        if where == "after":
            die()
        return row

    replace(handing, "ask", ask)
    replace(tasks, "EVERY", 0.1)
    _sets_its_clock()


def answers_before_a_handover_is_kept() -> None:
    """Say that it is kept before it is: what the others are for."""
    from threading import Timer  # noqa: PLC0415

    from declic.peers.actions import handing  # noqa: PLC0415

    dies_at_a_handover()
    asked = vars(handing)["ask"]

    def ask(**told: Any) -> None:
        if ARMED.exists():
            Timer(0.5, die).start()
        else:
            asked(**told)

    replace(handing, "ask", ask)


def _sets_its_clock() -> None:
    now = vars(clock)["now"]

    def off() -> dt.datetime:
        seconds = int(STEP.read_text()) if STEP.exists() else 0
        told: dt.datetime = now() + dt.timedelta(seconds=seconds)
        return told

    replace(clock, "now", off)

"""Read an old spreadsheet in a process of its own, which may die of it.

The old format cannot be looked through first: a small file can ask for more memory than there is.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

from declic.tables.rules.table import Cell, Line, Table, TableRefused

SECONDS = 30
MEMORY = 1024**3


def read(data: bytes) -> Table:
    """Give the table that the other process found, or why there is none."""
    try:
        done = subprocess.run(  # noqa: S603  # our own program
            [sys.executable, "-m", __name__],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        told = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError) as error:
        # It told nothing: it was too slow, or it is dead.
        raise TableRefused("broken") from error
    if "reason" in told:
        raise TableRefused(told["reason"], told["row"])
    return _table(told)


def main() -> None:
    """Read from the one end, tell at the other; with as much memory as a list can need."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415  # not everywhere

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from declic.tables.sheets import first_sheet  # noqa: PLC0415  # within the limit

    try:
        told = _told(first_sheet(sys.stdin.buffer.read()))
    except TableRefused as refused:
        told = {"reason": refused.reason, "row": refused.row}
    json.dump(told, sys.stdout)


def _told(table: Table) -> dict[str, Any]:
    return {
        "header": table.header,
        "number": table.header_number,
        "rows": [[line.number, [_out(cell) for cell in line.cells]] for line in table.rows],
        "sheet": table.sheet,
    }


def _table(told: dict[str, Any]) -> Table:
    rows = tuple(Line(number, tuple(_in(cell) for cell in cells)) for number, cells in told["rows"])
    return Table(tuple(told["header"]), told["number"], rows, told["sheet"])


def _out(cell: Cell) -> Any:  # noqa: ANN401  # as JSON has it
    if isinstance(cell, dt.date | dt.time):
        return {type(cell).__name__: cell.isoformat()}
    return cell


_READ: dict[str, Callable[[str], Cell]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}


def _in(told: Any) -> Cell:  # noqa: ANN401  # as JSON has it
    if not isinstance(told, dict):
        cell: Cell = told
        return cell
    ((name, value),) = told.items()
    return _READ[name](value)


if __name__ == "__main__":
    main()

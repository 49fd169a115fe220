"""Purge a data folder as if it were later: `python tests/faults/purging.py DAYS [DEFENCE]`."""

from __future__ import annotations

import datetime as dt
import sys

from tests.faults import launch

if len(sys.argv) > 2:
    launch.DEFENCES[sys.argv[2]]()

from declic.kernel import clock
from declic.live.tasks import purge
from declic.live.writer import writer

erased = purge(at=clock.now() + dt.timedelta(days=float(sys.argv[1])))
writer.stop()
sys.stdout.write(f"{erased}\n")

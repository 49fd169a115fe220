"""What the command line does with the office."""

from __future__ import annotations

import sys
from argparse import Namespace

from declic.courses.actions import writing
from declic.kernel import clock


def remind(_args: Namespace) -> int:
    """Write the reminders that are due now, each once, and tell how many were new."""
    sys.stdout.write(f"reminders: {writing.remind(at=clock.now())}\n")
    return 0

"""How faults are logged: where it broke, and never what somebody had written or asked for."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

# What these say is about the machine. Any other fault may quote a text or an address.
ABOUT_THE_MACHINE = (DatabaseError, ImproperlyConfigured, OSError)

Fault = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Formatter(logging.Formatter):
    """Tells the lines and the kinds of a fault, without its message."""

    def formatException(self, ei: Fault) -> str:  # noqa: N802
        """Write the fault and what caused it, the first cause first."""
        told = [line for error in _chain(ei[1]) for line in _lines(error)]
        return "".join(told).rstrip()


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.insert(0, error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return found


def _lines(error: BaseException) -> Iterator[str]:
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    message = f": {error}" if isinstance(error, ABOUT_THE_MACHINE) else ""
    yield f"{type(error).__qualname__}{message}\n"

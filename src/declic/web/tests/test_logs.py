from __future__ import annotations

import logging

import pytest
from django.db import OperationalError

from declic.web.logs import Formatter


def broken(error: Exception) -> None:
    raise error


def told(error: Exception) -> str:
    with pytest.raises(type(error)) as fault:
        broken(error)
    told = (fault.type, fault.value, fault.tb)
    record = logging.LogRecord("a", logging.ERROR, "", 1, "it broke", None, told)
    return Formatter().format(record)


def test_a_fault_tells_where_it_broke_and_not_what_was_written() -> None:
    log = told(ValueError("planted words"))
    assert "it broke\nTraceback" in log
    assert "in broken" in log
    assert log.endswith("ValueError")
    assert "planted words" not in log


def test_what_is_wrong_with_the_machine_is_told() -> None:
    assert told(OSError(28, "No space left on device")).endswith("No space left on device")
    assert told(OperationalError("database is locked")).endswith("database is locked")


def test_causes_are_told_first_and_their_words_are_not() -> None:
    first, second = KeyError("planted"), RuntimeError("words")
    second.__cause__ = first
    log = told(second)
    assert log.index("KeyError") < log.index("RuntimeError")
    assert not {"planted", "words"} & set(log.replace("'", " ").split())


def test_a_circle_of_causes_has_an_end() -> None:
    first, second = KeyError("a"), RuntimeError("b")
    first.__context__, second.__context__ = second, first
    assert told(second).count("RuntimeError") == 1


def test_a_hidden_cause_stays_hidden() -> None:
    error = RuntimeError("b")
    error.__context__, error.__suppress_context__ = KeyError("a"), True
    assert "KeyError" not in told(error)

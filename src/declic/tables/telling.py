"""What another program tells on the command line: one object in JSON, read with care."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

DONE, REFUSED = 0, 1
LARGEST = 256 * 1024  # characters
Told = TypeVar("Told", bound=BaseModel)


class Unclear(Exception):  # noqa: N818  # a refusal is an answer to a person
    """What was told cannot be taken; the sentence says why."""


def refused(
    kind: type[Exception], say: Callable[[Any], object]
) -> Callable[[Callable[[Namespace], int]], Callable[[Namespace], int]]:
    """Make a command say on stderr why nothing was done, and end with 1.

    `kind` is the refusal of the app's own actions, `say` gives its sentence.
    """

    def around(does: Callable[[Namespace], int]) -> Callable[[Namespace], int]:
        def command(args: Namespace) -> int:
            try:
                return does(args)
            except Unclear as unclear:
                sys.stderr.write(f"{unclear}\n")
            except kind as why:
                sys.stderr.write(f"{say(why)}\n")
            return REFUSED

        return command

    return around


def read_object(source: str, *, what: str, example: str) -> dict[str, Any]:
    """Read one object from a file, or from standard input for `-`; nothing for no source.

    `what` and `example` stand in the sentence for whoever told something else.
    """
    if not source:
        return {}
    try:
        text = sys.stdin.read(LARGEST + 1) if source == "-" else _file(source)
        told = json.loads(text) if len(text) <= LARGEST else None
    except (OSError, ValueError, RecursionError) as unreadable:
        sentence = f"That is no JSON. Tell {what} as an object, such as {example}."
        raise Unclear(sentence) from unreadable
    if not isinstance(told, dict):
        raise Unclear(f"Tell one object of at most {LARGEST // 1024} KiB.")
    return told


def _file(name: str) -> str:
    with Path(name).open(encoding="utf-8") as file:
        return file.read(LARGEST + 1)


def typed(model: type[Told], told: dict[str, Any], *, whole: str) -> Told:
    """Give what was told as its type; say each fault with its field, or with `whole`."""
    try:
        return model.model_validate(told)
    except ValidationError as wrong:
        lines = [
            f"{'.'.join(map(str, each['loc'])) or whole}: {each['msg']}"
            for each in wrong.errors(include_url=False, include_input=False)
        ]
        raise Unclear("\n".join(["Nothing was taken.", *lines])) from wrong

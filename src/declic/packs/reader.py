"""Read one YAML file into plain data, with the line of every value.

The loader composes nodes and builds nothing but text, numbers, true, false and null: no tags, no
anchors (a few of them can stand for gigabytes), no merge keys, no key twice. A date stays text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from declic.packs.models import Fault
from declic.packs.texts import Loc

MAX_BYTES = 400_000
MAX_DEPTH = 30
_TAG = "tag:yaml.org,2002:"
_TEXT_LIKE = {_TAG + "str", _TAG + "timestamp", _TAG + "value"}
_NUMBERS: Mapping[str, Callable[[str], object]] = {_TAG + "int": int, _TAG + "float": float}


class UnreadableError(Exception):
    """A file that cannot be read as content, with the fault to show."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.sentence)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data and the line on which each part of it stands."""

    file: Path
    data: Any
    lines: Mapping[Loc, int] = field(repr=False)

    def line(self, loc: Loc) -> int:
        """Return the line of a place; of the nearest one around it when it is not there."""
        known = (
            self.lines[loc[:end]] for end in range(len(loc), -1, -1) if loc[:end] in self.lines
        )
        return next(known, 1)

    def fault(self, loc: Loc, sentence: str, *, warning: bool = False) -> Fault:
        """Make a fault of a place in this file."""
        return Fault(str(self.file), self.line(loc), sentence, warning)


def read_yaml(file: Path, *, inside: Path) -> Document:
    """Read a file that must really lie inside a folder, links followed."""
    if not file.resolve().is_relative_to(inside.resolve()):
        raise UnreadableError(Fault(str(file), 1, "This file leads out of the folder of the pack."))
    reading = _Reading(file)
    data = reading.plain(_composed(file), (), 0)
    return Document(file, data, reading.lines)


def _composed(file: Path) -> Node:
    try:
        node = YAML(typ="safe", pure=True).compose(_text(file))
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _refused(file, mark.line + 1 if mark else 1, f"{error.problem}") from error
    except RecursionError as error:
        raise _refused(file, 1, "it is nested too deep") from error
    except YAMLError as error:
        raise _refused(file, 1, str(error).partition("\n")[0]) from error
    if node is None:
        raise _refused(file, 1, "it is empty")
    return node  # type: ignore[no-any-return]


def _text(file: Path) -> str:
    if file.stat().st_size > MAX_BYTES:
        raise _refused(file, 1, f"it is larger than {MAX_BYTES // 1000} kB")
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refused(file, 1, "it is not UTF-8") from error


def _refused(file: Path, line: int, why: str) -> UnreadableError:
    return UnreadableError(Fault(str(file), line, f"This file cannot be read: {why}."))


class _Reading:
    """Turns nodes into plain data and notes the lines on the way."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines: dict[Loc, int] = {}

    def plain(self, node: Node, loc: Loc, depth: int) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(loc, line)
        if node.anchor or depth > MAX_DEPTH:
            why = "an anchor (&) is not allowed" if node.anchor else "it is nested too deep"
            raise _refused(self.file, line, why)
        if isinstance(node, MappingNode) and node.tag == _TAG + "map":
            return self._mapping(node, loc, depth)
        if isinstance(node, SequenceNode) and node.tag == _TAG + "seq":
            return [
                self.plain(item, (*loc, index), depth + 1) for index, item in enumerate(node.value)
            ]
        if isinstance(node, ScalarNode):
            return self._scalar(node, line)
        raise _refused(self.file, line, f"the tag {node.tag} is not allowed")

    def _mapping(self, node: MappingNode, loc: Loc, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key, value in node.value:
            line = key.start_mark.line + 1
            if not isinstance(key, ScalarNode) or key.tag == _TAG + "merge":
                raise _refused(self.file, line, "a key must be a plain word")
            if key.value in data:
                raise _refused(self.file, line, f"the key '{key.value}' stands here twice")
            self.lines[(*loc, key.value)] = line
            data[key.value] = self.plain(value, (*loc, key.value), depth + 1)
        return data

    def _scalar(self, node: ScalarNode, line: int) -> object:
        if node.tag in _TEXT_LIKE:
            return node.value
        if node.tag == _TAG + "null":
            return None
        if node.tag == _TAG + "bool":
            return node.value.lower() == "true"
        if node.tag in _NUMBERS:
            return _number(node)
        raise _refused(self.file, line, f"the tag {node.tag} is not allowed")


def _number(node: ScalarNode) -> object:
    try:
        return _NUMBERS[str(node.tag)](node.value)
    except ValueError:
        return node.value

"""Which kinds there are, and where their screens, styles and translations lie."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from declic.activities.codes import CODE, Part
from declic.activities.models import Kind, Role

FOLDER = Path(__file__).parent
_PACKAGE = __name__.rpartition(".")[0]


class KindMisplacedError(Exception):
    """A kind's folder and its name differ, so that its screens would not be found."""


@dataclass(frozen=True, slots=True)
class KindRow:
    """One line of the docs' table of kinds."""

    name: str
    what: str
    units: tuple[str, ...]
    ways: tuple[str, ...]


def kinds() -> tuple[Kind[Any], ...]:
    """Give every kind, by name."""
    return tuple(_found().values())


def kind(name: str) -> Kind[Any]:
    """Give the kind of that name, such as `story.branch`. Raise KeyError for an unknown one."""
    return _found()[name]


def template(name: str, role: Role) -> str:
    """Give the name of the template that draws a kind for a role."""
    return f"activities/{folder_name(name)}/{role}.html"


def code_parts() -> tuple[Part, ...]:
    """Give the parts of the code of whoever has no card, with their words in English."""
    return CODE


def folder_name(name: str) -> str:
    """Give the folder of a kind: a dot is no good in a package's name."""
    return name.replace(".", "_")


def table() -> tuple[KindRow, ...]:
    """Give the rows of the docs' table of kinds, in the words of the code itself."""
    return tuple(
        KindRow(
            name=kind.name,
            what=_first_line(import_module(f"{_PACKAGE}.{folder_name(kind.name)}")),
            units=tuple(unit.value for unit in kind.units),
            ways=tuple(way.value for way in kind.ways),
        )
        for kind in kinds()
    )


@cache
def _found() -> Mapping[str, Kind[Any]]:
    found = [_load(module.name) for module in pkgutil.iter_modules([str(FOLDER)]) if _holds(module)]
    return MappingProxyType({kind.name: kind for kind in sorted(found, key=lambda kind: kind.name)})


def _holds(module: pkgutil.ModuleInfo) -> bool:
    return module.ispkg and (FOLDER / module.name / "kind.py").is_file()


def _load(folder: str) -> Kind[Any]:
    found: Kind[Any] = import_module(f"{_PACKAGE}.{folder}.kind").KIND
    if folder_name(found.name) != folder:
        message = f"The folder {folder} holds a kind called {found.name}."
        raise KindMisplacedError(message)
    return found


def _first_line(package: object) -> str:
    return (inspect.getdoc(package) or "").partition("\n")[0]

"""Say in a sentence what a model did not accept."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from declic.packs.texts import Loc

_MISSING = "missing"
_UNKNOWN = "extra_forbidden"


def sentences(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Loc, str]]:
    """Give the place and a sentence for each thing that is wrong."""
    for detail in error.errors(include_url=False):
        yield detail["loc"], _sentence(detail, model)


def _sentence(detail: ErrorDetails, model: type[BaseModel]) -> str:
    place = detail["loc"]
    key = str(place[-1]) if place else ""
    if detail["type"] == _MISSING:
        return f"The key '{key}' is missing{_around(place)}."
    if detail["type"] == _UNKNOWN:
        return f"The key '{key}' is not known{_around(place)}.{_instead(key, model)}"
    where = f"'{_path(place)}': " if place else ""
    return f"{where}{detail['msg'].removeprefix('Value error, ')}."


def _around(place: Loc) -> str:
    return f" in '{_path(place[:-1])}'" if len(place) > 1 else ""


def _path(place: Loc) -> str:
    return ".".join(str(part) for part in place)


def _instead(key: str, model: type[BaseModel]) -> str:
    """Offer a near key of any model inside this one; a good guess is better than none."""
    near = get_close_matches(key, sorted(_keys(model)), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""


def _keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    inner = (definition.get("properties", {}) for definition in schema.get("$defs", {}).values())
    return set(schema.get("properties", {})).union(*inner)

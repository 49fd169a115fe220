"""Say in a sentence what a model did not accept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from declic.packs.texts import Loc

_MISSING = "missing"
_UNKNOWN = "extra_forbidden"


def sentences(error: ValidationError, model: type[BaseModel]) -> Iterator[tuple[Loc, str]]:
    """Give the place and a sentence for each thing that is wrong."""
    details = error.errors(include_url=False)
    meant = {
        place: near for place in _places(details, _UNKNOWN) if (near := _meant(place, details))
    }
    for detail in details:
        if detail["loc"] not in meant.values():
            yield detail["loc"], _sentence(detail, model, meant)


def _places(details: Sequence[ErrorDetails], type_: str) -> list[Loc]:
    return [detail["loc"] for detail in details if detail["type"] == type_]


def _meant(place: Loc, details: Sequence[ErrorDetails]) -> Loc | None:
    """Give the missing key beside an unknown one for which it is most likely a misspelling."""
    beside = [str(loc[-1]) for loc in _places(details, _MISSING) if loc[:-1] == place[:-1]]
    near = get_close_matches(str(place[-1]), beside, n=1)
    return (*place[:-1], near[0]) if near else None


def _sentence(detail: ErrorDetails, model: type[BaseModel], meant: Mapping[Loc, Loc]) -> str:
    place = detail["loc"]
    key = str(place[-1]) if place else ""
    if detail["type"] == _MISSING:
        return f"The key '{key}' is missing{_around(place)}."
    if detail["type"] == _UNKNOWN:
        return (
            f"The key '{key}' is not known{_around(place)}.{_instead(key, model, meant.get(place))}"
        )
    where = f"'{_path(place)}': " if place else ""
    return f"{where}{detail['msg'].removeprefix('Value error, ')}."


def _around(place: Loc) -> str:
    return f" in '{_path(place[:-1])}'" if len(place) > 1 else ""


def _path(place: Loc) -> str:
    return ".".join(str(part) for part in place)


def _instead(key: str, model: type[BaseModel], meant: Loc | None) -> str:
    """Offer the key that is missing, or else a near one of any model inside this one."""
    near = [meant[-1]] if meant else get_close_matches(key, sorted(_keys(model)), n=1)
    return f" Did you mean '{near[0]}'?" if near else ""


def _keys(model: type[BaseModel]) -> set[str]:
    schema = model.model_json_schema()
    inner = (definition.get("properties", {}) for definition in schema.get("$defs", {}).values())
    return set(schema.get("properties", {})).union(*inner)

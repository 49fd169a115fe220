"""The table of docs/roles.md: who may open which address. What its words mean: `people.doors`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib import import_module

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from declic.people.doors import VISITORS, Answer, Door, answer

TOLD: Mapping[Answer, str] = {
    Answer.IN: "yes",
    Answer.OWN: "own",
    Answer.SIGN_IN: "sign in",
    Answer.NOTHING: "–",
    Answer.REFUSED: "–",
}
HEAD = ("Address", "", "What for", *(visitor.name.replace("_", "-") for visitor in VISITORS))


def doors() -> Mapping[str, Door]:
    """Give every door of every app; a name that two of them use would hide one."""
    found: dict[str, Door] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("declic."):
            said = _doors_of(app.name)
            if both := found.keys() & said.keys():
                raise ValueError(f"two apps have a door named {', '.join(sorted(both))}")
            found |= said
    return found


def _doors_of(app: str) -> Mapping[str, Door]:
    try:
        said: Mapping[str, Door] = import_module(f"{app}.doors").DOORS
    except ModuleNotFoundError as missing:
        if missing.name != f"{app}.doors":
            raise
        return {}
    return said


def addresses() -> Mapping[str, str]:
    """Give the address of each name, as it is written in an app's `urls`.

    Each has a name of its own: a second address of one name would be in no table.
    """
    found: dict[str, str] = {}
    for each in _patterns(get_resolver()):
        if not each.name or each.name in found:
            raise ValueError(f"/{each.pattern} needs a name that no other address has")
        found[each.name] = str(each.pattern)
    return found


def _patterns(of: URLResolver) -> Iterator[URLPattern]:
    for each in of.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each)
        else:
            yield each


def rows() -> Iterator[tuple[str, ...]]:
    """Write the table, address by address."""
    written = addresses()
    for name, door in sorted(doors().items(), key=lambda pair: written[pair[0]].lstrip("^")):
        answers = (TOLD[answer(door, visitor)] for visitor in VISITORS)
        yield f"`/{_plain(written[name])}`", door.by, door.what, *answers


def _plain(address: str) -> str:
    """Write an address without the signs of a regular expression."""
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", address.strip("^$"))

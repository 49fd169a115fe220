"""Who may open which address of letters; what its words mean: `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import Door
from declic.people.models import Right

COORDINATES = frozenset({Right.COORDINATE})

DOORS: Mapping[str, Door] = {
    "templates": Door("letters in the organisation's own words", COORDINATES, of="organisation"),
    "wording": Door("one letter in the organisation's own words", COORDINATES, of="template"),
}

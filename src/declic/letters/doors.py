"""Who may open which address of letters: see `people.doors`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.people.doors import Door
from declic.people.models import Right

OFFICE = frozenset({Right.COORDINATE})
DOORS: Mapping[str, Door] = {
    "templates": Door("what the organisation can say in its own words", OFFICE, of="organisation"),
    "wording": Door("the words of a letter or a mail", OFFICE, of="wording"),
}

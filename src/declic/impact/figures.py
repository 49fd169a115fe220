"""Numbers, shares and intervals as they are written in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from declic.kernel.cells import OUTSIDE

Told = Mapping[str, Any]


def percent(number: int) -> str:
    """Write a share as it is written in the language."""
    return _("%(number)s %%") % {"number": number}


def share(told: Told) -> str:
    """Say a share so that it tells on nobody."""
    if told["how"] == "figure":
        return percent(told["percent"])
    return {
        "few": _("fewer than %(number)s") % {"number": OUTSIDE},
        "nearly_all": _("all but fewer than %(number)s") % {"number": OUTSIDE},
        "too_few": _("too few to say"),
    }[told["how"]]


def plain(value: float, places: int = 1) -> str:
    """Write a number in the language."""
    return number_format(round(value, places), places)


def signed(value: float, places: int = 1) -> str:
    """Write a difference with its sign; what rounds to nothing has none."""
    rounded = round(value, places)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + plain(abs(rounded), places)


def interval(told: Told, places: int = 1) -> str:
    """Write a figure with its interval."""
    return _("%(value)s (from %(low)s to %(high)s)") % {
        name: signed(told[key], places)
        for name, key in (("value", "value"), ("low", "low"), ("high", "high"))
    }

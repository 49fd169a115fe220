"""Which days are holidays: public ones by rule, and school holidays as a file tells them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import holidays
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from declic.packs.reader import read_yaml

FILE = Path(__file__).parents[1] / "calendars" / "school.yaml"
NAMES: Mapping[str, Promise] = {
    "autumn": _("Autumn holidays"),
    "winter": _("Christmas holidays"),
    "carnival": _("Carnival holidays"),
    "spring": _("Spring holidays"),
    "summer": _("Summer holidays"),
}
# What the package calls our languages.
_SPOKEN = {"fr": "fr", "nl": "nl", "de": "de"}


@dataclass(frozen=True, slots=True)
class Period:
    """Days on which the schools of a community are closed; both ends count."""

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class SchoolYears:
    """What is known of a community's school holidays, from when until when, and how surely."""

    community: str
    is_verified: bool
    first: dt.date
    last: dt.date
    source: str
    periods: tuple[Period, ...]

    def on(self, day: dt.date) -> Period | None:
        """Give the holidays in which a day lies."""
        return next((each for each in self.periods if each.first <= day <= each.last), None)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday of a day, in words; `communities` is empty where it is everybody's."""

    name: str
    communities: tuple[str, ...] = ()


@cache
def school_years() -> tuple[SchoolYears, ...]:
    """Read the file; it changes only with the program."""
    told = read_yaml(FILE, inside=FILE.parent).data["communities"]
    return tuple(_years(community, each) for community, each in told.items())


def _years(community: str, told: Mapping[str, object]) -> SchoolYears:
    def day(text: object) -> dt.date:
        return dt.date.fromisoformat(str(text))

    periods = told["periods"]
    if not isinstance(periods, list):
        raise TypeError("periods is no list")
    return SchoolYears(
        community=community,
        is_verified=told["state"] == "verified",
        first=day(told["from"]),
        last=day(told["until"]),
        source=str(told["source"]).strip(),
        periods=tuple(
            Period(each["name"], day(each["first"]), day(each["last"])) for each in periods
        ),
    )


def public(day: dt.date) -> str:
    """Name the public holiday of a day in the active language; empty when it is none."""
    language = _SPOKEN.get((get_language() or "")[:2], "en_US")
    return _year(day.year, language).get(day, "")


@cache
def _year(year: int, language: str) -> Mapping[dt.date, str]:
    return dict(holidays.country_holidays("BE", years=year, language=language).items())


def holidays_on(day: dt.date, community: str = "") -> list[Holiday]:
    """Give the holidays of a day: of one community, or of all with whose they are."""
    return list(_holidays(day, community))


def _holidays(day: dt.date, community: str) -> Iterator[Holiday]:
    if name := public(day):
        yield Holiday(name)
    closed: dict[str, list[str]] = {}
    for each in school_years():
        if community in {"", each.community} and (found := each.on(day)):
            closed.setdefault(found.name, []).append(each.community)
    for name, whose in closed.items():
        is_everybodys = len(whose) == len(school_years())
        yield Holiday(str(NAMES[name]), () if is_everybodys else tuple(whose))


def unverified(first: dt.date, last: dt.date) -> list[SchoolYears]:
    """Give the communities whose school holidays nobody compared, or nobody knows, then."""
    return [
        each
        for each in school_years()
        if not each.is_verified or first < each.first or last > each.last
    ]

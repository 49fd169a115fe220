"""A grant as another program tells it, checked: what is wrong is said by field."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from declic.courses.models import Host
from declic.funding.actions.grants import SPONSOR_LANGUAGES, Terms
from declic.funding.rules.promise import MOST_AMOUNT, MOST_UNITS
from declic.kernel.texts import TextRefused, clean


def _cleaned(limit: int) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return "" if isinstance(value, str) else value
        try:
            return clean(value, limit=limit)
        except TextRefused as refused:
            raise ValueError(refused.reason) from refused

    return BeforeValidator(check)


def _one_of(known: tuple[str, ...]) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    return AfterValidator(check)


Line = Annotated[str, _cleaned(200)]
Kinds = list[Annotated[str, _one_of(tuple(Host.Kind.values))]]
Provinces = list[Annotated[str, _one_of(tuple(Host.Province.values))]]


class GrantTyped(BaseModel):
    """What may be told of a grant; only its sponsor, name, period and units are needed."""

    model_config = ConfigDict(extra="forbid", strict=False)

    sponsor: Annotated[Line, Field(min_length=1)]
    sponsor_language: Annotated[str, _one_of(SPONSOR_LANGUAGES)] = "fr"
    name: Annotated[Line, Field(min_length=1)]
    starts_on: dt.date
    ends_on: dt.date
    courses: int = Field(0, ge=0, le=MOST_UNITS)
    staff: int = Field(0, ge=0, le=MOST_UNITS)
    cents: int = Field(0, ge=0, le=MOST_AMOUNT)
    host_kinds: Kinds = Field(default_factory=list)
    provinces: Provinces = Field(default_factory=list)
    agreed: Annotated[str, _cleaned(2000)] = ""
    external_id: Annotated[str, _cleaned(80)] = ""

    def terms(self) -> Terms:
        """Give what was agreed."""
        return Terms(**self.model_dump(exclude={"sponsor", "sponsor_language"}))

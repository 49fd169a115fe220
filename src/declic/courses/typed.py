"""Hosts, contacts, courses and dates as another program or a table tells them, checked.

One shape for the command line and for tables: what is wrong is said by field, and nothing that is
wrong is half taken.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from django.core.exceptions import ValidationError as NoMail
from django.core.validators import validate_email
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from declic.courses.models import Course, Host
from declic.kernel.languages import language
from declic.kernel.texts import TextRefused, clean

LONG = 4000
# What a course may be when it comes; ready and delivered are earned here.
Given = Literal["received", "talking", "dated", "cancelled", "past"]


def _cleaned(limit: int) -> BeforeValidator:
    def check(value: object) -> object:
        if not isinstance(value, str) or not value.strip():
            return "" if isinstance(value, str) else value
        try:
            return clean(value, limit=limit)
        except TextRefused as refused:
            raise ValueError(refused.reason) from refused

    return BeforeValidator(check)


def _mail(value: str) -> str:
    if value:
        try:
            validate_email(value)
        except NoMail as wrong:
            raise ValueError("email") from wrong
    return value.lower()


def _one_of(known: list[str]) -> AfterValidator:
    def check(value: str) -> str:
        if value and value not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return value

    return AfterValidator(check)


def _language(code: str) -> str:
    try:
        return language(code).code
    except KeyError as unknown:
        raise ValueError("language") from unknown


Word = Annotated[str, _cleaned(80)]
Line = Annotated[str, _cleaned(200)]
Text = Annotated[str, _cleaned(LONG)]
Name = Annotated[str, _cleaned(200), Field(min_length=1)]
Mail = Annotated[str, _cleaned(254), AfterValidator(_mail)]
Language = Annotated[str, AfterValidator(_language)]
People = Annotated[int, Field(ge=1, le=500)]
Age = Annotated[int, Field(ge=5, le=99)]


class Typed(BaseModel):
    """What is not known is refused, so that a misspelt field is not lost without a word."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class HostTyped(Typed):
    """A host. `id` names one that is here already; else the name is needed."""

    external_id: Word = ""
    kind: Annotated[str, _one_of(Host.Kind.values)] = "other"
    name: Name
    street: Line = ""
    postcode: Annotated[str, _cleaned(12)] = ""
    city: Annotated[str, _cleaned(100)] = ""
    community: Annotated[str, _one_of(Host.Community.values)] = ""
    language: Language = "en"


class ContactTyped(Typed):
    """An adult of a host."""

    external_id: Word = ""
    name: Name
    function: Annotated[str, _cleaned(100)] = ""
    email: Mail = ""
    phone: Annotated[str, _cleaned(40)] = ""
    language: Language = "en"
    is_coach: bool = False


class DateTyped(Typed):
    """A date. Its end is told, or its minutes; a time without a zone is Belgium's."""

    starts_at: dt.datetime
    ends_at: dt.datetime | None = None
    minutes: Annotated[int, Field(ge=10, le=14 * 60)] = 100
    place: Line = ""
    group: Annotated[str, _cleaned(40)] = ""
    part: Annotated[int, Field(ge=1, le=12)] = 1


class CourseTyped(Typed):
    """A course. `past`: it was held before the office used Declic, and counts in no figure."""

    external_id: Word = ""
    state: Given = "received"
    host: HostTyped
    host_adult: ContactTyped | None = None
    coach: ContactTyped | None = None
    audience: Annotated[str, _one_of(Course.Audience.values)] = "young"
    age_least: Age | None = None
    age_most: Age | None = None
    group_size: People | None = None
    groups: Annotated[int, Field(ge=1, le=20)] = 1
    languages: tuple[Language, ...] = ()
    phones: Annotated[str, _one_of(Course.Phones.values)] = ""
    phones_by: Line = ""
    room: Line = ""
    wall: bool | None = None
    wished: Text = ""
    needs: Text = ""
    interpreter: Line = ""
    guardians: Annotated[str, _one_of(Course.Guardians.values)] = "not_asked"
    responsible: Annotated[str, _cleaned(120)] = ""
    deputy: Annotated[str, _cleaned(120)] = ""
    trusted_adult: Annotated[str, _cleaned(120)] = ""
    adults_present: Annotated[int, Field(ge=0, le=50)] | None = None
    plan: Word = ""
    dates: tuple[DateTyped, ...] = ()
    reason: Line = ""

    @model_validator(mode="after")
    def _ages(self) -> Self:
        if self.age_least and self.age_most and self.age_least > self.age_most:
            raise ValueError("age_least is above age_most")
        return self

    def fields(self) -> dict[str, Any]:
        """Give what `courses.actions.courses` writes, as it names it."""
        apart = {"host", "host_adult", "coach", "dates", "state", "reason"}
        return self.model_dump(exclude=apart) | {"languages": list(self.languages)}

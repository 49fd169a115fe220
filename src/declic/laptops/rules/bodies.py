"""What stands in the files, as typed models: nothing that is not known, and nothing left out."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, TypeVar
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from declic.laptops.rules.envelope import UnfitError, loaded

TAKE_ALONG, RESULTS, RECEIPT = "take-along", "results", "receipt"

Short = Annotated[str, StringConstraints(max_length=400)]
Key = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Code = Annotated[str, StringConstraints(pattern=r"^[A-HJKMNP-TV-Z2-9]{16}$")]
Secret = Annotated[str, StringConstraints(pattern=r"^[\w-]{22,64}$")]
Number = Annotated[int, Field(ge=0, le=2_000_000)]
Present = Annotated[int, Field(ge=1, le=500)]
B = TypeVar("B", bound=BaseModel)


class Strict(BaseModel):
    """A model that knows all its keys, takes no word for a number, and never changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Adults(Strict):
    """Who answers for the young people."""

    responsible: Short
    deputy: Short
    trusted: Short = ""
    place: Short = ""
    until: Short = ""


class PreparedDate(Strict):
    """One date of a course, with everything that its session needs.

    `plan` is the hash of one of the plans. `unreviewed`: languages that `by_name` switched on.
    """

    date: UUID
    course: UUID
    label: Short
    host: Short = ""
    group: Short = ""
    part: Annotated[int, Field(ge=0, le=99)]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    plan: Key
    staff_language: Short
    adults: Adults
    unreviewed: list[Short] = []
    by_name: Short = ""


class LocalFact(Strict):
    """A local fact as the office knew it: whom it is for, until when somebody answers for it."""

    key: Short
    community: Short
    number: Short = ""
    sure: bool
    expires: dt.date | None = None


class TakeAlong(Strict):
    """What the office gives along. `seal`: the key to which results are sealed.

    `ticket`: shows the office that results come from whoever had this file. `address`: where to
    send them when there is a network, or empty.
    """

    id: UUID
    organisation: UUID
    name: Short
    seal: Key
    ticket: Secret
    address: Short = ""
    made_at: AwareDatetime
    expires_at: AwareDatetime
    dates: Annotated[list[PreparedDate], Field(min_length=1, max_length=60)]
    plans: dict[Key, dict[str, Any]]
    facts: list[LocalFact] = []


class Fact(Strict):
    """A closed fact of a session; no time, no name, no text."""

    seq: Number
    kind: Short
    version: Annotated[int, Field(ge=1, le=1000)]
    data: dict[str, Any]


class Form(Strict):
    """What one respondent chose in one form: which, and the choice of each question."""

    wave: Literal["before", "after", "months"]
    chosen: dict[Short, Short]


class Row(Strict):
    """One respondent: no seat, no card, no time. `code` where one was written, else empty."""

    code: Annotated[str, StringConstraints(max_length=40)] = ""
    forms: dict[Short, Form]


class Held(Strict):
    """One session that was held."""

    session: UUID
    date: UUID
    course: UUID
    group: Short = ""
    part: Annotated[int, Field(ge=0, le=99)] | None = None
    plan: dict[str, Any]
    languages: list[Short]
    opened_at: AwareDatetime
    ended_at: AwareDatetime
    present: Present
    seats: Number
    seq: Number
    facts: Annotated[list[Fact], Field(max_length=20_000)]
    counts: dict[str, Any]
    rows: Annotated[list[Row], Field(max_length=5_000)]


class Results(Strict):
    """What a laptop brings back. `code`: only who opened the file can say it."""

    id: UUID
    bundle: UUID
    ticket: Secret
    laptop: Key
    code: Code
    made_at: AwareDatetime
    sessions: Annotated[list[Held], Field(min_length=1, max_length=60)]


class Receipt(Strict):
    """What the office says it holds: of which file, and each session up to which fact."""

    result: UUID
    digest: Key
    bundle: UUID
    laptop: Key
    sessions: dict[UUID, Number]
    at: AwareDatetime


def body_of(model: type[B], body: bytes) -> B:
    """Read a body, or raise UnfitError: `strange`."""
    try:
        return model.model_validate(loaded(body))
    except ValidationError as error:
        raise UnfitError("strange") from error


def body(told: BaseModel) -> bytes:
    """Write a body."""
    return told.model_dump_json().encode()

"""What a host says in the request form: its steps, their fields, and what each may hold.

There is no field for a young person: who asks for a course names adults only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from declic.courses.rules.places import Province, community, province
from declic.kernel.languages import LANGUAGES
from declic.kernel.texts import TextRefused, clean

Value = str | int | list[str] | None
Given = Mapping[str, Sequence[str]]

# The office reads and answers in these; the form speaks them.
TONGUES = ("fr", "nl", "de", "en")
YES, NO, UNKNOWN = "yes", "no", "unknown"
SAME, OTHER, LATER = "same", "other", "later"
UNDECIDED = "open"
COMMUNITIES_OF_BRUSSELS = ("fr", "nl")

_NUMBER_MOST = 6
_SHORTEST_PHONE, _LONGEST_PHONE = 7, 15
_PHONE = re.compile(r"\+?[0-9][0-9 ()/.\-]*")
_POSTCODE = re.compile(r"(?:BE?[ -]*)?([0-9]{4})", re.IGNORECASE)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_LOCAL_MOST, _ADDRESS_MOST = 64, 254


class Sort(StrEnum):
    """What sort of thing is asked for."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    ONE = "one"
    MANY = "many"
    EMAIL = "email"
    PHONE = "phone"
    POSTCODE = "postcode"


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked: `least` and `most` are signs of a text, or the number's range.

    `usual` stands where nothing is said.
    """

    name: str
    sort: Sort = Sort.LINE
    needed: bool = False
    most: int = 200
    least: int = 0
    choices: tuple[str, ...] = ()
    usual: Value = ""

    @property
    def is_free(self) -> bool:
        """Say whether anything can be written there, a child's name too."""
        return self.sort in {Sort.LINE, Sort.TEXT}


def _one(name: str, *choices: str, usual: str = "", needed: bool = False) -> Field:
    return Field(name, Sort.ONE, choices=choices, usual=usual, needed=needed)


def _number(
    name: str, least: int, most: int, *, usual: Value = None, needed: bool = False
) -> Field:
    return Field(name, Sort.NUMBER, least=least, most=most, usual=usual, needed=needed)


STEPS: Mapping[str, tuple[Field, ...]] = {
    "place": (
        _one(
            "kind",
            "school",
            "youth_movement",
            "reception_centre",
            "company",
            "other",
            needed=True,
        ),
        Field("name", needed=True),
        Field("street"),
        Field("postcode", Sort.POSTCODE, needed=True, most=12),
        Field("city", most=100),
        # Asked in Brussels alone, where there are two; elsewhere it follows from the postcode.
        _one("community", *COMMUNITIES_OF_BRUSSELS, "de"),
    ),
    "group": (
        _one("audience", "young", "staff", "professionals", usual="young"),
        _number("age_least", 3, 99),
        _number("age_most", 3, 99),
        _number("group_size", 1, 500, needed=True),
        _number("groups", 1, 50, usual=1),
        Field(
            "languages",
            Sort.MANY,
            needed=True,
            choices=tuple(each.code for each in LANGUAGES),
            usual=[],
        ),
        Field("languages_other", most=120),
        _one("guardians", "not_asked", "appointed", "not_yet", usual="not_asked"),
    ),
    "room": (
        _one("phones", UNDECIDED, "away", "used", "tables", usual=UNDECIDED),
        Field("phones_by"),
        Field("room"),
        _one("wall", YES, NO, UNKNOWN, usual=UNKNOWN),
    ),
    "adults": (
        Field("contact_name", needed=True),
        Field("contact_function", most=100),
        Field("contact_email", Sort.EMAIL, needed=True, most=254),
        Field("contact_phone", Sort.PHONE, most=40),
        _one("coach", SAME, OTHER, LATER, usual=LATER),
        Field("coach_name"),
        Field("coach_function", most=100),
        Field("coach_email", Sort.EMAIL, most=254),
        Field("coach_phone", Sort.PHONE, most=40),
        Field("responsible", most=120),
        Field("deputy", most=120),
        _number("adults_present", 0, 50),
    ),
    "wishes": (
        Field("wished", Sort.TEXT, most=1000),
        Field("interpreter"),
        Field("needs", Sort.TEXT, most=1000),
    ),
}
FIELDS: Mapping[str, Field] = {each.name: each for step in STEPS.values() for each in step}
STEP_OF: Mapping[str, str] = {each.name: name for name, step in STEPS.items() for each in step}


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of one step: values that may be kept, and a code for each field at fault.

    A field at fault has no value, unless all that is wrong with it is that it is empty.
    """

    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def lacks_only(self) -> bool:
        """Say whether nothing was said wrongly, so that it may be kept and finished later."""
        return set(self.faults.values()) <= {"needed", "community"}


def read(step: str, given: Given) -> Reading:
    """Read what was typed in one step; nothing in it is believed."""
    found = Reading()
    for each in STEPS[step]:
        try:
            found.values[each.name] = _read(each, given.get(each.name, ()))
        except _FaultError as fault:
            found.faults[each.name] = fault.code
    for name in [name for name, value in found.values.items() if _lacks(FIELDS[name], value)]:
        found.faults[name] = "needed"
    for name, code in _together(step, found.values):
        found.faults.setdefault(name, code)
    return found


def typed(said: Mapping[str, Value]) -> dict[str, list[str]]:
    """Give what was kept as if it were typed again."""
    return {
        name: value if isinstance(value, list) else [] if value is None else [str(value)]
        for name, value in said.items()
    }


def open_steps(said: Mapping[str, Value]) -> Iterator[str]:
    """Give the steps that were never kept, or lack something, in their order."""
    again = typed(said)
    for name, fields in STEPS.items():
        if any(each.name not in said for each in fields) or read(name, again).faults:
            yield name


def address(text: str) -> str:
    """Give a mail address as it was typed; empty when it is none."""
    found = " ".join(text.split())
    return found if _is_address(found) else ""


def number(text: str, least: int, most: int) -> int | None:
    """Give a number that was typed in any digits; None when it is none from `least` to `most`."""
    try:
        return _count(Field("", Sort.NUMBER, least=least, most=most), text.strip())
    except _FaultError:
        return None


def next_step(step: str) -> str:
    """Give the step after this one; empty after the last."""
    names = list(STEPS)
    return (*names, "")[names.index(step) + 1]


def step_before(step: str) -> str:
    """Give the step before this one; the first has none, and stays."""
    names = list(STEPS)
    return names[max(names.index(step) - 1, 0)]


def asks_community(postcode: str) -> bool:
    """Say whether a host there must say itself to which community it belongs."""
    return province(postcode) is Province.BRUSSELS


class _FaultError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _read(asked: Field, given: Sequence[str]) -> Value:
    if asked.sort is Sort.MANY:
        return _many(asked, given)
    text = _plain(asked, given[0] if given else "")
    if not text:
        return asked.usual
    reader = _READERS.get(asked.sort)
    return reader(asked, text) if reader else text


def _plain(asked: Field, text: str) -> str:
    """Clean a text: what turns, hides or piles up goes; one line stays one line."""
    limit = asked.most if asked.is_free or asked.sort is Sort.EMAIL else 80
    try:
        kept = clean(text, limit=limit)
    except TextRefused as refused:
        if refused.reason == "empty":
            return ""
        raise _FaultError("too_long") from refused
    return kept if asked.sort is Sort.TEXT else " ".join(kept.split())


def _checked(text: str, code: str, *, is_right: bool) -> str:
    if not is_right:
        raise _FaultError(code)
    return text


def _many(asked: Field, given: Sequence[str]) -> list[str]:
    if set(given) - set(asked.choices):
        raise _FaultError("choice")
    return [each for each in asked.choices if each in given]


def _count(asked: Field, text: str) -> int:
    digits = _digits(text)
    if not digits.isdecimal():
        raise _FaultError("number")
    if len(digits) > _NUMBER_MOST or not asked.least <= int(digits) <= asked.most:
        raise _FaultError("range")
    return int(digits)


def _digits(text: str) -> str:
    """Write the digits of other scripts and full-width ones as ours."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def _chosen(asked: Field, text: str) -> str:
    return _checked(text, "choice", is_right=text in asked.choices)


def _email(_asked: Field, text: str) -> str:
    return _checked(text, "email", is_right=_is_address(text))


def _phone(_asked: Field, text: str) -> str:
    number = _digits(text)
    digits = sum(sign.isdecimal() for sign in number)
    is_right = _PHONE.fullmatch(number) and _SHORTEST_PHONE <= digits <= _LONGEST_PHONE
    return _checked(number, "phone", is_right=bool(is_right))


def _postcode(_asked: Field, text: str) -> str:
    found = _POSTCODE.fullmatch(_digits(text))
    if found is None or province(found[1]) is None:
        raise _FaultError("postcode")
    return found[1]


def _is_address(text: str) -> bool:
    """Say whether mail can be sent there. A quoted or second address is none."""
    local, at, domain = text.rpartition("@")
    if not (at and _LOCAL.fullmatch(local) and len(local) <= _LOCAL_MOST):
        return False
    try:
        plain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
    except UnicodeError:
        return False
    labels = plain.lower().split(".")
    whole = all(_LABEL.fullmatch(label) for label in labels) and not labels[-1].isdigit()
    return whole and len(labels) > 1 and len(local) + 1 + len(plain) <= _ADDRESS_MOST


_READERS: Mapping[Sort, Callable[[Field, str], str | int]] = {
    Sort.ONE: _chosen,
    Sort.NUMBER: _count,
    Sort.EMAIL: _email,
    Sort.PHONE: _phone,
    Sort.POSTCODE: _postcode,
}


def _lacks(asked: Field, value: Value) -> bool:
    return asked.needed and value in ("", None, [])


def _together(step: str, values: dict[str, Value]) -> Iterator[tuple[str, str]]:
    """Find what is right by itself and wrong beside another field."""
    if step == "place":
        where = str(values.get("postcode") or "")
        if not asks_community(where):
            values["community"] = community(where)
        elif values.get("community") not in COMMUNITIES_OF_BRUSSELS:
            yield "community", "community"
    elif step == "group":
        least, most = values.get("age_least"), values.get("age_most")
        if isinstance(least, int) and isinstance(most, int) and least > most:
            yield "age_most", "ages"
    elif step == "adults":
        one, other = (str(values.get(name) or "") for name in ("responsible", "deputy"))
        if one and one.casefold() == other.casefold():
            yield "deputy", "same_adult"
        if values.get("coach") == OTHER and not values.get("coach_name"):
            yield "coach_name", "needed"

"""What a row of a table says of a host, a contact, a trainer or a course. Pure.

Rows are flat, as spreadsheets are; what comes of them is told as other programs tell it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Any

Values = Mapping[str, Any]
Told = dict[str, Any]

_HOST = ("kind", "street", "postcode", "city", "community")
_CONTACT = ("function", "email", "phone", "language", "external_id")
_COURSE = (
    "audience",
    "age_least",
    "age_most",
    "group_size",
    "phones",
    "wished",
    "needs",
    "plan",
)


def host_told(values: Values) -> Told:
    """Give a host: what is empty in the table is not told, and so changes nothing."""
    told = _present(values, (*_HOST, "language", "external_id"))
    return {**told, "name": values["name"]}


def contact_told(values: Values) -> Told:
    """Give an adult of a host."""
    told = _present(values, (*_CONTACT, "is_coach"))
    return {**told, "name": values["name"]}


def host_of_contact(values: Values) -> Told:
    """Give the host that a contact's row names."""
    postcode = values.get("host_postcode")
    return {"name": values["host_name"], **({"postcode": postcode} if postcode else {})}


def course_told(values: Values, today: dt.date) -> Told:
    """Give a course with its host, adults and date. A row without a state gets it by its date."""
    told = _present(values, _COURSE)
    told["host"] = {
        **_present(values, _HOST),
        "name": values["host_name"],
        **_present({"language": values.get("host_language")}, ("language",)),
    }
    for who in ("host_adult", "coach"):
        if values.get(f"{who}_name"):
            told[who] = {"name": values[f"{who}_name"]} | _present(
                {name: values.get(f"{who}_{name}") for name in ("email", "phone")},
                ("email", "phone"),
            )
    if values.get("languages"):
        told["languages"] = list(values["languages"])
    if values.get("date"):
        told["dates"] = [_date(values)]
    told["state"] = values.get("state") or _state(values.get("date"), today)
    if told["state"] == "dated" and "dates" not in told:
        told["state"] = "talking"
    told["external_id"] = values.get("external_id") or _key(values)
    return told


def _state(day: dt.date | None, today: dt.date) -> str:
    if day is None:
        return "received"
    return "past" if day < today else "dated"


def _date(values: Values) -> Told:
    # Who writes only a day means the usual morning hour; the office corrects it.
    hour = values.get("start") or dt.time(9, 0)
    starts_at = dt.datetime.combine(values["date"], hour)  # Belgium's time: no zone is told
    told: Told = {"starts_at": starts_at}
    end = values.get("end")
    if end is not None and end > hour:
        told["ends_at"] = dt.datetime.combine(values["date"], end)
    elif values.get("minutes"):
        told["minutes"] = values["minutes"]
    return told | _present(values, ("place", "group"))


def _key(values: Values) -> str:
    """Make a key for a row that has none: its host, its day and its group.

    Whoever corrects the number of people in a spreadsheet and brings it again means the same
    course.
    """
    said = [str(values.get(name) or "") for name in ("host_name", "postcode", "date", "start")]
    said += [str(values.get("group") or "")]
    if not values.get("date"):
        said += [str(values.get(name) or "") for name in ("group_size", "wished", "audience")]
    digest = hashlib.sha256("\x1f".join(said).casefold().encode()).hexdigest()
    return f"row:{digest[:32]}"


def _present(values: Values, names: tuple[str, ...]) -> Told:
    return {name: values[name] for name in names if values.get(name) is not None}

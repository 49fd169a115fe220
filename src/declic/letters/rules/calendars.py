"""Dates as calendar programs read them (RFC 5545): values in, bytes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

HERE = ZoneInfo("Europe/Brussels")
Method = Literal["PUBLISH", "REQUEST", "CANCEL"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One date. `changed` is how often it was moved, and `stamp` when this was last told anew.

    It has no field for people who take part, and must never get one.
    """

    id: UUID
    starts_at: dt.datetime
    ends_at: dt.datetime
    title: str
    place: str = ""
    about: str = ""
    changed: int = 0
    is_cancelled: bool = False
    is_sure: bool = True
    asks: str = ""  # the address of who is asked, in an invitation
    from_: str = ""  # the address that the invitation comes from

    def asking(self, address: str, by: str) -> Entry:
        """Turn a date into an invitation."""
        return replace(self, asks=address, from_=by)


def calendar(
    entries: Iterable[Entry], *, name: str, stamp: dt.datetime, method: Method = "PUBLISH"
) -> bytes:
    """Write a calendar with its time zone; the same dates at the same stamp give the same bytes."""
    made = Calendar()
    made.add("prodid", "-//Declic//Courses//EN")
    made.add("version", "2.0")
    made.add("method", method)
    if name:
        made.add("x-wr-calname", _line(name))
    for entry in entries:
        made.add_component(_event(entry, stamp))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(entry: Entry, stamp: dt.datetime) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}@declic")
    event.add("dtstamp", stamp.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", entry.changed)
    event.add("dtstart", entry.starts_at.astimezone(HERE))
    event.add("dtend", entry.ends_at.astimezone(HERE))
    event.add("summary", _line(entry.title))
    event.add("status", _status(entry))
    if entry.place:
        event.add("location", _line(entry.place))
    if entry.about:
        event.add("description", _line(entry.about))
    if entry.asks:
        event.add("attendee", _asked(entry.asks), encode=False)
    if entry.from_:
        event.add("organizer", vCalAddress(f"mailto:{entry.from_}"), encode=False)
    return event


def _line(text: str) -> str:
    """Keep a text on one line: a calendar's lines are its grammar."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _asked(address: str) -> vCalAddress:
    who = vCalAddress(f"mailto:{address}")
    who.params["PARTSTAT"] = vText("NEEDS-ACTION")
    who.params["ROLE"] = vText("REQ-PARTICIPANT")
    return who


def _status(entry: Entry) -> str:
    if entry.is_cancelled:
        return "CANCELLED"
    return "CONFIRMED" if entry.is_sure else "TENTATIVE"

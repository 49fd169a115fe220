"""Begin a request, keep what was said, send it: what a host does, without an account.

A program that asks for somebody else does the same three things: `start`, `save`, `send`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from declic.courses.actions import request_mails
from declic.courses.actions.courses import make_course
from declic.courses.actions.hosts import make_contact, make_host
from declic.courses.models import Contact, Course, Host, Request
from declic.courses.rules import asking
from declic.courses.rules.asking import OTHER, SAME, STEP_OF, TONGUES, UNDECIDED, Value
from declic.kernel.codes import fingerprint, new_secret
from declic.people.models import Programme
from declic.post.models import MailRefused

DRAFTS_STAY = dt.timedelta(days=30)
WORDS_STAY = dt.timedelta(days=730)
# A draft costs little, and a robot that never sends anything must not fill the disk either.
DRAFTS_AN_HOUR = 300
LINKS_MOST = 3
_HOUR = dt.timedelta(hours=1)
_WALL = {asking.YES: True, asking.NO: False}


class RequestRefusedError(Exception):
    """Why nothing was kept or sent. `reason` is a code; whoever shows it has the words.

    `field`: no such field, or said wrongly. `missing`: not sent before this is filled in.
    `sent`: it was sent, and stays as it is. `often`: too many in this hour.
    `links`: its way back was sent often enough.
    """

    def __init__(self, reason: str, *detail: str) -> None:
        """Keep the reason as a code; `detail` are names of fields."""
        super().__init__(reason, *detail)
        self.reason = reason
        self.detail = detail


def start(
    *,
    programme: Programme,
    language: str,
    at: dt.datetime,
    said: Mapping[str, Value] | None = None,
) -> tuple[Request, str]:
    """Begin a request, perhaps with something said; give the secret that is the way back, too."""
    secret, read = new_secret(), _read(said or {})
    with transaction.atomic():
        begun = Request.objects.filter(programme=programme, started_at__gt=at - _HOUR)
        if begun.count() >= DRAFTS_AN_HOUR:
            raise RequestRefusedError("often")
        made = Request.objects.create(
            programme=programme,
            secret=fingerprint(secret),
            language=_tongue(language),
            said=read,
            started_at=at,
            saved_at=at,
        )
    return made, secret


def _tongue(language: str) -> str:
    return language if language in TONGUES else "en"


def save(
    *, request: Request, said: Mapping[str, Value], at: dt.datetime, language: str = ""
) -> Request:
    """Keep what was said, perhaps only a part of a step; all of it, or nothing.

    What is still empty may be filled in later. Refused with `field` (and which), or `sent`.
    """
    read = _read(said)
    with transaction.atomic():
        fresh = _draft(request)
        fresh.said = {**fresh.said, **read}
        fresh.language = _tongue(language) if language else fresh.language
        fresh.saved_at = at
        fresh.save(update_fields=["said", "language", "saved_at"])
    return fresh


def _read(said: Mapping[str, Value]) -> dict[str, Value]:
    if unknown := set(said) - set(STEP_OF):
        raise RequestRefusedError("field", *sorted(unknown))
    values: dict[str, Value] = {}
    for step in dict.fromkeys(STEP_OF[name] for name in said):
        found = asking.read(step, asking.typed(said))
        if not found.lacks_only:
            raise RequestRefusedError("field", *sorted(found.faults))
        values |= {name: value for name, value in found.values.items() if name in said}
        if step == "place" and "postcode" in said:
            values["community"] = found.values["community"]
    return values


def _draft(request: Request) -> Request:
    fresh = _as_it_is(request)
    if fresh.sent_at is not None:
        raise RequestRefusedError("sent")
    return fresh


def _as_it_is(request: Request) -> Request:
    """Read a request again where nobody else writes it: it may have been sent meanwhile."""
    found: Request = Request.objects.select_for_update().get(pk=request.pk)
    return found


def send(
    *, request: Request, at: dt.datetime, link: str = "", most_an_hour: int | None = None
) -> Course:
    """Make of a request a host, its contacts and a course, and tell both sides by mail.

    Sending again gives the course that is there. `link`: where the host reads what it sent.
    Refused with `missing` (and what), or `often`.
    """
    with transaction.atomic():
        fresh = _as_it_is(request)
        if fresh.course is not None:
            return fresh.course
        if fresh.sent_at is not None:  # its course was deleted since
            raise RequestRefusedError("sent")
        _check(fresh, at, most_an_hour)
        course = _course(fresh, at)
        fresh.course, fresh.sent_at, fresh.saved_at = course, at, at
        fresh.save(update_fields=["course", "sent_at", "saved_at"])
        request_mails.tell_host(request=fresh, link=link, at=at)
        request_mails.tell_office(request=fresh, at=at)
    return course


def _check(request: Request, at: dt.datetime, most_an_hour: int | None) -> None:
    if lacking := list(asking.open_steps(request.said)):
        raise RequestRefusedError("missing", *lacking)
    if most_an_hour is None:
        return
    sent = Request.objects.filter(programme=request.programme_id, sent_at__gt=at - _HOUR)
    if sent.count() >= most_an_hour:
        raise RequestRefusedError("often")


def _course(request: Request, at: dt.datetime) -> Course:
    said = request.said
    host = _host(request, at)
    adult = _contact(host, request, "contact", at, is_coach=said["coach"] == SAME)
    coach = adult if said["coach"] == SAME else None
    if said["coach"] == OTHER:
        coach = _contact(host, request, "coach", at, is_coach=True)
    fields = {**_asked(request), "host_adult": adult, "coach": coach}
    return make_course(host=host, fields=fields, by=None, at=at)


def _host(request: Request, at: dt.datetime) -> Host:
    names = ("kind", "name", "street", "postcode", "city", "community")
    fields = {name: request.said[name] for name in names}
    fields["language"] = request.language
    return make_host(programme=request.programme, fields=fields, by=None, at=at)


def _contact(host: Host, request: Request, who: str, at: dt.datetime, *, is_coach: bool) -> Contact:
    names = ("name", "function", "email", "phone")
    fields = {name: request.said[f"{who}_{name}"] for name in names}
    fields |= {"language": request.language, "is_coach": is_coach}
    return make_contact(host=host, fields=fields, by=None, at=at)


_AS_SAID = (
    "audience", "age_least", "age_most", "group_size", "groups", "languages", "phones_by", "room",
    "wished", "interpreter", "guardians", "responsible", "deputy", "adults_present",
)  # fmt: skip


def _asked(request: Request) -> dict[str, Any]:
    said = request.said
    fields = {name: said[name] for name in _AS_SAID}
    fields["phones"] = "" if said["phones"] == UNDECIDED else said["phones"]
    fields["wall"] = _WALL.get(said["wall"])
    fields["needs"] = request_mails.needs_of(request)
    spoken = said["languages"]
    fields["staff_language"] = request.language if request.language in spoken else spoken[0]
    return fields


def send_way_back(*, request: Request, to: str, link: str, at: dt.datetime) -> None:
    """Mail the link to an unfinished request to its writer; three times at most.

    Refused with `sent`, `links`, or `field`.
    """
    with transaction.atomic():
        fresh = _draft(request)
        if fresh.links_sent >= LINKS_MOST:
            raise RequestRefusedError("links")
        try:
            request_mails.tell_way_back(request=fresh, to=to, link=link, at=at)
        except MailRefused as refused:
            raise RequestRefusedError("field", "to") from refused
        fresh.links_sent += 1
        fresh.save(update_fields=["links_sent"])


def forget(*, request: Request) -> None:
    """Erase a draft since its writer wants to. What was sent stays."""
    Request.objects.filter(pk=request.pk, sent_at=None).delete()


def forget_drafts(*, at: dt.datetime) -> int:
    """Erase the drafts that nobody touched for 30 days, and the words of old requests; how many.

    What was sent stands in the course; as the host wrote it, it is kept for 24 months.
    """
    old = Request.objects.filter(sent_at=None, saved_at__lte=at - DRAFTS_STAY)
    words = Request.objects.filter(sent_at__lte=at - WORDS_STAY).exclude(said={})
    return old.delete()[0] + words.update(said={})

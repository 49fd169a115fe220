"""What is told by mail of a request, and of a host's answer.

A mail is public: it names no adult and repeats nothing that somebody wrote freely. So nobody can
use the form to send a text of their own to a stranger either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from declic.courses.models import Course, CourseDate, Host, Request
from declic.courses.queries.hosts import same_perhaps
from declic.courses.queries.requests import coordinators_of, form_of
from declic.courses.rules.asking import TONGUES
from declic.courses.rules.hours import HERE
from declic.people.models import Person, Programme
from declic.post.actions import queue
from declic.post.models import Button, MailRefused


def needs_of(request: Request) -> str:
    """Give what the group needs, with the languages that the office does not teach in."""
    said = request.said
    with translation.override(request.language):
        other = _("Other languages: %(languages)s") % {"languages": said["languages_other"]}
    return "\n".join(filter(None, [said["needs"], other if said["languages_other"] else ""]))


def tell_host(*, request: Request, link: str, at: dt.datetime) -> None:
    """Confirm to whoever asked that the request has arrived, and say what comes next."""
    course = _course(request)
    with translation.override(request.language):
        parts = [
            _("Your request has arrived. Thank you."),
            _("Its number is %(number)s.") % {"number": course.label},
            _(
                "Nothing is fixed yet. Somebody from our office reads what you wrote and writes "
                "to you or calls you about a date, usually within a week."
            ),
            _reached(request.programme),
        ]
        subject = _("We have your request, number %(number)s") % {"number": course.label}
        button = Button(_("See what you sent"), link) if link else None
        _mail(
            to=request.said["contact_email"],
            language=request.language,
            subject=subject,
            parts=parts,
            programme=request.programme,
            kind="request_received",
            key=f"request:{request.pk}:host",
            at=at,
            button=button,
        )


def tell_office(*, request: Request, at: dt.datetime) -> None:
    """Tell whoever coordinates that a request came."""
    course = _course(request)
    for person in coordinators_of(request.programme, on=at.date()):
        with translation.override(_of(person)):
            subject = _("New request: %(number)s") % {"number": course.label}
            _mail(
                to=person.email,
                language=_of(person),
                subject=subject,
                parts=_news(course),
                programme=request.programme,
                kind="request_new",
                key=f"request:{request.pk}:{person.pk}",
                at=at,
            )


def _news(course: Course) -> list[str]:
    host = course.host
    size = course.group_size or 0
    people = ngettext(
        "%(size)s person in each group, %(groups)s in all.",
        "%(size)s people in each group, groups: %(groups)s.",
        size,
    )
    lines = [
        _("%(host)s asks for a course.") % {"host": _named(host)},
        people % {"size": size, "groups": course.groups},
    ]
    if same_perhaps([host]).get(host.pk):
        lines.append(_("Perhaps this host is known already: look whether it is the same."))
    lines.append(
        _("Open the course %(number)s in the office to read it.") % {"number": course.label}
    )
    return lines


def _named(host: Host) -> str:
    """Name a host as far as a mail may: a reception centre by nothing but what it is."""
    if host.kind == Host.Kind.RECEPTION_CENTRE:
        return _("Reception centre")
    return f"{host.name} ({host.postcode} {host.city})".replace(" )", ")")


def tell_way_back(*, request: Request, to: str, link: str, at: dt.datetime) -> None:
    """Send the link to a request that is not finished. Refuses with `MailRefused`."""
    with translation.override(request.language):
        parts = [
            _("Here is the link to the request that you began for a course."),
            _("Nothing has been sent to our office yet. What you wrote is kept for 30 days."),
            _("If you did not ask for this link, you need not do anything."),
        ]
        _mail(
            to=to,
            language=request.language,
            subject=_("Go on with your request"),
            parts=parts,
            programme=request.programme,
            kind="request_draft",
            key=f"request:{request.pk}:back:{request.links_sent}",
            at=at,
            button=Button(_("Go on with the request"), link),
            strict=True,
        )


def tell_not_held(*, date: CourseDate, at: dt.datetime) -> None:
    """Tell whoever coordinates that the host says a date did not take place."""
    course = date.course
    for person in coordinators_of(course.programme, on=at.date()):
        with translation.override(_of(person)):
            day = date_format(localtime(date.starts_at, HERE), _("j F Y"))
            told = _("The host says that the date of %(day)s did not take place.") % {"day": day}
            _mail(
                to=person.email,
                language=_of(person),
                subject=_("Not held: %(number)s") % {"number": course.label},
                parts=[told, _("Please call the host and note what happened.")],
                programme=course.programme,
                kind="date_not_held",
                key=f"date:{date.pk}:not_held:{person.pk}",
                at=at,
            )


def _reached(programme: Programme) -> str:
    form = form_of(programme)
    known = " · ".join(filter(None, [form.email, form.phone])) if form else ""
    return _("Any question? %(reached)s") % {"reached": known} if known else ""


def _mail(  # noqa: PLR0913  # each by its name
    *,
    to: str,
    language: str,
    subject: str,
    parts: Iterable[str],
    programme: Programme,
    kind: str,
    key: str,
    at: dt.datetime,
    button: Button | None = None,
    strict: bool = False,
) -> None:
    # `strict`: a request is worth more than its mail, and is kept when an address takes none.
    try:
        queue(
            to=to,
            language=language,
            subject=subject,
            text="\n\n".join([*filter(None, parts), str(programme.organisation)]),
            organisation=programme.organisation_id,
            kind=kind,
            key=key,
            at=at,
            button=button,
        )
    except MailRefused:
        if strict:
            raise


def _of(person: Person) -> str:
    return person.language if person.language in TONGUES else "en"


def _course(request: Request) -> Course:
    if request.course is None:
        raise ValueError("a request that was not sent has no course")
    return request.course

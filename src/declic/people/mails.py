"""Mails about accounts. Each is a template whose first line is the subject.

A mail is public: it names what happened, never a password, and no link but the one that it is for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from declic.people.models import Invitation, Person
from declic.people.queries import ACCOUNT_MAIL
from declic.post import actions as post
from declic.post.models import Button


def send(  # noqa: PLR0913  # each by its name
    *,
    to: str,
    language: str,
    about: str,
    key: str,
    at: dt.datetime,
    organisation: UUID | None = None,
    link: str = "",
    told: Mapping[str, object] | None = None,
) -> None:
    """Queue a mail in the language of whoever gets it."""
    with translation.override(language):
        whole = render_to_string(f"people/mail/{about}.txt", {**(told or {})})
        button = Button(_("Open the page"), link) if link else None
    subject, _sep, text = whole.strip().partition("\n")
    post.queue(
        to=to,
        language=language,
        subject=subject.strip(),
        text=text.strip(),
        button=button,
        organisation=organisation,
        kind=ACCOUNT_MAIL,
        key=key,
        at=at,
    )


def to_person(  # noqa: PLR0913  # each by its name
    person: Person, about: str, *, key: str, at: dt.datetime, link: str = "", to: str = ""
) -> None:
    """Queue a mail to somebody with an account."""
    send(
        to=to or person.email,
        language=person.language,
        about=about,
        key=key,
        at=at,
        organisation=person.organisation_id,
        link=link,
        told={"person": person},
    )


def invite(invitation: Invitation, *, link: str, at: dt.datetime) -> None:
    """Queue the mail with which somebody is invited."""
    send(
        to=invitation.email,
        language=invitation.language,
        about="invitation",
        key=f"invitation:{invitation.pk}",
        at=at,
        organisation=invitation.programme.organisation_id,
        link=link,
        told={"invitation": invitation},
    )

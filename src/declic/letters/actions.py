"""Say a part of a template in an organisation's own words; give and end calendar addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from declic.kernel.codes import fingerprint, new_secret
from declic.kernel.texts import TextRefused, clean
from declic.letters.models import Cost, Feed, Wording
from declic.letters.queries.shelf import shelf
from declic.letters.rules import money
from declic.people.models import Organisation, Person, Right
from declic.people.queries import programmes_with

TITLE, TITLE_MOST = "title", 150
PART_MOST = 4000
WHAT_MOST = 120
_NEW_LINE = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


class LetterRefusedError(Exception):
    """Why nothing was kept: `may`, `unknown`, `lines`, `too_long`,
    `empty` or `amount`."""

    def __init__(self, reason: str) -> None:
        """Keep the reason as a code."""
        super().__init__(reason)
        self.reason = reason


def reword(  # noqa: PLR0913  # each by its name
    *,
    organisation: Organisation,
    template: str,
    language: str,
    part: str,
    text: str,
    by: Person | None,
    at: dt.datetime,
) -> None:
    """Keep how an organisation says a part, or take the template's words again: without a text.

    Whatever stands in it is a text: placeholders of the dictionary are filled, nothing else is.
    """
    with transaction.atomic():
        _check_may(organisation, by, at)
        said = _said(template, language, part, text)
        rows = Wording.objects.filter(
            organisation=organisation, template=template, language=language, part=part
        )
        if said in {"", _delivered(template, language, part)}:
            rows.delete()
            return
        Wording.objects.update_or_create(
            organisation=organisation,
            template=template,
            language=language,
            part=part,
            defaults={"text": said, "by": by, "at": at},
        )


def _check_may(organisation: Organisation, by: Person | None, at: dt.datetime) -> None:
    kept = programmes_with(by, Right.COORDINATE, on=at.date())
    if not kept.filter(organisation=organisation).exists():
        raise LetterRefusedError("may")


def _said(template: str, language: str, part: str, text: str) -> str:
    known = shelf().templates.get(template)
    if known is None or language not in shelf().languages(template):
        raise LetterRefusedError("unknown")
    if part != TITLE and part not in {each.id for each in known.parts if each.style != "help"}:
        raise LetterRefusedError("unknown")
    if part == TITLE and _NEW_LINE.search(text.strip()):
        raise LetterRefusedError("lines")
    try:
        return clean(text, limit=TITLE_MOST if part == TITLE else PART_MOST)
    except TextRefused as refused:
        if refused.reason == "empty":
            return ""
        raise LetterRefusedError("too_long") from refused


def _delivered(template: str, language: str, part: str) -> str:
    found = shelf().template(template, language)
    texts = {TITLE: found.title, **{each.id: each.text for each in found.parts}}
    return texts[part]


def renew_feed(*, person: Person, at: dt.datetime) -> str:
    """Give a person a new secret calendar address; an older one ends."""
    secret = new_secret()
    told = {"secret": fingerprint(secret), "made_at": at}
    Feed.objects.update_or_create(person=person, defaults=told)
    return secret


def end_feed(*, person: Person) -> None:
    """End a person's calendar address; without one nothing happens."""
    Feed.objects.filter(person=person).delete()


def note_cost(*, about: UUID, what: str, amount: str, by: Person | None, at: dt.datetime) -> Cost:
    """Note what something costs. Whether somebody may, the floor says that knows what it is."""
    try:
        said = " ".join(clean(what, limit=WHAT_MOST).split())
    except TextRefused as refused:
        raise LetterRefusedError(refused.reason) from refused
    cents = money.cents(amount)
    if cents is None:
        raise LetterRefusedError("amount")
    return Cost.objects.create(about=about, what=said, cents=cents, by=by, at=at)


def drop_costs(*, about: Collection[UUID]) -> None:
    """Forget what everything cost that is about what is erased."""
    Cost.objects.filter(about__in=about).delete()


def drop_cost(*, about: UUID, cost: UUID) -> None:
    """Take a cost off the list again; twice is once."""
    Cost.objects.filter(about=about, pk=cost).delete()

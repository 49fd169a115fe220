"""The page that a contact point hands to those who come after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from declic.activities.models import Row
from declic.peers.models import Point
from declic.peers.queries.deeds import next_booster, next_meeting, to_decide
from declic.peers.queries.missions import missions_of
from declic.peers.rules.deeds import Kind
from declic.peers.rules.hours import HERE
from declic.peers.young import KINDS
from declic.prints.queries import Sheet


def sheet(point: Point, language: str, *, at: dt.datetime) -> Sheet:
    """Write the page in a language."""
    with translation.override(language):
        rows = (*_how(), *_open(point, language, at), *_menu())
        return Sheet(
            name="successors",
            language=language,
            layout="page",
            title=_("For those who come after us"),
            rows=rows,
            lead=_("Welcome. Nobody is replaced: you do it in your own way."),
            fitted=True,
        )


def _how() -> Iterator[Row]:
    yield Row(_("How it goes"), style="head")
    yield Row(
        _("Your card opens the group’s page on any device. It has a code, and no name of yours.")
    )
    yield Row(_("Is the card lost? Tell the coach: it is ended at once, and you get a new one."))
    yield Row(_("You log what you did in twenty seconds: what, about how many, your energy."))
    yield Row(_("“Please talk with me”: one press, and two adults are told. Nothing is typed."))
    yield Row(_("Rest whenever you like, and stop whenever you like. Nobody asks why."))


def _open(point: Point, language: str, at: dt.datetime) -> Iterator[Row]:
    yield Row(_("What is open"), style="head")
    meeting = next_meeting(point)
    when = date_format(meeting.starts_at.astimezone(HERE), "l j F, H:i") if meeting else "…………………"
    yield Row(_("Next meeting: %(when)s") % {"when": when}, box=True)
    if booster := next_booster(point, today=at.date()):
        yield Row(_("Booster %(number)s of 3 is due") % {"number": booster}, box=True)
    if waiting := len(to_decide(point)):
        said = ngettext(
            "%(number)s action is not confirmed yet",
            "%(number)s actions are not confirmed yet",
            waiting,
        )
        yield Row(said % {"number": waiting}, box=True)
    for each in missions_of(point, language):
        if each.done_on is None:
            yield Row(each.words, box=True)


def _menu() -> Iterator[Row]:
    yield Row(_("What one can do, from small to large"), style="head")
    yield Row(" · ".join(str(words) for kind, words in KINDS.items() if kind != Kind.ASKED))
    yield Row(_("A guide of one page for each is on the group’s page."), style="note")

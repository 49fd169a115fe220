"""What a sponsor reads, as a PDF and as a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, ngettext
from django.utils.translation import gettext as _

from declic.courses.words import HOST_KINDS
from declic.funding.models import Kind
from declic.funding.queries.grants import Costs
from declic.funding.queries.quotes import Said
from declic.funding.queries.sponsor import Reading
from declic.funding.rules.progress import Progress
from declic.funding.words import KINDS
from declic.kernel.languages import language
from declic.letters.queries.costs import written
from declic.prints.queries import press
from declic.tables.writing import write_xlsx

Row = tuple[str, str, int | float | None]


def pdf(read: Reading, *, day: str) -> bytes:
    """Give a page for the sponsor, in the active language."""
    (made,) = press("grant", told(read, day=day))
    return made


def xlsx(read: Reading) -> bytes:
    """Give the same numbers as a table, in the active language."""
    titles = (_("What"), _("Of it"), _("Number"))
    return write_xlsx(titles, rows(read), read.grant.name)


def rows(read: Reading) -> Iterator[Row]:
    """Give every number that the page has and no other, and what they cannot say."""
    for kind, stands in read.lines:
        yield from ((str(KINDS[kind]), word, number) for word, number in numbers(stands))
    for place, count, people in read.rows:
        yield _("Courses and sessions"), str(HOST_KINDS[place]), count
        if people:
            yield _("Young people"), str(HOST_KINDS[place]), people
    if read.people.total:
        yield _("Young people"), _("all that are told"), read.people.total
    for code in read.languages:
        yield _("Language"), language(code).own_name, None
    for kind, known in read.costs.items():
        if known.one is not None:
            yield str(KINDS[kind]), _("cost of one, in euros"), known.one / 100
            yield str(KINDS[kind]), _("costs in all, in euros"), known.total / 100
    for sentence in (*costs(read), *notes(read)):
        yield sentence, "", None


def numbers(stands: Progress) -> list[tuple[str, int]]:
    """Name what a bar shows."""
    return [
        (_("promised"), stands.promised),
        (_("held"), stands.delivered),
        (_("planned"), stands.planned),
        (_("left"), stands.left),
        (_("late"), stands.late),
    ]


def told(read: Reading, *, day: str) -> dict[str, Any]:
    """Give the data that the layout reads: words and numbers, never source."""
    grant = read.grant
    period = f"{date_format(grant.starts_on)} – {date_format(grant.ends_on)}"
    return {
        "language": (get_language() or "en")[:2],
        "rtl": get_language_bidi(),
        "title": _apart(grant.name),
        "author": grant.programme.organisation.name,
        "head": [_apart(grant.programme.organisation.name), _apart(grant.programme.name)],
        "day": day,
        "for": _("For %(sponsor)s") % {"sponsor": _apart(grant.sponsor.name)},
        "period": _apart(period),
        "agreed": _apart(grant.agreed),
        "lines": [_line(kind, stands) for kind, stands in read.lines],
        "places": _places(read),
        "languages": _languages(read),
        "quotes": _quotes(read),
        "logo": list(bytes(grant.sponsor.logo.png)) if hasattr(grant.sponsor, "logo") else None,
        "costs": {"title": _("What it cost"), "rows": costs(read)},
        "gone": read.gone,
        "cannot": {"title": _("What these figures cannot say"), "rows": notes(read)},
    }


def _apart(text: str) -> str:
    """Keep what people wrote apart from the direction of the words around it."""
    return f"\u2068{text}\u2069" if text and get_language_bidi() else text


def _line(kind: Kind, stands: Progress) -> dict[str, Any]:
    return {
        "name": str(KINDS[kind]),
        "of": _("%(held)s of %(of)s") % {"held": stands.delivered, "of": stands.promised},
        "promised": stands.promised,
        "held": stands.delivered,
        "planned": stands.planned,
        "numbers": [f"{number} {word}" for word, number in numbers(stands)],
    }


def _places(read: Reading) -> dict[str, Any]:
    told = [
        [str(HOST_KINDS[place]), str(count), str(people) if people else "–"]
        for place, count, people in read.rows
    ]
    total = [_("Together"), str(sum(read.places.values())), str(read.people.total or "–")]
    return {
        "title": _("Where"),
        "head": [_("Kind of place"), _("Courses and sessions"), _("Young people")],
        "rows": [*told, total] if told else [],
        "none": _("Nothing was held yet."),
    }


def _languages(read: Reading) -> str:
    if not read.languages:
        return ""
    names = ", ".join(language(code).own_name for code in read.languages)
    return _("Languages: %(names)s") % {"names": names}


def costs(read: Reading) -> list[str]:
    """Say what a unit cost, once that is known of every one; else of how many it is."""
    return [_cost(kind, each) for kind, each in read.costs.items()]


def _cost(kind: Kind, known: Costs) -> str:
    if known.one is None:
        said = _("%(kind)s: costs are noted of %(known)s of %(of)s, so no cost of one is said.")
        return said % {"kind": KINDS[kind], "known": known.known, "of": known.of}
    language = (get_language() or "en")[:2]
    one, total = (_apart(written(cents, language)) for cents in (known.one, known.total))
    said = _("%(kind)s: %(one)s each, %(total)s in all.")
    return said % {"kind": KINDS[kind], "one": one, "total": total}


def _quotes(read: Reading) -> dict[str, Any]:
    return {
        "title": _("What adults who were there say"),
        "rows": [{"text": f"( {_apart(each.text)} )", "of": beside(each)} for each in read.quotes],
    }


def beside(said: Said) -> str:
    """Say of which kind of place a sentence is, and of which month where that may be told."""
    place = str(HOST_KINDS[said.source.place])
    if said.source.month is None:
        return place
    return f"{place}, {date_format(dt.date(*said.source.month, 1), 'F Y').lower()}"


def notes(read: Reading) -> list[str]:
    """Say what the numbers cannot say."""
    said = [_("Held means: each date took place, and the place or the office confirmed it.")]
    if Kind.COURSE in dict(read.lines):
        said.append(
            _(
                "Young people are told of by tens at least, so that no number points at a few. "
                "Smaller groups are added once there are enough of them."
            )
        )
    said += [
        _("They do not say what young people learnt, or what they do now."),
        _(
            "Whoever was in two groups is counted twice: these are places taken, not different "
            "people."
        ),
    ]
    if read.people.waits:
        said.append(_("More young people were there than are told of here."))
    late = sum(stands.late for _kind, stands in read.lines)
    if late:
        said.append(
            ngettext(
                "%(number)s is late: it would be held by today if all were spread evenly.",
                "%(number)s are late: they would be held by today if all were spread evenly.",
                late,
            )
            % {"number": late}
        )
    if read.grant.purpose != "real":
        said.append(_("This belongs to a demonstration. It never counts."))
    return said

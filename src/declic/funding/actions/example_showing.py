"""A logo and sentences of adults for the example year."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from declic import design
from declic.funding.actions.logos import take_logo
from declic.funding.actions.quotes import approve_quote, write_quote
from declic.funding.models import Grant
from declic.funding.queries.quotes import quotable
from declic.people.models import Person, Role
from declic.prints.queries import drawn_anew

MARK = Path(design.__file__).parent / "static" / "design" / "mark.svg"
SAID = (
    ("fr", "Ceux qui ne parlent jamais ont proposé quoi dire à un ami."),
    ("nl", "We hebben nu één zin die iedereen kent: jij bent niet schuldig."),
    ("fr", "La séance tient dans deux heures de cours, et rien n’est resté en suspens."),
)
WAITS = ("fr", "On attend la suite l’an prochain.")


def fill_showing(grant: Grant, at: dt.datetime) -> None:
    """Show our own mark as the logo, three approved sentences, and one that waits."""
    data = drawn_anew(MARK.read_bytes(), size=(240, 240))
    take_logo(sponsor=grant.sponsor, data=data, by=None, at=at)
    first, second = _keepers(grant)
    held = quotable(grant)
    for number, (language, text) in enumerate((*SAID, WAITS)):
        course = held[number % len(held)]
        told = {"grant": grant, "course": course, "text": text, "language": language}
        made = write_quote(**told, by=first, at=at)  # type: ignore[arg-type]  # each by its name
        if (language, text) != WAITS:
            approve_quote(quote=made, by=second, at=at)


def _keepers(grant: Grant) -> list[Person]:
    kept = {"roles__programme": grant.programme, "roles__kind": Role.Kind.COORDINATOR}
    return list(Person.objects.filter(**kept).order_by("name")[:2])

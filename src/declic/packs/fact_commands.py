"""The commands `declic facts list | check | export`."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from typing import TypedDict

from declic.care import queries as care
from declic.care.actions import exported
from declic.care.models import EVERYWHERE, Community, Fact, Standing, said
from declic.kernel import clock
from declic.packs import queries
from declic.packs.standing import standing_faults

DONE, REFUSED = 0, 1


class Row(TypedDict):
    """A fact in the list. `used`: a text of a pack holds it."""

    key: str
    community: Community
    kind: str
    name: str
    number: str | None
    state: str
    hours_state: str
    standing: Standing
    verified_on: str | None
    expires: str | None
    owner: str
    source: str
    used: bool


def list(args: Namespace) -> int:  # noqa: A001  # the name of the command
    """Print every local fact, the most urgent first."""
    today, used = clock.now().date(), queries.facts_used()
    order = care.urgency(today)
    facts = sorted(care.every_fact(), key=order)
    if args.json:
        rows = [_row(fact, today, used=fact.key in used) for fact in facts]
        _say(json.dumps(rows, ensure_ascii=False, indent=2))
        return DONE
    for fact in facts:
        until = f"until {fact.expires}" if fact.expires else "always"
        _say(f"{fact.standing(today):8}{_named(fact)}  {said(fact.name, 'en')}, {until}")
    return DONE


def _row(fact: Fact, today: date, *, used: bool) -> Row:
    return {
        "key": fact.key,
        "community": fact.community,
        "kind": fact.kind,
        "name": said(fact.name, "en"),
        "number": fact.number,
        "state": fact.state,
        "hours_state": fact.hours_state,
        "standing": fact.standing(today),
        "verified_on": fact.verified_on.isoformat() if fact.verified_on else None,
        "expires": fact.expires.isoformat() if fact.expires else None,
        "owner": fact.owner,
        "source": fact.source,
        "used": used,
    }


def check(_args: Namespace) -> int:
    """Refuse when a plan uses what is out of date, or unsure with nothing to stand in for it."""
    today = clock.now().date()
    found = [*_unreadable(), *_overdue_or_alone(today), *_without_stand_in()]
    for sentence in found:
        sys.stderr.write(f"{sentence}\n")
    left = care.reminder(today)
    _say(
        f"{len(found)} facts of the plans need somebody now. Of all facts {left.overdue} are out "
        f"of date, {left.soon} expire within 60 days, and {left.unsure} nobody is sure of yet."
    )
    return REFUSED if found else DONE


def _unreadable() -> Iterator[str]:
    return (f"{file}: {why}" for file, why in care.unreadable())


def _overdue_or_alone(today: date) -> Iterator[str]:
    told: set[str] = set()
    for key in sorted(queries.facts_used() & care.fact_keys()):
        for place in (EVERYWHERE, *care.communities()):
            sentence = _wrong_with(key, place, today)
            if sentence and sentence not in told:
                told.add(sentence)
                yield sentence


def _wrong_with(key: str, place: Community, today: date) -> str:
    way = care.way(key, place, today)
    sure = next((fact for fact in way if fact.is_sure(today)), None)
    if way and way[0].is_expired(today):
        instead = f"{_named(sure)} stands in for it" if sure else "nothing sure stands in for it"
        return f"{_named(way[0])} is out of date since {way[0].expires}; {instead}."
    if way and not sure and way[-1].kind == "line":
        return f"{_named(way[0])} is told, though nobody is sure of it or of what stands in for it."
    return ""


def _without_stand_in() -> Iterator[str]:
    for read in queries.read_packs():
        for fault in standing_faults(read, queries.worst_day()):
            yield f"{fault.file}:{fault.line}: {fault.sentence}"


def export(_args: Namespace) -> int:
    """Print what was corrected or confirmed here as a file of facts, to send back."""
    _say(exported().rstrip() or "# Nothing was corrected or confirmed here.")
    return DONE


def _named(fact: Fact) -> str:
    return fact.key if fact.community == EVERYWHERE else f"{fact.key} ({fact.community})"


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")

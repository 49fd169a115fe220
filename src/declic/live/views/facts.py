"""Look after the local facts: see what waits, correct, confirm, and send corrections back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from declic.care import queries as care
from declic.care.actions import FactRefusedError, change, confirm, exported, take_back
from declic.care.models import (
    EVERYWHERE,
    SENTENCES,
    Community,
    Fact,
    Kind,
    Place,
    Revision,
    Standing,
    differences,
    said,
)
from declic.kernel import clock
from declic.kernel.languages import LANGUAGES, Language
from declic.kernel.languages import language as language_of
from declic.live.forms import WORDED, FormError, day, fact_of
from declic.live.naming import community_name, field_name, kind_name, value_name
from declic.live.views import rights
from declic.packs.queries import facts_used
from declic.people import access

YEAR = dt.timedelta(days=365)
# Its name, its label, and what stands in it.
Field = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in the list."""

    fact: Fact
    name: str
    standing: Standing
    used: bool
    corrected: bool


@require_safe
@access.keeper
def all_facts(request: HttpRequest) -> HttpResponseBase:
    """List the facts, the overdue ones first; `kind`, `community` and `q` narrow the list."""
    today = clock.now().date()
    language = access.staff_language(request)
    used = facts_used()
    rows = [_row(fact, language, today, used=fact.key in used) for fact in care.every_fact()]
    chosen = request.GET
    words = chosen.get("q", "")[:100].casefold().split()
    first = care.urgency(today)
    wanted = Filter(chosen.get("kind", ""), chosen.get("community", ""), tuple(words))
    context = {
        "language": language_of(language),
        "here": "facts",
        "rows": sorted(filter(wanted.shows, rows), key=lambda row: first(row.fact)),
        "all": len(rows),
        "reminder": care.reminder(today),
        "kinds": [(kind, kind_name(kind)) for kind in get_args(Kind)],
        "communities": [(known, community_name(known)) for known in get_args(Community)],
        "chosen": chosen,
        "unreadable": [file for file, _why in care.unreadable()],
    }
    return render(request, "live/facts.html", context)


def _row(fact: Fact, language: str, today: dt.date, *, used: bool) -> Row:
    corrected = care.delivered(fact.place) != fact
    return Row(fact, said(fact.name, language), fact.standing(today), used, corrected)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows the list shows; what is empty narrows nothing."""

    kind: str
    community: str
    words: tuple[str, ...]

    def shows(self, row: Row) -> bool:
        """Say whether a row is wanted."""
        fact = row.fact
        told = (fact.key, fact.number or "", *fact.name.values(), *fact.what.values())
        text = " ".join(told).casefold()
        return (
            self.kind in {"", fact.kind}
            and self.community in {"", fact.community}
            and all(word in text for word in self.words)
        )


@require_safe
@access.keeper
def export(request: HttpRequest) -> HttpResponseBase:
    """Give what was corrected or confirmed here as a file of facts, to send back."""
    del request
    response = HttpResponse(exported(), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="facts.yaml"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@access.keeper
def one_fact(request: HttpRequest, key: str, community: str) -> HttpResponseBase:
    """Show a fact with its doubt and history; POST `do` is `confirm`, `change` or `return`.

    Of a community that has no fact of its own the form shows that of the whole country.
    """
    place = _place(key, community)
    fact = care.the_fact(place) or _begun(place)
    if request.method != "POST":
        return _page(request, fact)
    try:
        _do(request, fact)
    except (FormError, FactRefusedError) as refused:
        return _page(request, fact, error=_why(refused), status=422)
    except OSError:
        return _page(request, fact, error=_("It could not be saved: is the disk full?"), status=507)
    address = redirect("fact", key=key, community=community)
    address["Location"] += "?kept=yes"
    return address


def _place(key: str, community: str) -> Place:
    known = next((known for known in get_args(Community) if known == community), None)
    if known is None or key not in care.fact_keys():
        raise Http404
    return key, known


def _begun(place: Place) -> Fact:
    """Begin a fact for a community with that of another one."""
    key, community = place
    nearest = care.the_fact((key, EVERYWHERE))
    found = nearest or next(fact for fact in care.every_fact() if fact.key == key)
    unsure = {"community": community, "state": "unverified", "hours_state": "unverified"}
    return found.model_copy(update={**unsure, "verified_on": None})


def _do(request: HttpRequest, fact: Fact) -> None:
    given, at = request.POST.dict(), clock.now()
    who = given.get("by", "")
    match given.get("do"):
        case "confirm":
            hours = given.get("hours_sure") == "yes"
            expires = day(given, "expires")
            confirm(place=fact.place, expires=expires, hours=hours, by=who, at=at)
        case "change":
            change(fact=fact_of(given, fact), by=who, at=at)
        case "return":
            take_back(place=fact.place, by=who, at=at)
        case _:
            raise FormError(rights.sentence_for("field"))


def _why(refused: FormError | FactRefusedError) -> str:
    if isinstance(refused, FormError):
        return str(refused)
    return {
        "who": _("Say who looked it up: a name or a role."),
        "expires": _("It holds until a day within the next twelve months."),
        "missing": _("Something would be missing: a number that was there, or any wording."),
        "delivered": _("This fact is your own; nothing was delivered in its place."),
    }[refused.reason]


def _page(request: HttpRequest, fact: Fact, *, error: str = "", status: int = 200) -> HttpResponse:
    today, typed = clock.now().date(), request.POST
    language = access.staff_language(request)
    context = {
        "language": language_of(language),
        "here": "facts",
        "fact": fact,
        "name": said(fact.name, language),
        "what": said(fact.what, language),
        "kind": kind_name(fact.kind),
        "whose": community_name(fact.community),
        "standing": fact.standing(today),
        "told": list(_told(fact, today)),
        "fields": _fields(fact, request),
        "next_year": today + YEAR,
        "today": today,
        "is_own": care.the_fact(fact.place) is None,
        "corrected": care.delivered(fact.place) != fact,
        "others": [
            (known, community_name(known), care.the_fact((fact.key, known)) is not None)
            for known in get_args(Community)
            if known != fact.community
        ],
        "history": list(_history(fact.place)),
        "typed": typed,
        "sure": typed.get("sure") if typed else fact.state == "verified",
        "hours_sure": typed.get("hours_sure") if typed else fact.hours_state == "verified",
        "error": error,
        "kept": request.GET.get("kept") == "yes",
    }
    return render(request, "live/fact.html", context, status=status)


def _told(fact: Fact, today: dt.date) -> Iterator[tuple[Language, str, bool]]:
    """Give what readers of each language are told, and whether this fact itself says it."""
    for language in LANGUAGES:
        if language.code in fact.wording or language.code in {"en", "fr", "nl", "de", "ar"}:
            told = care.told_in(fact.key, fact.community, language.code, today=today)
            own = told == fact.told(language.code) and fact.is_sure(today)
            yield language, told, own


def _fields(fact: Fact, request: HttpRequest) -> list[tuple[Language, list[Field]]]:
    """Give the fields of each language: name of the field, label, and what stands in it."""

    def field(name: str, code: str) -> Field:
        kept: str = getattr(fact, name).get(code, "")
        return f"{name}.{code}", field_name(name), request.POST.get(f"{name}.{code}", kept)

    # A law keeps no hours; should it have any, they can be taken away.
    needless = {"hours", "price"} if fact.kind in SENTENCES else set()
    names = [name for name in WORDED if name not in needless or getattr(fact, name)]
    return [(each, [field(name, each.code) for name in names]) for each in LANGUAGES]


def _history(place: Place) -> Iterator[tuple[Revision, tuple[tuple[str, str, str], ...]]]:
    """Give each change with what it changed; the oldest is compared with what was delivered."""
    rows = list(care.history(place))
    kept = [Fact.model_validate(row.fact) if row.fact else care.delivered(place) for row in rows]
    older = [*kept, care.delivered(place)][1:]
    for row, after, before in zip(rows, kept, older, strict=True):
        yield (
            row,
            tuple(
                (field_name(name), value_name(old), value_name(new))
                for name, old, new in differences(before, after)
            ),
        )

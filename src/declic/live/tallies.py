"""Count the answers of an item from the rows: by ask, choice and way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import takewhile

from django.db.models import Count as HowMany
from django.db.models import Sum

from declic.kernel.steps import FIRST, Ask, Way
from declic.live.machine.facts import Result
from declic.live.machine.script import Place
from declic.live.machine.state import item_at
from declic.live.models import Answer, Count, Slip
from declic.live.rooms import Room


@dataclass(frozen=True, slots=True)
class Answered:
    """How many gave an answer to an item, and how many of these by phone."""

    total: int = 0
    phones: int = 0


def result(room: Room, place: Place) -> Result:
    """Count everything given to the item so far. Choices that nobody chose are left out."""
    item = item_at(room.script, room.state, place)
    counted: dict[str, dict[str, dict[str, int]]] = (
        {ask.id: {} for ask in item.asks} if item else {}
    )
    for ask, choice, way, number in _rows(room, place):
        if ask in counted and number:
            ways = counted[ask].setdefault(choice, {})
            ways[way] = ways.get(way, 0) + number
    for asked in item.asks if item else ():
        if asked.firsts:
            counted[FIRST] = {FIRST: _firsts(room, place, asked)}
    return counted


def _firsts(room: Room, place: Place, ask: Ask) -> dict[str, int]:
    """Count, by way, who makes one of the ask's `firsts` here and made none on the way here.

    Of typed numbers nobody knows whose they are: what is above the most typed before counts.
    """
    walked = takewhile(lambda other: other != place, room.state.walked)
    before = [other.item for other in walked if other.activity == place.activity]
    here = {"session_id": room.id, "activity": place.activity, "ask": ask.id}
    made = Answer.objects.filter(**here, choices__in=ask.firsts)
    known = made.filter(item__in=before).values("respondent")
    new = made.filter(item=place.item).exclude(respondent__in=known).order_by()
    ways = dict(new.values_list("way").annotate(number=HowMany("id")))
    typed = Count.objects.filter(**here, choice__in=ask.firsts, item__in=[*before, place.item])
    sums: dict[str, Counter[str]] = {}
    for way, item, number in typed.values_list("way", "item", "number"):
        sums.setdefault(way, Counter())[item] += number
    for way, by_item in sums.items():
        most = max((by_item[item] for item in before), default=0)
        ways[way] = ways.get(way, 0) + max(0, by_item[place.item] - most)
    return {way: number for way, number in ways.items() if number}


def _rows(room: Room, place: Place) -> list[tuple[str, str, str, int]]:
    here = {"session_id": room.id, "activity": place.activity, "item": place.item}
    grouped = (
        Answer.objects.filter(**here)
        .values_list("ask", "choices", "way")
        .annotate(number=HowMany("id"))
        .order_by()
    )
    phones = [
        (ask, choice, way, number)
        for ask, choices, way, number in grouped
        for choice in choices.split(" ")
        if choice
    ]
    typed = Count.objects.filter(**here).values_list("ask", "choice", "way", "number")
    return [*phones, *typed]


def answered(room: Room, place: Place) -> Answered:
    """Count who answered the item: respondents by phone, and typed counts of its first ask."""
    here = {"session_id": room.id, "activity": place.activity, "item": place.item}
    phones = (
        Answer.objects.filter(**here).exclude(choices="").values("respondent").distinct().count()
    )
    # A text is kept without its seat: each that was not put aside counts as one answer.
    texts = Slip.objects.filter(**here).exclude(state=Slip.State.DISCARDED).count()
    typed = Counter[str]()
    for ask, number in Count.objects.filter(**here).values_list("ask", "number"):
        typed[ask] += number
    phones += texts
    return Answered(phones + max(typed.values(), default=0), phones)


def alarmed(room: Room, place: Place) -> int | None:
    """Count who chose what whoever leads must hear at once; None where nothing is asked so."""
    item = item_at(room.script, room.state, place)
    watched = [ask for ask in (item.asks if item else ()) if ask.alarm]
    here = {"session_id": room.id, "activity": place.activity, "item": place.item}
    if not watched:
        return None
    return sum(
        Answer.objects.filter(**here, ask=ask.id, choices=ask.alarm).count() for ask in watched
    )


def ways(room: Room, place: Place) -> dict[str, int]:
    """Count who answered the item by each way: how many, never what."""
    here = {"session_id": room.id, "activity": place.activity, "item": place.item}
    given = Answer.objects.filter(**here).exclude(choices="").order_by()
    told = dict(given.values_list("way").annotate(number=HowMany("respondent", distinct=True)))
    typed = Count.objects.filter(**here).order_by().values_list("way")
    for way, number in typed.annotate(number=Sum("number")):
        told[way] = told.get(way, 0) + number
    return {way: number for way, number in told.items() if number}


def typed(room: Room, place: Place) -> dict[str, dict[str, int]]:
    """Give the typed numbers: ask, choice, how many."""
    here = {"session_id": room.id, "activity": place.activity, "item": place.item}
    numbers: dict[str, dict[str, int]] = {}
    for ask, choice, number in Count.objects.filter(
        **here, way__in=(Way.HAND, Way.CARD)
    ).values_list("ask", "choice", "number"):
        numbers.setdefault(ask, {})[choice] = number
    return numbers

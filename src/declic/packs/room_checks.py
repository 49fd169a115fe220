"""What is said must follow the decisions about phones and the wall, whatever options are chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from declic.packs.activity_checks import ANNOUNCED
from declic.packs.models import Fault, Plan
from declic.packs.shelf import PackText, ReadPack
from declic.packs.versions import (
    PHONES,
    WALL,
    AmbiguousError,
    Options,
    combinations,
    named,
    step_of,
    unusual,
    version,
)
from declic.packs.wording import against_room

_STEM = "activities/"
_WHERE = {
    "used": "where phones are used",
    "away": "where phones stay away",
    "none": "where there is no wall",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """An activity and a decision under which it is led."""

    activity: str
    decision: str


def room_faults(read: ReadPack) -> Iterator[Fault]:
    """Give a fault for each text that young people hear or see and that contradicts its plan."""
    spoken = [text for text in read.texts() if _is_spoken(text)]
    common = _without_own_optout(read)
    for plan in read.plans.values():
        led = led_under(plan.value)
        for text in spoken:
            where = common if text.stem == "pack" else [text.stem.removeprefix(_STEM)]
            for decision in _WHERE:
                met = (led.get(Heard(activity, decision)) for activity in where)
                chosen = next((options for options in met if options is not None), None)
                if chosen is not None:
                    name = ", ".join((plan.value.id, *([named(chosen)] if chosen else [])))
                    yield from _text_faults(read, text, name, decision)


def _without_own_optout(read: ReadPack) -> list[str]:
    """Name the activities before which the pack's own way out is read aloud."""
    return [
        name
        for name, each in read.activities.items()
        if each.value.care >= ANNOUNCED and not each.value.optout
    ]


def led_under(plan: Plan) -> Mapping[Heard, Options]:
    """Give each activity with each decision it is ever led under, and the options that do so.

    Only choices that meet in an activity, in phones or in the wall are combined.
    """
    found: dict[Heard, Options] = {}
    for step in plan.steps:
        for chosen in combinations(plan, [step_of(step), PHONES, WALL]):
            for heard in _heard(plan, chosen):
                found.setdefault(heard, unusual(plan, chosen))
    return found


def _heard(plan: Plan, chosen: Options) -> Iterator[Heard]:
    try:
        led = version(plan, chosen)
    except AmbiguousError:
        return  # a fault of its own
    for activity in led.activities:
        yield Heard(activity, led.phones)
        yield Heard(activity, led.wall)


def _is_spoken(text: PackText) -> bool:
    """What the facilitator reads aloud, or everybody sees; notes may speak of both ways."""
    key = f".{text.key.partition(':')[2]}"
    of_plan = text.stem.startswith("plans/")
    return not of_plan and (text.text.seen == "room" or ".say." in key or ".say_at_end." in key)


def _text_faults(read: ReadPack, text: PackText, name: str, decision: str) -> Iterator[Fault]:
    if words := against_room(text.text.source, read.pack.value.source, decision):
        yield text.fault(_sentence(words, name, decision))
    for language, catalogue in read.catalogues.items():
        entry = catalogue.entries.get(text.key)
        if entry and (words := against_room(entry.msgstr, language, decision)):
            yield Fault(str(catalogue.file), entry.line, _sentence(words, name, decision))


def _sentence(words: str, name: str, decision: str) -> str:
    return f"“{words}” is said in the plan {name}, {_WHERE[decision]}."

"""The care text at the end of a session with young people, and the line that all activities say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.packs.marks import marks
from declic.packs.models import STAFF_LANGUAGES, Fault, Plan
from declic.packs.shelf import Read, ReadPack, stem_of
from declic.packs.versions import (
    AmbiguousError,
    UnknownOptionError,
    named,
    unusual,
    version,
    worth_showing,
)

ADULT = 18
# What the care text says, whatever its words: how long an adult stays, and a line to turn to.
HERE, LINE = "time", "helpline.child"


def care_faults(read: ReadPack) -> Iterator[Fault]:
    """Give a fault for each plan for people under 18 that ends without the care text."""
    if read.pack.value.ages.least >= ADULT or read.unread:
        return
    said = marks_by_activity(read)
    for plan in read.plans.values():
        yield from _plan_faults(plan, said)


def line_faults(read: ReadPack) -> Iterator[Fault]:
    """Give a fault for each activity that does not say the line of the pack, language by language.

    A language in which only young people's texts must be there may lack the texts that say it.
    """
    for language in says_line_in(read):
        said = activities_with_line(read, language)
        for name, activity in read.activities.items():
            if name not in said and f"activities/{name}" not in read.unread:
                sentence = f"The line of the pack is missing here in the language '{language}'."
                yield activity.document.fault(("say",), sentence)


def says_line_in(read: ReadPack) -> list[str]:
    """Name the languages in which every activity must say the line; none without a line."""
    whole = [code for code in read.pack.value.languages if code in STAFF_LANGUAGES]
    there = [code for code in whole if code == read.pack.value.source or code in read.catalogues]
    return there if read.pack.value.line else []


def activities_with_line(read: ReadPack, language: str) -> frozenset[str]:
    """Return the activities that say the line; all where the language has no words for it."""
    line = read.texts_of(language).get("pack:line", "").casefold()
    said = ((key, text) for key, text in read.texts_of(language).items() if key != "pack:line")
    return frozenset(
        stem_of(key).removeprefix("activities/") for key, text in said if line in text.casefold()
    )


def marks_by_activity(read: ReadPack) -> Mapping[str, frozenset[str]]:
    """Return the marks that the texts of each activity hold."""
    found: dict[str, frozenset[str]] = {}
    for text in read.texts():
        name = text.stem.removeprefix("activities/")
        found[name] = found.get(name, frozenset()) | marks(text.text.source)
    return found


def ends_with_care(last: str, said: Mapping[str, frozenset[str]]) -> bool:
    """Say whether an activity tells until when somebody is here, and a help line."""
    return {HERE, LINE} <= said.get(last, frozenset())


def _plan_faults(plan: Read[Plan], said: Mapping[str, frozenset[str]]) -> Iterator[Fault]:
    other, last = _without_care(plan.value, said)
    if last:
        place = ("steps", len(plan.value.steps) - 1)
        yield plan.document.fault(place, _sentence(last, other))


def _without_care(plan: Plan, said: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    """Return the first options under which the care text is missing, and what stands last then."""
    try:
        for chosen in worth_showing(plan):
            last = "".join(version(plan, chosen).activities[-1:])
            if last in said and not ends_with_care(last, said):
                return named(unusual(plan, chosen)), last
    except (AmbiguousError, UnknownOptionError):
        pass  # faults of their own
    return "", ""


def _sentence(last: str, other: str) -> str:
    return (
        f"{f'{other}: ' if other else ''}The session ends with '{last}', which does not say until "
        f"when somebody is here ({{{{{HERE}}}}}) and who helps ({{{{{LINE}}}}})."
    )

"""The twelve checks of content, activity by activity: by a machine, and what waits for people.

`docs/content-checks.md` is made from this. A machine finds only what is plainly wrong. What only
people can say is counted from the reviews that lie in the pack, and is open without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import get_args

from declic.care.models import Fact, FactsFile
from declic.packs.care_checks import (
    ADULT,
    activities_with_line,
    ends_with_care,
    marks_by_activity,
    says_line_in,
)
from declic.packs.kinds import kind
from declic.packs.models import ReviewRole
from declic.packs.reader import read_yaml
from declic.packs.shelf import PackText, ReadPack
from declic.packs.spoken import activity_spoken_faults
from declic.packs.standing import keys_named
from declic.packs.text_checks import long_on_cards, may_quote
from declic.packs.versions import version, worth_showing
from declic.packs.wording import Sort, objections

SORTS: tuple[Sort, ...] = ("blame", "brand", "secrecy", "experience")
STORIES = ("story.branch", "chat.flags")
# A fact that was confirmed is told for a year at most.
A_YEAR = timedelta(days=366)
ROLES: tuple[ReviewRole, ...] = get_args(ReviewRole)
YES, NO, NOTHING = "yes", "**no**", "–"
Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Checks:
    """A pack, and the delivered local facts that its texts name."""

    pack: ReadPack
    facts: tuple[Fact, ...]

    @cached_property
    def _objected(self) -> frozenset[tuple[str, str]]:
        """Give each activity with each sort of words that it must not hold, in any language."""
        return frozenset(
            (text.stem, each.sort)
            for text in self.pack.texts()
            if not may_quote(text)
            for language, said in self._said(text)
            for each in objections(said, language)
        )

    @cached_property
    def _long(self) -> frozenset[str]:
        texts = (text for text in self.pack.texts() if text.text.seen == "room")
        return frozenset(
            text.stem for text in texts for _, said in self._said(text) if [*long_on_cards(said)]
        )

    @cached_property
    def _lined(self) -> frozenset[str]:
        """Name the activities that say the line in every language in which they must."""
        names = frozenset(self.pack.activities)
        return names.intersection(
            *(activities_with_line(self.pack, code) for code in says_line_in(self.pack))
        )

    def _said(self, text: PackText) -> Iterator[tuple[str, str]]:
        for language in self.pack.languages:
            if said := self.pack.translation(language, text.key, text.text):
                yield language, said

    def machine(self, name: str) -> dict[str, bool | None]:
        """Say what a machine finds in one activity; None where there is nothing to look at."""
        stem = f"activities/{name}"
        clean: dict[str, bool | None] = {sort: (stem, sort) not in self._objected for sort in SORTS}
        return {
            "line": name in self._lined,
            **clean,
            "help": self._every_way_helps(name),
            "sentences": stem not in self._long,
            "spoken": self._fits(name),
        }

    def _fits(self, name: str) -> bool | None:
        """Say whether what is to be said fits beside the learners' minutes; None for a break."""
        read = self.pack.activities[name]
        if read.value.of_which is None:
            return None
        return not list(activity_spoken_faults(read, self.pack.pack.value))

    def _every_way_helps(self, name: str) -> bool | None:
        """Say of a story whether its kind finds help at the end of every way; None for no story."""
        read = self.pack.activities[name]
        found = kind(read.value.kind)
        if found.name not in STORIES:
            return None
        faults = found.faults(read.content, read.value.forms.by_name())
        return not list(faults)

    def people(self, name: str) -> dict[ReviewRole, int]:
        """Count the languages in which somebody of each role has reviewed an activity."""
        made = [
            {review.role for review in self.pack.reviews_of(language, f"activities/{name}")}
            for language in self.pack.pack.value.languages
        ]
        return {role: sum(role in roles for roles in made) for role in ROLES}

    def facts_of(self, name: str) -> tuple[int, int]:
        """Count the local facts that an activity names, and those confirmed for a year at most."""
        keys = keys_named(self.pack, name)
        named = [fact for fact in self.facts if fact.key in keys]
        return len(named), sum(map(is_young, named))

    def machine_rows(self) -> Rows:
        """Give a row for each activity."""
        for name in self.pack.activities:
            there, young = self.facts_of(name)
            facts = f"{young} of {there}" if there else NOTHING
            yield name, *(_told(found) for found in self.machine(name).values()), facts

    def people_rows(self) -> Rows:
        """Give a row for each activity: in how many languages somebody of each role reviewed it."""
        languages = len(self.pack.pack.value.languages)
        for name in self.pack.activities:
            counted = (f"{many} of {languages}" for many in self.people(name).values())
            yield name, *(each if not each.startswith("0 ") else "open" for each in counted)

    def plan_rows(self) -> Rows:
        """Give a row for each plan: whether every session of it ends with the care text.

        Of a plan for adults the first is not asked.
        """
        said, adults = marks_by_activity(self.pack), self.pack.pack.value.ages.least >= ADULT
        for plan in (each.value for each in self.pack.plans.values()):
            led = [version(plan, chosen).activities for chosen in worth_showing(plan)]
            ends = all(ends_with_care(names[-1], said) for names in led)
            line = all(any("helpline.child" in said.get(n, ()) for n in names) for names in led)
            yield plan.title, _told(None if adults else ends), _told(line)

    def totals(self) -> Mapping[str, str]:
        """Say of each check of a machine in how many activities it finds nothing."""
        found = [self.machine(name) for name in self.pack.activities]
        counted: dict[str, list[bool]] = {}
        for check, passed in (pair for each in found for pair in each.items()):
            counted.setdefault(check, []).extend([] if passed is None else [passed])
        return {check: f"{sum(of)} of {len(of)}" for check, of in counted.items()}

    def check_rows(self) -> Rows:
        """Give a row for each of the twelve checks: who makes it, and how it stands."""
        totals = self.totals()
        plans = [*self.plan_rows()]
        cared = sum(NO not in row for row in plans)
        there, young = len(self.facts), sum(map(is_young, self.facts))
        people: dict[str, int] = {
            role: sum(self.people(name)[role] > 0 for name in self.pack.activities)
            for role in ROLES
        }
        many = len(self.pack.activities)
        told: dict[str, str] = {
            "line": f"{totals['line']} activities",
            "blame": f"{totals['blame']} activities",
            "brand": f"{totals['brand']} activities",
            "help": f"{totals['help']} stories",
            "care": f"{cared} of {len(plans)} plans",
            "secrecy": f"{totals['secrecy']} activities",
            "experience": f"{totals['experience']} activities",
            "sentences": f"{totals['sentences']} activities",
            "spoken": f"{totals['spoken']} activities",
            "facts": f"{young} of {there} facts; **open**" if young < there else f"all {there}",
            **{role: _opened(people[role], many) for role in ROLES},
        }
        for number, what, who, key in CHECKS:
            yield number, what, who, told.get(key, "**open**: no review says it")


def _told(found: bool | None) -> str:  # noqa: FBT001  # what is found is what is told
    return NOTHING if found is None else YES if found else NO


def _opened(done: int, of: int) -> str:
    return f"{done} of {of} activities" + ("" if done == of else "; **open**")


def is_young(fact: Fact) -> bool:
    """Say whether somebody has confirmed a fact, and it is told for a year after that at most."""
    if fact.verified_on is None or fact.expires is None:
        return False
    return fact.expires - fact.verified_on <= A_YEAR


def delivered_facts(folder: Path) -> tuple[Fact, ...]:
    """Read the facts as they are delivered, whatever this installation has corrected."""
    files = sorted(folder.glob("*.yaml"))
    read = (FactsFile.model_validate(read_yaml(file, inside=folder).data) for file in files)
    return tuple(fact for each in read for fact in each.facts)


MACHINE, PEOPLE = "machine", "people"
LINE = (
    "The line about who is responsible stands in every activity, in English, French and Dutch, "
    "and under every whole sheet of the kit"
)
CHECKS: tuple[tuple[str, str, str, str], ...] = (
    ("1", LINE, MACHINE, "line"),
    ("2", "No words that blame or frighten, in any language", MACHINE, "blame"),
    ("3", "No name of a brand, in any language", MACHINE, "brand"),
    ("3", "No sexual detail, no picture of a person in distress", PEOPLE, "prevention"),
    (
        "4",
        "Nothing that explains how to deceive, find, approach, pressure or hide",
        PEOPLE,
        "prevention",
    ),
    ("5", "Every story ends with help, and every way through it", MACHINE, "help"),
    ("6", "Every session names a help line and ends with the care text", MACHINE, "care"),
    ("–", "No promise of secrecy, in any language", MACHINE, "secrecy"),
    (
        "7",
        "No question of what somebody has lived through, no hands up on harm",
        MACHINE,
        "experience",
    ),
    ("8", "Mixed genders and origins; who harms is never marked by origin", PEOPLE, "prevention"),
    (
        "9",
        "Sentences on cards and screens have at most 18 words, in every language",
        MACHINE,
        "sentences",
    ),
    (
        "–",
        "What is to be said fits beside the learners' minutes, at 130 words a minute, in each form",
        MACHINE,
        "spoken",
    ),
    ("9", "Plain words, key words explained", PEOPLE, "language"),
    (
        "10",
        "Read aloud to five young people, one for each language, and changed after that",
        PEOPLE,
        "youth",
    ),
    ("11", "Reviewed by a specialist of prevention", PEOPLE, "prevention"),
    ("11", "Reviewed by a lawyer", PEOPLE, "law"),
    ("11", "Reviewed by a panel of young people", PEOPLE, "youth"),
    ("12", "Local facts confirmed by a person, for twelve months at most", PEOPLE, "facts"),
)

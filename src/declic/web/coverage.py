"""What a course has to hold, beside what is there: `docs/coverage.md`.

What has to be there stands in `coverage.yaml` of the pack, for people to read. The rest is taken
from the pack itself, from its kinds and from the print kit, so that the page cannot promise more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from django.utils import translation
from pydantic import Field

from declic.activities.queries import kind
from declic.packs.models import Activity, Form, FormName, Id, Plan, Strict
from declic.packs.reader import read_yaml
from declic.packs.shares import (
    DEBRIEF_AT_LEAST,
    LEARNERS_AT_LEAST,
    Split,
    debrief_share,
    each_alone,
    is_talked_over,
    split,
)
from declic.packs.shelf import ReadPack
from declic.packs.spoken import minutes_to_say
from declic.packs.versions import named, rules, version
from declic.prints.kit import general
from declic.prints.kit.rules import Group

FILE = "coverage.yaml"
Part = Literal[
    "say", "say_at_end", "optout", "notes", "adapt", "capture", "what", "so_what", "now_what"
]
_FORMS: tuple[FormName, ...] = ("full", "short")


class Asked(Strict):
    """The minutes that a course asks for a step."""

    full: int
    short: int


class Step(Strict):
    """A step of the course: the activities that lead it one after the other, and their versions."""

    step: str
    title: str
    led: list[Id]
    versions: list[Id] = Field(default_factory=list)
    minutes: Asked | None = None
    care: int
    parts: list[Part] = Field(default_factory=list)
    reckoned: str = ""


class StepsOfPart(Strict):
    """A part of the course with its steps."""

    part: str
    steps: list[Step]


class KitItem(Strict):
    """A thing of the print kit: a paper, something to bring, or plainly not there."""

    item: str
    papers: list[str] = Field(default_factory=list)
    bring: str = ""
    missing: str = ""
    note: str = ""


class Wanted(Strict):
    """The whole file. `kit_of`: the plan whose kit it is, or several."""

    parts: list[StepsOfPart]
    kit_of: Id | list[Id]
    kit: list[KitItem]

    @property
    def steps(self) -> Iterator[Step]:
        """Give every step of every part."""
        return (step for part in self.parts for step in part.steps)


Rows = Iterator[tuple[str, ...]]


@dataclass(frozen=True)
class Coverage:
    """A pack beside what it has to hold."""

    pack: ReadPack
    wanted: Wanted

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Return the activities of the pack by their ids."""
        return {name: each.value for name, each in self.pack.activities.items()}

    @cached_property
    def papers(self) -> Mapping[str, Sequence[str]]:
        """Return the names of the sheets that each activity brings to the kit."""
        return {name: tuple(self._papers(name)) for name in self.activities}

    def _papers(self, name: str) -> Iterator[str]:
        read = self.pack.activities[name]
        forms: tuple[Form, ...] = tuple(read.value.forms[form] for form in _FORMS)
        found = kind(read.value.kind)
        made = [paper.name for form in forms for paper in found.papers(_content(read), form)]
        yield from (f"{name}-{paper}" for paper in dict.fromkeys(made))

    def faults(self) -> Iterator[str]:
        """Say of each thing that is wanted and has no place."""
        for step in self.wanted.steps:
            yield from self._step_faults(step)
        sheets = {sheet for name in self._in_the_kit() for sheet in self.papers.get(name, ())}
        sheets |= general_papers()
        for item in self.wanted.kit:
            if not (item.papers or item.bring or item.missing):
                yield f"“{item.item}” has no paper, is not to be brought, and is not said to lack."
            for paper in item.papers:
                if paper not in sheets:
                    yield f"“{item.item}” should be the paper {paper}, which no kit holds."

    def _in_the_kit(self) -> set[str]:
        """Name the activities that the plans of the kit lead, whatever options are chosen."""
        of = self.wanted.kit_of
        plans = [self.pack.plans[id_].value for id_ in ([of] if isinstance(of, str) else of)]
        brought = {name for plan in plans for rule in rules(plan) for name in rule.says.values()}
        return {*brought, *(step.activity for plan in plans for step in plan.steps)}

    def _step_faults(self, step: Step) -> Iterator[str]:
        name = f"{step.step} {step.title}".strip()
        there = [each for each in (*step.led, *step.versions) if each in self.activities]
        for each in (*step.led, *step.versions):
            if each not in there:
                yield f"{name}: there is no activity {each}."
        if max((self.activities[each].care for each in there), default=0) < step.care:
            yield f"{name}: nothing in it has care {step.care}."
        for part in step.parts:
            if not any(part_of(self.activities[each], part, self.pack) for each in there):
                yield f"{name}: nothing stands under {part}."

    def steps_rows(self, part: StepsOfPart) -> Rows:
        """Give a row for each activity of a part."""
        for step in part.steps:
            for place, name in enumerate((*step.led, *step.versions)):
                head = (step.step, step.title) if place == 0 else ("", _beside(step, name))
                yield (*head, *self._row(step, name, whole=place == 0))

    def _row(self, step: Step, name: str, *, whole: bool) -> tuple[str, ...]:
        of = self.activities[name]
        minutes = f"{of.minutes.full} / {of.minutes.short}"
        if whole and step.minutes and self._minutes(step) != step.minutes:
            minutes += f" (the course asks {step.minutes.full} / {step.minutes.short} for the step)"
        debrief = of.debrief
        return (
            f"[{name}](../content/{self.pack.pack.value.id}/activities/{name}.yaml)",
            f"`{of.kind}`",
            f"{of.care}",
            minutes,
            _number(len(of.say) + len(of.say_at_end)),
            " / ".join(
                _number(len(of_it)) for of_it in (debrief.what, debrief.so_what, debrief.now_what)
            ),
            _number(len(of.notes)),
            _number(len(of.adapt)),
            "yes" if of.capture else "–",
            ", ".join(paper.removeprefix(f"{name}-") for paper in self.papers[name]) or "–",
        )

    def _minutes(self, step: Step) -> Asked:
        led = [self.activities[name].minutes for name in step.led]
        return Asked(full=sum(each.full for each in led), short=sum(each.short for each in led))

    def kit_rows(self) -> Rows:
        """Give a row for each thing of the kit."""
        for item in self.wanted.kit:
            there = ", ".join(f"`{paper}`" for paper in item.papers)
            said = there or (f"to bring: {item.bring}" if item.bring else "**not there**")
            yield item.item, said, item.missing or item.note

    def plan_rows(self) -> Rows:
        """Give a row for each plan: whose its minutes are, and whether that is enough."""
        for plan in (each.value for each in self.pack.plans.values()):
            found = split(version(plan, {}), self.activities)
            yield (
                plan.title, f"{found.minutes}", f"{found.pauses}", f"{found.learners:.1f}",
                f"{found.share:.0%}", _range(found, self._splits(plan)),
                _enough(found),
            )  # fmt: skip

    def _splits(self, plan: Plan) -> list[tuple[str, Split]]:
        return [
            (named(chosen), split(version(plan, chosen), self.activities))
            for chosen in each_alone(plan)
        ]

    def minute_rows(self) -> Rows:
        """Give a row for each activity that is led: its minutes, and whose they are."""
        for step in self.wanted.steps:
            for place, name in enumerate(step.led):
                said = step.reckoned if place == 0 else ""
                yield *self._minute_row(step, self.activities[name]), said

    def _minute_row(self, step: Step, of: Activity) -> tuple[str, ...]:
        if of.of_which is None:
            return step.step, of.id, _pair(of.minutes.full, of.minutes.short), "a break", "–", "–"
        learners, debrief = of.of_which.learners, of.of_which.debrief
        talk = _pair(debrief.full, debrief.short) if debrief else "–"
        return (
            step.step,
            of.id,
            _pair(of.minutes.full, of.minutes.short),
            _pair(learners.full, learners.short),
            f"{talk}{_third(of)}",
            _to_say(self.pack, of.id),
        )


def _content(read: Any) -> Any:  # noqa: ANN401  # of whichever kind the activity is
    return read.content


def _to_say(pack: ReadPack, name: str) -> str:
    """Tell the minutes that everything takes that is to be said, full and short."""
    read = pack.activities[name]
    full, short = (minutes_to_say(read, form, pack.pack.value) for form in _FORMS)
    return f"{full:.1f} / {short:.1f}"


def _third(of: Activity) -> str:
    """Say whether the debrief has its third where it is asked for."""
    if not is_talked_over(of):
        return ""
    shares = [debrief_share(of, form) for form in _FORMS]
    told = " / ".join(f"{share:.0%}" for share in shares)
    enough = all(share >= DEBRIEF_AT_LEAST for share in shares)
    return f" ({told})" if enough else f" ({told}, **less than a third**)"


def _pair(full: float, short: float) -> str:
    return f"{full:g} / {short:g}"


def _enough(found: Split) -> str:
    if found.is_a_form:
        return "a form"
    return "yes" if found.is_enough else f"**no**, it should be {LEARNERS_AT_LEAST:.0%}"


def _range(usual: Split, splits: Sequence[tuple[str, Split]]) -> str:
    """Tell the shares with one option, and the option that leaves least if it leaves less."""
    if not splits:
        return "–"
    name, least = min(splits, key=lambda each: each[1].share)
    most = max(each.share for _, each in splits)
    told = " to ".join(dict.fromkeys((f"{least.share:.0%}", f"{most:.0%}")))
    return f"{told}, least with {name}" if least.share < usual.share else told


def _number(many: int) -> str:
    return f"{many}" if many else "–"


def _beside(step: Step, name: str) -> str:
    return "and" if name in step.led else "or"


def part_of(of: Activity, part: Part, pack: ReadPack) -> bool:
    """Say whether something stands in a part of an activity."""
    if part in {"what", "so_what", "now_what"}:
        return bool(getattr(of.debrief, part))
    return bool(getattr(of, part)) or (part == "optout" and bool(pack.pack.value.optout))


def general_papers() -> set[str]:
    """Return the names of the sheets that every kit brings, whatever its plan."""
    group = Group({"en": 1}, tables=1)
    with translation.override("en"):
        made = [
            *general.for_adults("en"), *general.for_tables(group, "en"),
            *general.for_readers("en", 1, group), *general.for_home("en"),
        ]  # fmt: skip
    return {"script", *(sheet.name for sheet in made)}


def wanted(folder: Path) -> Wanted:
    """Read what a pack has to hold."""
    return Wanted.model_validate(read_yaml(folder / FILE, inside=folder).data)

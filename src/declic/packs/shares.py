"""Whose minutes a plan's are: how many are the learners', and how many belong to the debrief.

An activity says under `of_which` how many of its minutes learners talk, sort, decide or rehearse.
A plan that gives it more or fewer minutes gives everybody in it as much more or less. A pause is
left out of the sum: what is measured is the time in which somebody leads. Where no activity of a
plan says anything, there is nothing to reckon; where some do, those that do not are named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import floor

from declic.packs.kinds import UnknownKindError, kind
from declic.packs.models import Activity, Fault, FormName, Plan
from declic.packs.shelf import Read, ReadPack
from declic.packs.versions import (
    AmbiguousError,
    Options,
    UnknownOptionError,
    Version,
    named,
    unusual,
    version,
)

LEARNERS_AT_LEAST = 0.6
# The kind by which a course asks what it changed; it teaches nothing.
FORM = "questions"
DEBRIEF_AT_LEAST = 1 / 3
_FORMS: tuple[FormName, ...] = ("full", "short")


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes of the minutes of a plan; `silent` are activities that do not say it.

    `asked`: the minutes of forms about what the course changed.
    """

    minutes: int
    pauses: int
    learners: float
    silent: tuple[str, ...] = ()
    asked: float = 0.0

    @property
    def is_a_form(self) -> bool:
        """Say whether most of it goes to a form that everybody fills in alone."""
        return self.asked * 2 > self.led

    @property
    def led(self) -> int:
        """The minutes in which somebody leads."""
        return self.minutes - self.pauses

    @property
    def share(self) -> float:
        """Of the led minutes, the part that is the learners'."""
        return self.learners / self.led if self.led else 0.0

    @property
    def is_enough(self) -> bool:
        """Say whether learners have their share; where they only fill in a form, none is asked."""
        return self.is_a_form or self.share >= LEARNERS_AT_LEAST


def split(led: Version, activities: Mapping[str, Activity]) -> Split:
    """Add up whose the minutes of a plan are; an activity that is not there says nothing."""
    there = [(step, activities[name]) for step, name in led.steps if name in activities]
    talked = [(step, each) for step, each in there if not each.pause]
    return Split(
        minutes=led.minutes,
        pauses=sum(step.minutes for step, each in there if each.pause),
        learners=sum(
            step.minutes * each.of_which.learners[step.form] / each.minutes[step.form]
            for step, each in talked
            if each.of_which and each.minutes[step.form]
        ),
        asked=sum(step.minutes for step, each in talked if each.kind == FORM),
        silent=tuple(each.id for _step, each in talked if each.of_which is None),
    )


def debrief_share(activity: Activity, form: FormName) -> float:
    """Return the part of a form's minutes that is the debrief's."""
    said = activity.of_which.debrief if activity.of_which else None
    return said[form] / activity.minutes[form] if said and activity.minutes[form] else 0.0


def is_talked_over(activity: Activity) -> bool:
    """Say whether this kind of activity needs a third of its minutes for the debrief."""
    try:
        return bool(getattr(kind(activity.kind), "talked_over", False))
    except UnknownKindError:
        return False


def activity_share_faults(read: Read[Activity]) -> Iterator[Fault]:
    """Give a fault where there are more minutes of a sort than minutes, and what is too short."""
    value, fault = read.value, read.document.fault
    if value.of_which is None:
        return
    for form in _FORMS:
        for name, said in (
            ("learners", value.of_which.learners),
            ("debrief", value.of_which.debrief),
        ):
            if said and said[form] > value.minutes[form]:
                sentence = (
                    f"The {form} form has {value.minutes[form]} minutes, and {said[form]:g} are "
                    f"said to be for {name}."
                )
                yield fault(("of_which", name, form), sentence)
        if is_talked_over(value) and debrief_share(value, form) < DEBRIEF_AT_LEAST:
            yield fault(("of_which",), _too_short(value, form), warning=True)


def _too_short(value: Activity, form: FormName) -> str:
    debrief = value.of_which.debrief if value.of_which else None
    return (
        f"The debrief of the {form} form has {debrief[form] if debrief else 0:g} of "
        f"{value.minutes[form]} minutes; a debate, a story or a scene needs a third."
    )


def plan_share_faults(plan: Read[Plan], read: ReadPack) -> Iterator[Fault]:
    """Warn when learners have less than their share, in the usual session or with one option."""
    activities = {name: each.value for name, each in read.activities.items()}
    usual = _found(plan.value, {}, activities)
    if usual is None:
        return
    yield from _silent_faults(plan, usual)
    if usual.silent:
        return
    if not usual.is_enough:
        yield plan.document.fault(("minutes",), _too_few(usual), warning=True)
        return
    for chosen in each_alone(plan.value):
        found = _found(plan.value, chosen, activities)
        if found and not found.silent and not found.is_enough:
            sentence = f"{named(unusual(plan.value, chosen))}: {_too_few(found)}"
            yield plan.document.fault(("minutes",), sentence, warning=True)


def each_alone(plan: Plan) -> Iterator[Options]:
    """Give each option that is not the usual one, by itself."""
    for choice in plan.choices:
        for option in choice.options[1:]:
            yield {choice.id: option.id}


def _found(plan: Plan, chosen: Options, activities: Mapping[str, Activity]) -> Split | None:
    """Return the split of a plan; None where it cannot be led, or where nobody says anything."""
    try:
        led = version(plan, chosen)
    except (AmbiguousError, UnknownOptionError):
        return None  # a fault of its own
    there = [activities[name] for name in led.activities if name in activities]
    says = any(each.of_which for each in there) and len(there) == len(led.activities)
    return split(led, activities) if says else None


def _silent_faults(plan: Read[Plan], found: Split) -> Iterator[Fault]:
    for index, step in enumerate(plan.value.steps):
        if step.activity in found.silent:
            sentence = f"'{step.activity}' does not say under 'of_which' whose its minutes are."
            yield plan.document.fault(("steps", index, "activity"), sentence, warning=True)


def _too_few(found: Split) -> str:
    return (
        f"Learners talk, sort, decide or rehearse in {found.learners:.1f} of {found.led} minutes, "
        f"which is {floor(found.share * 100)}%; it should be {LEARNERS_AT_LEAST:.0%}."
    )

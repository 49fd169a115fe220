"""The faults of a plan's choices: each option alone, and all that meet in one thing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from declic.packs.models import Change, Fault, Plan
from declic.packs.shelf import Read
from declic.packs.texts import Loc
from declic.packs.versions import (
    LEFT_OUT,
    PHONES,
    WALL,
    Aspect,
    Options,
    combinations,
    most_particular,
    named,
    rules,
    rules_that_hold,
    step_of,
    unusual,
    version,
    whole,
)


def choice_faults(read: Read[Plan], known: Collection[str]) -> Iterator[Fault]:
    """Give the faults of what can be chosen; `known` are the activities that are there."""
    plan, fault = read.value, read.document.fault
    faults = [fault(loc, said) for loc, said in _spelt(plan, known)]
    yield from faults
    if not faults:
        yield from (fault(loc, said) for loc, said in _led(plan))


def _spelt(plan: Plan, known: Collection[str]) -> Iterator[tuple[Loc, str]]:
    """Say what is wrong in an entry by itself."""
    yield from _doubled([choice.id for choice in plan.choices], ("choices",))
    for place, choice in enumerate(plan.choices):
        where: Loc = ("choices", place, "options")
        yield from _doubled([option.id for option in choice.options], where)
        usual, *_ = choice.options
        if usual.replace or usual.drop:
            sentence = "The first option is the usual one: write what it brings into the steps."
            yield (*where, 0), sentence
        for number, option in enumerate(choice.options):
            yield from _changed(plan, option, (*where, number), known)
    for place, together in enumerate(plan.together):
        yield from _when(plan, together.when, ("together", place, "when"))
        yield from _changed(plan, together, ("together", place), known)


def _doubled(ids: Sequence[str], where: Loc) -> Iterator[tuple[Loc, str]]:
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield (*where, place, "id"), f"The id '{name}' comes twice."


def _changed(
    plan: Plan, change: Change, where: Loc, known: Collection[str]
) -> Iterator[tuple[Loc, str]]:
    steps = {step.activity for step in plan.steps}
    for old, new in change.replace.items():
        if old not in steps:
            yield (*where, "replace", old), f"The plan has no activity '{old}' to replace."
        if new not in known:
            yield (*where, "replace", old), f"There is no activity '{new}'."
    for place, old in enumerate(change.drop):
        if old not in steps:
            yield (*where, "drop", place), f"The plan has no activity '{old}' to leave out."
        if old in change.replace:
            yield (*where, "drop", place), f"The activity '{old}' is replaced and left out."


def _when(plan: Plan, when: Options, where: Loc) -> Iterator[tuple[Loc, str]]:
    offered = {choice.id: {option.id for option in choice.options} for choice in plan.choices}
    for choice, option in when.items():
        if option not in offered.get(choice, ()):
            yield (*where, choice), f"The plan has no option {choice}={option}."
    if when.items() <= whole(plan, {}).items():
        yield where, "These are the usual options: write what they bring into the steps."


def _led(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """Say what is wrong with what is led, wherever options meet."""
    steps = [step_of(step) for step in plan.steps]
    if all(LEFT_OUT in _outcomes(plan, aspect) for aspect in steps):
        yield ("steps",), "At least one activity must stay, whatever is chosen."
    quarrels = [found for aspect in (*steps, PHONES, WALL) for found in _quarrels(plan, aspect)]
    yield from quarrels or (*_twice(plan), *_idle(plan))


def _outcomes(plan: Plan, aspect: Aspect) -> set[str]:
    """Give all that may become of an activity: itself, another, or nothing."""
    return {aspect[1], *(rule.says[aspect] for rule in rules(plan) if aspect in rule.says)}


def _quarrels(plan: Plan, aspect: Aspect) -> Iterator[tuple[Loc, str]]:
    """Name the first options that together do not say what becomes of one thing."""
    for chosen in combinations(plan, [aspect]):
        last = most_particular(rules_that_hold(plan, chosen), aspect)
        said = sorted({rule.says[aspect] for rule in last})
        if len(said) > 1:
            pairs = frozenset[tuple[str, str]]().union(*(rule.when for rule in last))
            kept = {name: option for name, option in chosen.items() if (name, option) in pairs}
            yield _place(plan, kept), _quarrel(aspect, kept, said)
            return


def _quarrel(aspect: Aspect, chosen: Options, said: Sequence[str]) -> str:
    ends = " or ".join(f"'{each}'" if each else "left out" for each in said)
    about = f"the activity '{aspect[1]}'" if aspect[1] else aspect[0]
    return f"{named(chosen)}: {about} is {ends}. Say under 'together' which, with all of them."


def _twice(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """Name each activity that would be led twice, with the first options that do so."""
    outcomes = {step.activity: _outcomes(plan, step_of(step)) for step in plan.steps}
    for name in sorted(set().union(*outcomes.values()) - {LEFT_OUT}):
        places = [("steps", old) for old, ends in outcomes.items() if name in ends]
        sets = combinations(plan, places) if len(places) > 1 else ()
        if found := next((each for each in sets if _times(plan, each, name) > 1), None):
            other = unusual(plan, found)
            yield _place(plan, other), f"{named(other)}: the activity '{name}' comes twice."


def _times(plan: Plan, chosen: Options, name: str) -> int:
    return version(plan, chosen).activities.count(name)


def _idle(plan: Plan) -> Iterator[tuple[Loc, str]]:
    """Name options beside the usual one that make no difference, alone or with others."""
    usual = version(plan, {})
    heard = {pair for together in plan.together for pair in together.when.items()}
    for place, choice in enumerate(plan.choices):
        for number, option in enumerate(choice.options[1:], 1):
            alone = (choice.id, option.id)
            if alone not in heard and version(plan, dict([alone])) == usual:
                yield ("choices", place, "options", number), "This option changes nothing."


def _place(plan: Plan, chosen: Options) -> Loc:
    """Give the place of the last of these options."""
    return max(
        ("choices", place, "options", number)
        for place, choice in enumerate(plan.choices)
        for number, option in enumerate(choice.options)
        if chosen.get(choice.id) == option.id
    )

"""What a set of chosen options makes of a plan: its activities, phones and wall.

Each option, and each entry of `together`, is a rule: it holds when all its options are chosen, and
says something about some aspects of the plan. About one aspect the rule that names most counts: a
rule gives way to another that holds and names all its options and more. Where rules are left that
say different things, the plan is ambiguous, which `packs check` finds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import cast

from declic.packs.models import Change, Phones, Plan, PlanChoice, PlanStep, Wall

# `steps` with the activity of the plan, or `phones` or `wall` alone; what it becomes, as a word.
Aspect = tuple[str, str]
Options = Mapping[str, str]
PHONES: Aspect = ("phones", "")
WALL: Aspect = ("wall", "")
LEFT_OUT = ""


class UnknownOptionError(LookupError):
    """The plan has no such choice, or the choice no such option; the message says which."""


class AmbiguousError(Exception):
    """Rules that all hold say different things about one aspect."""

    def __init__(self, aspect: Aspect) -> None:
        """Keep the aspect."""
        super().__init__(aspect)
        self.aspect = aspect


@dataclass(frozen=True, slots=True)
class Version:
    """What is led with the options that were chosen: steps with the activity of each, in order."""

    steps: tuple[tuple[PlanStep, str], ...]
    phones: Phones
    wall: Wall

    @property
    def activities(self) -> tuple[str, ...]:
        """Name the activities in their order."""
        return tuple(name for _, name in self.steps)

    @property
    def minutes(self) -> int:
        """Add up what is left in the plan."""
        return sum(step.minutes for step, _ in self.steps)


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds when these pairs of choice and option are chosen."""

    when: frozenset[tuple[str, str]]
    says: Mapping[Aspect, str]


def step_of(step: PlanStep) -> Aspect:
    """Name the aspect that says which activity is led in a step."""
    return ("steps", step.activity)


def version(plan: Plan, chosen: Options) -> Version:
    """Give what is led with these options, and the usual one where none is chosen.

    Raise `UnknownOptionError`, or `AmbiguousError` where a faulty plan does not decide.
    """
    holds = rules_that_hold(plan, chosen)
    led = ((step, _said(holds, ("steps", step.activity), step.activity)) for step in plan.steps)
    return Version(
        steps=tuple((step, name) for step, name in led if name != LEFT_OUT),
        phones=cast("Phones", _said(holds, PHONES, plan.phones)),
        wall=cast("Wall", _said(holds, WALL, plan.wall)),
    )


def whole(plan: Plan, chosen: Options) -> dict[str, str]:
    """Give the chosen option of every choice: the usual one where none is named."""
    known = {choice.id: [option.id for option in choice.options] for choice in plan.choices}
    for name, option in chosen.items():
        if name not in known:
            raise UnknownOptionError(f"The plan '{plan.id}' has no choice '{name}'.")
        if option not in known[name]:
            offered = ", ".join(known[name])
            raise UnknownOptionError(
                f"The choice '{name}' of the plan '{plan.id}' has no option '{option}'. "
                f"It has: {offered}."
            )
    return {name: chosen.get(name, options[0]) for name, options in known.items()}


def rules(plan: Plan) -> list[Rule]:
    """Give every rule of a plan: its options, then what counts for several together."""
    alone = (
        Rule(frozenset({(choice.id, option.id)}), _says(option))
        for choice in plan.choices
        for option in choice.options
    )
    together = (Rule(frozenset(each.when.items()), _says(each)) for each in plan.together)
    return [*alone, *together]


def rules_that_hold(plan: Plan, chosen: Options) -> list[Rule]:
    """Give the rules whose options are all chosen."""
    pairs = whole(plan, chosen).items()
    return [rule for rule in rules(plan) if rule.when <= pairs]


def most_particular(holds: Sequence[Rule], aspect: Aspect) -> list[Rule]:
    """Give the rules about an aspect that give way to no other; of two, they should agree."""
    about = [rule for rule in holds if aspect in rule.says]
    return [rule for rule in about if not any(rule.when < other.when for other in about)]


def combinations(plan: Plan, aspects: Collection[Aspect]) -> Iterator[dict[str, str]]:
    """Give every set of options that can make a difference to these aspects.

    The others stay usual: they change nothing about them. So the number grows with the choices
    that meet in one aspect, and not with all that a plan has.
    """
    named = [pair for rule in rules(plan) if rule.says.keys() & set(aspects) for pair in rule.when]
    concerned = [_telling(choice, named) for choice in plan.choices]
    for options in product(*concerned):
        yield dict(zip((choice.id for choice in plan.choices), options, strict=True))


def worth_showing(plan: Plan) -> Iterator[dict[str, str]]:
    """Give the usual session, each option alone, and what meets in phones and wall."""
    found = [whole(plan, {})]
    found += [
        whole(plan, {choice.id: option.id}) for choice in plan.choices for option in choice.options
    ]
    found += [
        each for step in plan.steps for each in combinations(plan, [step_of(step), PHONES, WALL])
    ]
    yield from {tuple(each.items()): each for each in found}.values()


def unusual(plan: Plan, chosen: Options) -> dict[str, str]:
    """Give the chosen options that are not the usual ones."""
    usual = whole(plan, {})
    return {name: option for name, option in whole(plan, chosen).items() if option != usual[name]}


def named(chosen: Options) -> str:
    """Name options as the command line does."""
    return ", ".join(f"{choice}={option}" for choice, option in chosen.items())


def _telling(choice: PlanChoice, named: Collection[tuple[str, str]]) -> list[str]:
    """Give the usual option, those that are named, and with a named usual one any other."""
    usual, *others = [option.id for option in choice.options]
    told = [option for option in others if (choice.id, option) in named]
    silent = [option for option in others if option not in told]
    return [usual, *told, *(silent[:1] if (choice.id, usual) in named else ())]


def _said(holds: Sequence[Rule], aspect: Aspect, otherwise: str) -> str:
    said = {rule.says[aspect] for rule in most_particular(holds, aspect)} or {otherwise}
    if len(said) > 1:
        raise AmbiguousError(aspect)
    return said.pop()


def _says(change: Change) -> dict[Aspect, str]:
    told: dict[Aspect, str] = {("steps", old): new for old, new in change.replace.items()}
    told |= {("steps", old): LEFT_OUT for old in change.drop}
    told |= {PHONES: change.phones} if change.phones else {}
    return told | ({WALL: change.wall} if change.wall else {})

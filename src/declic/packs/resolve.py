"""Make one plan whole: both forms, each language, every local fact, and a hash over all of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from declic.kernel.languages import chain
from declic.packs.kinds import kind
from declic.packs.marks import filled
from declic.packs.models import (
    FORMAT,
    Activity,
    Form,
    Forms,
    Frame,
    Minutes,
    Plan,
    PlanChoice,
    PlanStep,
    ResolvedActivity,
    ResolvedPlan,
)
from declic.packs.shelf import ReadActivity, ReadPack
from declic.packs.texts import Change, Text, rewritten
from declic.packs.versions import (
    AmbiguousError,
    Options,
    UnknownOptionError,
    Version,
    unusual,
    version,
    whole,
)

FactsOf = Callable[[str], Mapping[str, str]]


class CannotResolveError(Exception):
    """The plan cannot be made whole; the message says why."""


def resolve(
    read: ReadPack, plan: Plan, *, languages: Sequence[str], chosen: Options, facts: FactsOf
) -> ResolvedPlan:
    """Resolve a plan in some of its pack's languages (none named: all of them)."""
    led = _version(plan, chosen)
    spoken = _languages(read, languages)
    partly = [code for code in read.partly if code in languages or not languages]
    every = [*spoken, *partly]
    tongues = {language: _Tongue(read, language, facts(language)) for language in every}
    data: dict[str, Any] = {
        "format": FORMAT,
        "pack": read.pack.value.id,
        "version": read.pack.value.version,
        "source": read.pack.value.source,
        "plan": plan.id,
        "choices": whole(plan, chosen),
        "differences": {code: tongue.differences(plan, chosen) for code, tongue in tongues.items()},
        "minutes": led.minutes,
        "tables": plan.tables,
        "adults": plan.adults,
        "phones": led.phones,
        "wall": led.wall,
        "languages": spoken,
        "partly": partly,
        "title": {code: tongue.title(plan) for code, tongue in tongues.items()},
        "activities": [
            _activity(read, step, activity, tongues) for step, activity in _steps(read, plan, led)
        ],
    }
    parts = parts_of(plan, [activity.id for activity in data["activities"]])
    data["unreviewed"] = [code for code in every if not read.reviewed(code, parts)]
    data["missing"] = {
        code: sorted(tongue.missing) for code, tongue in tongues.items() if tongue.missing
    }
    return ResolvedPlan.model_validate({**data, "hash": hash_of(data)})


def parts_of(plan: Plan, activities: Iterable[str]) -> tuple[str, ...]:
    """Name the parts of a pack that a plan with these activities shows, as reviews name them."""
    return "pack", f"plans/{plan.id}", *(f"activities/{name}" for name in activities)


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan as it stands in a list, in one language, with its usual options."""

    plan: str
    title: str
    minutes: int
    activities: int
    languages: list[str]
    unreviewed: list[str]


def offer(read: ReadPack, plan: Plan, *, language: str) -> Offer:
    """Say in a line what a plan is: making it whole takes a hundred times as long."""
    led = _version(plan, {})
    parts, spoken = parts_of(plan, led.activities), read.pack.value.languages
    return Offer(
        plan=plan.id,
        title=_Tongue(read, language, {}).title(plan),
        minutes=led.minutes,
        activities=len(led.activities),
        languages=list(spoken),
        unreviewed=[code for code in spoken if not read.reviewed(code, parts)],
    )


def choices(read: ReadPack, plan: Plan, *, language: str) -> tuple[PlanChoice, ...]:
    """Give the choices of a plan in the words of a language."""
    return _Tongue(read, language, {}).choices(plan)


def hash_of(data: Mapping[str, Any]) -> str:
    """Return the sha256 of the canonical JSON: sorted keys, no spaces, UTF-8."""
    written = json.dumps(
        data, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )
    return sha256(written.encode()).hexdigest()


def _plain(value: BaseModel) -> dict[str, Any]:
    return value.model_dump(mode="json")


def _languages(read: ReadPack, wanted: Sequence[str]) -> list[str]:
    offered = read.pack.value.languages
    strange = [code for code in wanted if code not in read.languages]
    if strange:
        raise CannotResolveError(f"The pack '{read.pack.value.id}' has no {', '.join(strange)}.")
    return [code for code in offered if code in wanted] if wanted else list(offered)


def _version(plan: Plan, chosen: Options) -> Version:
    try:
        return version(plan, chosen)
    except UnknownOptionError as error:
        raise CannotResolveError(str(error)) from error
    except AmbiguousError as error:
        named = " ".join(part for part in error.aspect if part)
        raise CannotResolveError(
            f"The plan '{plan.id}' does not say what these options together make of {named}."
        ) from error


def _steps(read: ReadPack, plan: Plan, led: Version) -> Iterator[tuple[PlanStep, ReadActivity]]:
    for step, name in led.steps:
        found = read.activities.get(name)
        if found is None or found.content is None:
            raise CannotResolveError(
                f"The activity '{name}' of the plan '{plan.id}' is missing or faulty."
            )
        yield step, found


def _activity(
    read: ReadPack, step: PlanStep, found: ReadActivity, tongues: Mapping[str, _Tongue]
) -> ResolvedActivity:
    activity = found.value
    return ResolvedActivity(
        id=activity.id,
        kind=activity.kind,
        care=activity.care,
        peers=activity.peers,
        minutes=_minutes(activity, step),
        form=step.form,
        drop=step.drop,
        pause=activity.pause,
        forms=_forms(found, tongues),
        frame={code: tongue.frame(read, activity) for code, tongue in tongues.items()},
        content={code: tongue.content(found) for code, tongue in tongues.items()},
    )


def _forms(found: ReadActivity, tongues: Mapping[str, _Tongue]) -> Forms:
    """Leave out of both forms the items that need a fact for which nobody answers.

    An item is left out in every language when one language has to do without the fact.
    """
    told = [tongue.facts for tongue in tongues.values()]
    needs = found.value.needs.items()
    gone = {
        item for item, keys in needs if not all(facts.get(key) for facts in told for key in keys)
    }
    forms = found.value.forms
    if not gone or found.content is None:
        return forms
    return Forms(full=_without(gone, forms.full, found), short=_without(gone, forms.short, found))


def _without(gone: set[str], form: Form, found: ReadActivity) -> Form:
    items = form.items
    if items is None:
        items = [item.id for item in kind(found.value.kind).items(found.content, form)]
    return form.model_copy(update={"items": [item for item in items if item not in gone]})


def _minutes(activity: Activity, step: PlanStep) -> Minutes:
    """Take the minutes of the plan for the form it starts in; short is never longer than full."""
    if step.form == "short":
        return Minutes(full=max(activity.minutes.full, step.minutes), short=step.minutes)
    return Minutes(full=step.minutes, short=min(activity.minutes.short, step.minutes))


class _Tongue:
    """One language of a plan: translates, falls back, fills facts, and notes what was missing."""

    def __init__(self, read: ReadPack, language: str, facts: Mapping[str, str]) -> None:
        self.read = read
        self.language = language
        self.facts = facts
        self.missing: set[str] = set()

    def title(self, plan: Plan) -> str:
        return str(self._said_of(plan)["title"])

    def choices(self, plan: Plan) -> tuple[PlanChoice, ...]:
        return tuple(map(PlanChoice.model_validate, self._said_of(plan)["choices"]))

    def differences(self, plan: Plan, chosen: Options) -> str:
        other = unusual(plan, chosen)
        return " · ".join(
            option.title
            for choice in self.choices(plan)
            for option in choice.options
            if other.get(choice.id) == option.id
        )

    def _said_of(self, plan: Plan) -> dict[str, Any]:
        return rewritten(plan, self._change(f"plans/{plan.id}:"))

    def frame(self, read: ReadPack, activity: Activity) -> Frame:
        said = rewritten(activity, self._change(f"activities/{activity.id}:"))
        if activity.care == 2 and not activity.optout:  # noqa: PLR2004 - the level with an opt-out
            said["optout"] = rewritten(read.pack.value, self._change("pack:"))["optout"]
        return Frame.model_validate({name: said[name] for name in Frame.model_fields})

    def content(self, found: ReadActivity) -> dict[str, Any]:
        change = self._change(f"activities/{found.value.id}:content.")
        return rewritten(found.content, change) if found.content else {}

    def _change(self, prefix: str) -> Change:
        return lambda text: filled(self._say(f"{prefix}{text.key}", text), self.facts)

    def _say(self, key: str, text: Text) -> str:
        for code in chain(self.language):
            if said := self.read.translation(code, key, text):
                self._note(code, key, text)
                return said
        self._note(self.read.pack.value.source, key, text)
        return text.source

    def _note(self, used: str, key: str, text: Text) -> None:
        if used != self.language and text.needs(self.language):
            self.missing.add(key)

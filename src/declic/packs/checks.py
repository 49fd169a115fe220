"""Every fault of a pack: those of reading, and what only the whole pack can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from declic.kernel.languages import LANGUAGES
from declic.packs.activity_checks import activity_faults
from declic.packs.models import Activity, Fault, Pack, Plan
from declic.packs.phone_checks import phone_faults
from declic.packs.resolve import FactsOf
from declic.packs.shelf import Read, ReadPack
from declic.packs.standing import WorstDay, standing_faults
from declic.packs.text_checks import text_faults


def faults_of(read: ReadPack, facts: FactsOf, worst: WorstDay) -> Iterator[Fault]:
    """Give the faults of a pack, with those of its translations."""
    yield from read.faults
    yield from _pack_faults(read.pack, read.folder.name)
    for name, plan in read.plans.items():
        yield from _name_faults(name, plan)
        yield from _plan_faults(plan, read)
    for name, activity in read.activities.items():
        yield from _name_faults(name, activity)
        yield from activity_faults(activity, read.pack.value)
    yield from text_faults(read, facts)
    yield from phone_faults(read)
    yield from standing_faults(read, worst)
    yield from _review_faults(read)


def doubled_plans(reads: Sequence[ReadPack]) -> Iterator[Fault]:
    """Give a fault for each plan whose id an earlier pack has taken already."""
    taken: dict[str, str] = {}
    for read in reads:
        for plan_id, plan in read.plans.items():
            owner = taken.setdefault(plan_id, read.pack.value.id)
            if owner != read.pack.value.id:
                sentence = f"The pack '{owner}' has a plan '{plan_id}' too."
                yield plan.document.fault(("id",), sentence)


def _pack_faults(pack: Read[Pack], folder: str) -> Iterator[Fault]:
    fault = pack.document.fault
    if pack.value.id != folder:
        yield fault(("id",), f"The id '{pack.value.id}' is not the name of the folder, '{folder}'.")
    if pack.value.source not in pack.value.languages:
        yield fault(("source",), f"The source '{pack.value.source}' is not among the languages.")
    known = {language.code for language in LANGUAGES}
    for index, code in enumerate(pack.value.languages):
        if code not in known:
            yield fault(("languages", index), f"The language '{code}' is not known.")


def _name_faults(name: str, read: Read[Plan] | Read[Activity]) -> Iterator[Fault]:
    if read.value.id != name:
        sentence = f"The id '{read.value.id}' is not the name of the file, '{name}'."
        yield read.document.fault(("id",), sentence)


def _plan_faults(plan: Read[Plan], read: ReadPack) -> Iterator[Fault]:
    said = sum(step.minutes for step in plan.value.steps)
    if said != plan.value.minutes:
        sentence = f"The steps take {said} minutes, the plan says {plan.value.minutes}."
        yield plan.document.fault(("minutes",), sentence)
    yield from _step_faults(plan, read)
    for name in plan.value.variants:
        yield from _variant_faults(plan, name, read)


def _step_faults(plan: Read[Plan], read: ReadPack) -> Iterator[Fault]:
    times: Counter[str] = Counter()
    known = _known_activities(read)
    for index, step in enumerate(plan.value.steps):
        times[step.activity] += 1
        where = ("steps", index, "activity")
        if step.activity not in known:
            yield plan.document.fault(where, f"There is no activity '{step.activity}'.")
        if times[step.activity] > 1:
            yield plan.document.fault(where, f"The activity '{step.activity}' comes twice.")


def _known_activities(read: ReadPack) -> set[str]:
    """Give the activities that are there. One that cannot be read has its own fault."""
    folder = "activities/"
    return {
        *read.activities,
        *(name.removeprefix(folder) for name in read.unread if name.startswith(folder)),
    }


def _variant_faults(plan: Read[Plan], name: str, read: ReadPack) -> Iterator[Fault]:
    steps = {step.activity for step in plan.value.steps}
    known = _known_activities(read)
    for old, new in plan.value.variants[name].replace.items():
        where = ("variants", name, "replace", old)
        if old not in steps:
            yield plan.document.fault(where, f"The plan has no activity '{old}' to replace.")
        if new not in known:
            yield plan.document.fault(where, f"There is no activity '{new}'.")
        if new in steps:
            yield plan.document.fault(where, f"The activity '{new}' is in the plan already.")


def _review_faults(read: ReadPack) -> Iterator[Fault]:
    for language, review in read.reviews.items():
        if language not in read.pack.value.languages:
            yield review.document.fault((), f"The pack has no language '{language}'.")
        elif not (read.unread or read.reviewed(language)):
            sentence = "These texts have changed since the review: it counts no more."
            yield review.document.fault(("hash",), sentence, warning=True)

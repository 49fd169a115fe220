"""Every fault of a pack: those of reading, and what only the whole pack can show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from declic.kernel.languages import LANGUAGES
from declic.kernel.steps import Unit
from declic.packs.activity_checks import activity_faults
from declic.packs.care_checks import care_faults, line_faults
from declic.packs.choice_checks import choice_faults
from declic.packs.kinds import kind
from declic.packs.models import Activity, Fault, Form, Pack, Plan, Reviews
from declic.packs.resolve import FactsOf
from declic.packs.room_checks import room_faults
from declic.packs.shares import activity_share_faults, plan_share_faults
from declic.packs.shelf import Read, ReadActivity, ReadPack
from declic.packs.spoken import activity_spoken_faults, plan_spoken_faults
from declic.packs.standing import WorstDay, standing_faults
from declic.packs.text_checks import text_faults
from declic.packs.versions import rules


def faults_of(read: ReadPack, facts: FactsOf, worst: WorstDay) -> Iterator[Fault]:
    """Give the faults of a pack, with those of its translations."""
    yield from read.faults
    yield from _pack_faults(read.pack, read.folder.name)
    yield from _partly_faults(read)
    for index, name in enumerate(read.pack.value.order):
        if name not in read.plans and f"plans/{name}" not in read.unread:
            yield read.pack.document.fault(("order", index), f"There is no plan '{name}'.")
    for name, plan in read.plans.items():
        yield from _name_faults(name, plan)
        yield from _plan_faults(plan, read)
        yield from plan_share_faults(plan, read)
        yield from plan_spoken_faults(plan, read)
    for name, activity in read.activities.items():
        yield from _name_faults(name, activity)
        yield from activity_faults(activity, read.pack.value)
        yield from activity_share_faults(activity)
        yield from activity_spoken_faults(activity, read.pack.value)
    yield from text_faults(read, facts)
    yield from room_faults(read)
    yield from care_faults(read)
    yield from line_faults(read)
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


def _partly_faults(read: ReadPack) -> Iterator[Fault]:
    """A language is held wholly or in part, and what it holds must be there."""
    partly, fault = read.pack.value.partly, read.pack.document.fault
    if partly is None:
        return
    known = {language.code for language in LANGUAGES}
    for index, code in enumerate(partly.languages):
        if code not in known:
            yield fault(("partly", "languages", index), f"The language '{code}' is not known.")
        if code in read.pack.value.languages:
            sentence = f"The pack has the language '{code}' wholly already."
            yield fault(("partly", "languages", index), sentence)
    there = _known_activities(read)
    for index, name in enumerate(partly.activities):
        if name not in there:
            yield fault(("partly", "activities", index), f"There is no activity '{name}'.")


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
    yield from _drop_faults(plan)
    yield from _table_faults(plan, read)
    yield from choice_faults(plan, _known_activities(read))


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


def _drop_faults(plan: Read[Plan]) -> Iterator[Fault]:
    """Two steps with the same number would leave open which one is left out first."""
    taken: dict[object, str] = {}
    for index, step in enumerate(plan.value.steps):
        first = taken.setdefault(step.drop, step.activity)
        if isinstance(step.drop, int) and first != step.activity:
            sentence = f"'{first}' is dropped as number {step.drop} already."
            yield plan.document.fault(("steps", index, "drop"), sentence)


def _table_faults(plan: Read[Plan], read: ReadPack) -> Iterator[Fault]:
    """Where tables answer, phones must sit at one: else nobody could answer."""
    if plan.value.tables:
        return
    brought = (name for rule in rules(plan.value) for name in rule.says.values())
    for name in dict.fromkeys([*(step.activity for step in plan.value.steps), *brought]):
        found = read.activities.get(name)
        if found is not None and found.content is not None and _asks_tables(found):
            sentence = f"In '{name}' tables answer: this plan needs 'tables: true'."
            yield plan.document.fault(("tables",), sentence)


def _asks_tables(read: ReadActivity) -> bool:
    items = kind(read.value.kind).items(read.content, Form())
    return any(ask.unit is Unit.TABLE for item in items for ask in item.asks)


def _known_activities(read: ReadPack) -> set[str]:
    """Give the activities that are there. One that cannot be read has its own fault."""
    folder = "activities/"
    return {
        *read.activities,
        *(name.removeprefix(folder) for name in read.unread if name.startswith(folder)),
    }


def _review_faults(read: ReadPack) -> Iterator[Fault]:
    for language, reviews in read.reviews.items():
        if language not in read.languages:
            yield reviews.document.fault((), f"The pack has no language '{language}'.")
        elif not read.unread:
            yield from _outdated_reviews(read, language, reviews)


def _outdated_reviews(read: ReadPack, language: str, reviews: Read[Reviews]) -> Iterator[Fault]:
    known = set(read.parts())
    for index, review in enumerate(reviews.value.reviews):
        where = ("reviews", index, "hash")
        if review.part not in known:
            sentence = f"The pack has no part '{review.part}'."
            yield reviews.document.fault(("reviews", index, "part"), sentence)
        elif not read.reviews_of(language, review.part):
            sentence = f"The texts of {review.part} have changed since: this review counts no more."
            yield reviews.document.fault(where, sentence, warning=True)

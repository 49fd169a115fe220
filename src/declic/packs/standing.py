"""Whether a pack stands on the worst day: when nobody answers for any local fact.

Then a law or a figure gives way to the sentence that the text itself names, an item that `needs`
a fact is left out, and help lines give way to the last number of their way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from declic.kernel.languages import LANGUAGES
from declic.packs import marks
from declic.packs.kinds import kind
from declic.packs.models import Fault, Plan, ResolvedPlan
from declic.packs.resolve import CannotResolveError, FactsOf, resolve
from declic.packs.shelf import PackText, Read, ReadActivity, ReadPack
from declic.packs.versions import (
    Options,
    UnknownOptionError,
    named,
    unusual,
    version,
    worth_showing,
)

ADULT = 18
# A help line is told without its price and hours, and the comma before them goes too.
_MAY_GO = (".price", ".hours")
_HOLES = ("( )", "()", " .", ",.", ",,", ": .", "“”", "«»", "« »")
Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WorstDay:
    """What is told when no fact is sure, and which facts are not for young people at all."""

    facts: FactsOf
    adults_only: frozenset[str] = frozenset()


def standing_faults(read: ReadPack, worst: WorstDay) -> Iterator[Fault]:
    """Give a fault for each text and plan that has a hole on the worst day."""
    told = {language: worst.facts(language) for language in _languages(read)}
    known = frozenset(worst.facts(read.pack.value.source))
    for name, activity in read.activities.items():
        yield from _need_faults(activity, known, name)
    texts = list(_texts(read))
    found = [
        fault
        for text in texts
        for language, facts in told.items()
        for fault in _text_faults(read, text, language, facts)
    ]
    yield from found
    if read.pack.value.ages.least < ADULT:
        yield from _adult_faults(texts, worst.adults_only)
    if not found:
        yield from _plan_faults(read, worst.facts)


def _languages(read: ReadPack) -> Iterator[str]:
    """Give the languages that the project knows; another one has its own fault."""
    named = set(read.pack.value.languages)
    return (known.code for known in LANGUAGES if known.code in named)


def _texts(read: ReadPack) -> Iterator[PackText]:
    """Give the texts that are told on the worst day: all but those of items left out then."""
    for text in read.texts():
        activity = read.activities.get(text.stem.removeprefix("activities/"))
        needs = activity.value.needs if activity else {}
        if not set(text.key.partition(":content.")[2].split(".")) & needs.keys():
            yield text


def _need_faults(read: ReadActivity, known: Collection[str], name: str) -> Iterator[Fault]:
    items = _item_ids(read)
    for item, keys in read.value.needs.items():
        if items and item not in items:
            yield read.document.fault(("needs", item), f"There is no item '{item}' in {name}.")
        for index, key in enumerate(keys):
            if key not in known:
                sentence = f"There is no local fact '{key}'."
                yield read.document.fault(("needs", item, index), sentence)


def _item_ids(read: ReadActivity) -> frozenset[str]:
    if read.content is None:
        return frozenset()
    both = read.value.forms.by_name().values()
    of_kind = kind(read.value.kind)
    return frozenset(item.id for form in both for item in of_kind.items(read.content, form))


def _text_faults(read: ReadPack, text: PackText, language: str, facts: Told) -> Iterator[Fault]:
    said = read.translation(language, text.key, text.text)
    if said is None or not marks.is_well_formed(said):
        return
    sentence = _alone(said, facts) or _hole(said, facts)
    if not sentence:
        return
    catalogue = read.catalogues.get(language)
    entry = catalogue.entries.get(text.key) if catalogue else None
    if catalogue is None or entry is None:
        yield text.fault(sentence)
    else:
        yield Fault(str(catalogue.file), entry.line, sentence)


def _alone(said: str, facts: Told) -> str:
    """Name a fact that has nothing to stand in for it."""
    empty = (name for name in sorted(marks.bare_marks(said)) if facts.get(name) == "")
    name = next((name for name in empty if not name.endswith(_MAY_GO)), "")
    return name and (
        f"Where nobody answers for '{name}', nothing stands in for it. Write "
        f"{{{{{name}|a sentence that is true without it}}}}, or name it under 'needs'."
    )


def _hole(said: str, facts: Told) -> str:
    left = marks.filled(said, facts)
    if left == said:
        return ""
    torn = not any(sign.isalnum() for sign in left) or any(
        left.count(hole) > said.count(hole) for hole in _HOLES
    )
    return f"On a day when no local fact is sure, this says: “{left}”." if torn else ""


def _adult_faults(texts: Iterable[PackText], adults_only: frozenset[str]) -> Iterator[Fault]:
    for text in texts:
        for name in sorted(marks.marks(text.text.source) & adults_only):
            yield text.fault(f"'{name}' is for adults: no text for young people holds it.")


def _plan_faults(read: ReadPack, facts: FactsOf) -> Iterator[Fault]:
    """Make each plan whole on the worst day, and let its kinds look at what is left of it."""
    for plan in read.plans.values():
        for chosen in _shown(plan.value):
            languages = [*_languages(read)]
            try:
                whole = resolve(read, plan.value, languages=languages, chosen=chosen, facts=facts)
            except CannotResolveError:
                continue
            told = ", ".join((plan.value.id, *filter(None, [named(unusual(plan.value, chosen))])))
            names = version(plan.value, chosen).activities
            yield from _whole_faults(plan, whole, [read.activities[name] for name in names], told)


def _shown(plan: Plan) -> list[Options]:
    """Give what is worth showing; nothing of a plan whose choices cannot be told apart."""
    try:
        return [*worth_showing(plan)]
    except UnknownOptionError:
        return []  # a fault of its own


def _whole_faults(
    plan: Read[Plan], whole: ResolvedPlan, written: Sequence[ReadActivity], told: str
) -> Iterator[Fault]:
    day = f"On a day when no local fact is sure, the plan {told}"
    for name in sorted(unfilled(whole)):
        yield plan.document.fault((), f"{day} shows the mark '{name}'.")
    for activity, found in zip(whole.activities, written, strict=True):
        if activity.forms == found.value.forms:
            continue
        for sentence in kind(activity.kind).faults(found.content, activity.forms.by_name()):
            said = sentence.sentence if isinstance(sentence, Fault) else sentence
            yield found.document.fault(("needs",), f"{day} has this fault: {said}")


def unfilled(plan: ResolvedPlan, values: Mapping[str, str] | None = None) -> frozenset[str]:
    """Name the marks of a whole plan that nothing fills.

    With `values` also those that its session has to fill, and that are empty there.
    """
    given = dict.fromkeys(marks.RUN_TIME, "given") if values is None else values
    texts = list(_strings(plan.model_dump(include={"title", "activities"})))
    local = {name for text in texts for name in marks.marks(text) - marks.RUN_TIME}
    asked = {name for text in texts for name in marks.bare_marks(text) & marks.RUN_TIME}
    return frozenset(local | {name for name in asked if not given.get(name)})


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for part in data.values():
            yield from _strings(part)
    elif isinstance(data, (list, tuple)):
        for part in data:
            yield from _strings(part)


def keys_of(read: ReadPack) -> frozenset[str]:
    """Return the keys of the local facts that a pack's texts hold, without their parts."""
    named = {name for text in read.texts() for name in marks.marks(text.text.source)}
    needed = {
        key
        for found in read.activities.values()
        for keys in found.value.needs.values()
        for key in keys
    }
    return frozenset(_key(name) for name in (named - marks.RUN_TIME) | needed)


def keys_named(read: ReadPack, activity: str) -> frozenset[str]:
    """Return the keys of the local facts that one activity names, without their parts."""
    stem = f"activities/{activity}"
    texts = (text for text in read.texts() if text.stem == stem)
    named = {name for text in texts for name in marks.marks(text.text.source)}
    needs = read.activities[activity].value.needs.values()
    needed = {key for keys in needs for key in keys}
    return frozenset(_key(name) for name in (named - marks.RUN_TIME) | needed)


def _key(name: str) -> str:
    head, _, part = name.rpartition(".")
    return head if part in {"name", "number", "price", "hours"} else name

"""What is said must follow the decision about phones that a plan, or a variant of it, takes."""

from __future__ import annotations

from collections.abc import Iterator

from declic.packs.models import Fault, Phones, Plan
from declic.packs.shelf import PackText, ReadPack
from declic.packs.wording import against_phones

_STEM = "activities/"
_WHERE = {
    "used": "where phones are used",
    "away": "where phones stay away",
}


def phone_faults(read: ReadPack) -> Iterator[Fault]:
    """Give a fault for each text that young people hear or see and that contradicts its plan."""
    spoken = [text for text in read.texts() if _is_spoken(text)]
    for plan in read.plans.values():
        for name, phones, activities in _versions(plan.value):
            stems = {f"{_STEM}{activity}" for activity in activities}
            for text in spoken:
                if text.stem in stems:
                    yield from _text_faults(read, text, name, phones)


def _is_spoken(text: PackText) -> bool:
    """What the facilitator reads aloud, or everybody sees; notes may speak of both ways."""
    key = f".{text.key.partition(':')[2]}"
    return text.text.seen == "room" or ".say." in key or ".say_at_end." in key


def _versions(plan: Plan) -> Iterator[tuple[str, Phones, list[str]]]:
    """Give the plan itself, and each variant with what it alone brings or decides."""
    yield plan.id, plan.phones_in(None), plan.activities_in(None)
    for name in plan.variants:
        phones = plan.phones_in(name)
        own = set(plan.activities_in(name)) - set(plan.activities_in(None))
        same = phones == plan.phones_in(None)
        yield f"{plan.id}, {name}", phones, [*own] if same else plan.activities_in(name)


def _text_faults(read: ReadPack, text: PackText, name: str, phones: Phones) -> Iterator[Fault]:
    if words := against_phones(text.text.source, read.pack.value.source, phones):
        yield text.fault(_sentence(words, name, phones))
    for language, catalogue in read.catalogues.items():
        entry = catalogue.entries.get(text.key)
        if entry and (words := against_phones(entry.msgstr, language, phones)):
            yield Fault(str(catalogue.file), entry.line, _sentence(words, name, phones))


def _sentence(words: str, name: str, phones: Phones) -> str:
    return f"“{words}” is said in the plan {name}, {_WHERE[phones]}."

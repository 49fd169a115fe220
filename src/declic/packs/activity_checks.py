"""The faults of one activity: its care, its ids, its forms, and what its kind objects to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from declic.design.queries import pictures
from declic.kernel.steps import Item
from declic.packs.kinds import KindOfContent, kind
from declic.packs.models import Fault, Form, Pack
from declic.packs.shelf import ReadActivity
from declic.packs.texts import Loc

# From this level on, people are told beforehand what comes and may choose not to take part.
ANNOUNCED = 2
_QUOTES = ".,:;'\"“”‘’()"


def activity_faults(read: ReadActivity, pack: Pack) -> Iterator[Fault]:
    """Give the faults of an activity whose file could be read."""
    yield from _care_faults(read, pack)
    yield from _doubled_ids(read)
    yield from _picture_faults(read)
    if read.value.minutes.short > read.value.minutes.full:
        yield read.document.fault(("minutes", "short"), "The short form is longer than the full.")
    if read.content is not None:
        yield from _kind_faults(read, kind(read.value.kind))


def _care_faults(read: ReadActivity, pack: Pack) -> Iterator[Fault]:
    if read.value.care < ANNOUNCED:
        return
    if read.value.peers:
        sentence = "With care 2 an adult leads: young people cannot be handed it ('peers')."
        yield read.document.fault(("peers",), sentence)
    if not read.value.topic:
        yield read.document.fault(("care",), "With care 2 the key 'topic' is needed.")
    if not (read.value.optout or pack.optout):
        sentence = "With care 2 the key 'optout' is needed, here or in pack.yaml."
        yield read.document.fault(("care",), sentence)


def _doubled_ids(read: ReadActivity) -> Iterator[Fault]:
    for loc, entries in _lists(read.value.content, ("content",)):
        ids: set[object] = set()
        for index, entry in enumerate(entries):
            name = entry.get("id") if isinstance(entry, dict) else None
            if name is not None and name in ids:
                yield read.document.fault((*loc, index, "id"), f"The id '{name}' comes twice.")
            ids.add(name)


def _picture_faults(read: ReadActivity) -> Iterator[Fault]:
    """Whatever its kind, a part of a content names its drawing under the key `picture`."""
    known = pictures()
    for loc, name in _pictures(read.value.content, ("content",)):
        if name not in known:
            sentence = f"There is no picture '{name}'. {_instead(name, known)}"
            yield read.document.fault(loc, sentence)


def _pictures(data: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    for key, part in _parts(data):
        if key == "picture" and isinstance(part, str):
            yield (*loc, key), part
        yield from _pictures(part, (*loc, key))


def _instead(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"Did you mean '{near[0]}'?" if near else f"Known pictures: {', '.join(known)}."


def _lists(data: object, loc: Loc) -> Iterator[tuple[Loc, list[Any]]]:
    """Find every list inside plain data."""
    if isinstance(data, list):
        yield loc, data
    for key, part in _parts(data):
        yield from _lists(part, (*loc, key))


def _parts(data: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(data, list):
        yield from enumerate(data)
    elif isinstance(data, dict):
        yield from data.items()


def _kind_faults(read: ReadActivity, of_kind: KindOfContent) -> Iterator[Fault]:
    said = list(of_kind.faults(read.content, read.value.forms.by_name()))
    for fault in said:
        yield fault if isinstance(fault, Fault) else _placed(read, fault)
    if not said:
        steps = {item.id: item for item in of_kind.items(read.content, Form())}
        for name, form in read.value.forms.by_name().items():
            yield from _form_faults(read, name, form, steps)


def _placed(read: ReadActivity, sentence: str) -> Fault:
    """Put a kind's sentence on the line of the first id that it names."""
    places = _ids(read)
    words = (word.strip(_QUOTES) for word in sentence.split())
    return read.document.fault(
        next((places[w] for w in words if w in places), ("content",)), sentence
    )


def _ids(read: ReadActivity) -> dict[str, Loc]:
    found: dict[str, Loc] = {}
    for loc, entries in _lists(read.value.content, ("content",)):
        for index, entry in enumerate(entries):
            if isinstance(entry, dict) and isinstance(entry.get("id"), str):
                found.setdefault(entry["id"], (*loc, index))
    return found


def _form_faults(
    read: ReadActivity, name: str, form: Form, steps: Mapping[str, Item]
) -> Iterator[Fault]:
    known = {*steps, *_ids(read)}
    for index, item in enumerate(form.items or ()):
        if item not in known:
            sentence = f"There is no item '{item}'."
            yield read.document.fault(("forms", name, "items", index), sentence)
    kept = known if form.items is None else set(form.items)
    for item, leads in form.leads.items():
        where = ("forms", name, "leads", item)
        if item not in kept:
            yield read.document.fault(where, f"The {name} form has no item '{item}'.")
        yield from _lead_faults(read, where, leads, kept, steps.get(item))


def _lead_faults(
    read: ReadActivity, where: Loc, leads: Mapping[str, str], kept: set[str], step: Item | None
) -> Iterator[Fault]:
    choices = step.asks[0].choices if step and step.asks else None
    for choice, to in leads.items():
        if choices is not None and choice not in choices:
            yield read.document.fault((*where, choice), f"There is no choice '{choice}'.")
        if to not in kept:
            sentence = f"The choice '{choice}' leads to '{to}', which this form leaves out."
            yield read.document.fault((*where, choice), sentence)

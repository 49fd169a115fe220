"""What other floors may ask of packs: which there are, a plan, a plan made whole, the faults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path

import declic
from declic.care.queries import facts as local_facts
from declic.care.queries import facts_when_none_is_sure, keys_for_adults_only, unreadable
from declic.packs.checks import doubled_plans, faults_of
from declic.packs.kinds import kind as kind_of
from declic.packs.kinds import kinds
from declic.packs.marks import marks
from declic.packs.models import Fault, Pack, Plan, PlanChoice, ResolvedActivity, ResolvedPlan
from declic.packs.resolve import CannotResolveError, FactsOf, Offer, offer
from declic.packs.resolve import choices as choices_read
from declic.packs.resolve import resolve as resolve_read
from declic.packs.shelf import PackUnreadableError, ReadPack, take
from declic.packs.standing import WorstDay, keys_of, unfilled
from declic.packs.texts import walk
from declic.packs.versions import Options, worth_showing

__all__ = ["CannotResolveError", "Options", "worth_showing"]

Signature = tuple[tuple[str, int, int], ...]


class UnknownPlanError(LookupError):
    """No readable pack has a plan of this name."""


def roots() -> list[Path]:
    """Return the folders that hold packs: the delivered one, then the installation's own."""
    package = Path(declic.__file__).parent
    delivered = (package / "content", package.parents[1] / "content")
    own = Path(os.environ["DECLIC_DATA"]) / "packs" if os.environ.get("DECLIC_DATA") else None
    found = [next((folder for folder in delivered if folder.is_dir()), None), own]
    return [folder for folder in found if folder is not None and folder.is_dir()]


def folders() -> list[Path]:
    """Return the folder of every pack. The installation's own pack hides a delivered namesake."""
    by_name = {
        file.parent.name: file.parent for root in roots() for file in root.glob("*/pack.yaml")
    }
    return [by_name[name] for name in sorted(by_name)]


def read_packs() -> Iterator[ReadPack]:
    """Give every pack that can be read, with its files' lines and translations."""
    for folder in folders():
        try:
            yield read_pack(folder)
        except PackUnreadableError:
            continue


def read_pack(folder: Path) -> ReadPack:
    """Read a pack's folder; again only when a file or the register of kinds has changed."""
    own = own_reviews(folder.name)
    reviewed = _signature(own)
    # An installation without reviews of its own reads what all others read.
    where = own if reviewed else None
    read = (*_signature(folder), *reviewed)
    return _taken(folder, where, read, tuple(kind.name for kind in kinds()))


def own_reviews(pack: str) -> Path:
    """Return where this installation keeps its reviews of a pack; the folder need not exist."""
    return Path(os.environ.get("DECLIC_DATA", "")) / "reviews" / pack


def pack(pack_id: str) -> ReadPack | None:
    """Return a pack by its id, as it was read."""
    return next((read for read in read_packs() if read.pack.value.id == pack_id), None)


def packs() -> list[Pack]:
    """Return every pack that can be read."""
    return [read.pack.value for read in read_packs()]


def plans() -> list[Plan]:
    """Return every plan of every pack, pack by pack."""
    return [plan.value for read in _in_place() for plan in read.plans.values()]


def _in_place() -> list[ReadPack]:
    """Give the packs that can be read in the order in which people are shown them."""
    return sorted(read_packs(), key=lambda read: (read.pack.value.place, read.pack.value.id))


def plan(plan_id: str) -> Plan:
    """Return a plan by its id, or as `pack/plan`."""
    return _found(plan_id)[1]


def title(plan_id: str, language: str) -> str:
    """Return the title of a plan in a language, or as its author wrote it."""
    read, found = _found(plan_id)
    held = read.catalogues.get(language)
    said = held.translation(f"plans/{found.id}:title", found.title) if held else None
    return said or found.title


def pack_of(plan_id: str) -> Pack:
    """Return the pack to which a plan belongs."""
    return _found(plan_id)[0].pack.value


def resolve(
    plan_id: str,
    *,
    languages: Sequence[str] = (),
    chosen: Options | None = None,
    beside: str = "",
) -> ResolvedPlan:
    """Make a plan whole, in all languages of its pack when none are named.

    `beside` is the language of the room's adults: local facts in a language that stands for no
    community are those of theirs.
    `chosen` names an option for a choice; the usual one counts where none is named. Raise
    `UnknownPlanError`, or `CannotResolveError` for an option that the plan does not have, or when
    an activity of it is faulty or missing.
    """
    read, found = _found(plan_id)
    told: FactsOf = partial(local_facts, beside=beside)
    return resolve_read(read, found, languages=languages, chosen=chosen or {}, facts=told)


def offers(language: str) -> list[Offer]:
    """List the plans that can be led, pack by pack in the order that each pack wishes."""
    found: list[Offer] = []
    for read in _in_place():
        wished = read.pack.value.order
        places = {name: at for at, name in enumerate(wished)}
        for name in sorted(read.plans, key=lambda each: (places.get(each, len(wished)), each)):
            try:
                found.append(offer(read, read.plans[name].value, language=language))
            except CannotResolveError:
                continue
    return found


def room_texts(activity: ResolvedActivity, language: str) -> tuple[tuple[str, str], ...]:
    """Give the key and the words of what young people see of an activity, in reading order."""
    stem, frame = f"activities/{activity.id}", activity.frame[language]
    content = kind_of(activity.kind).Content.model_validate(activity.content[language])
    inside = [(f"content.{each.key}", each.source) for each in walk(content) if each.seen == "room"]
    told = [("title", frame.title), ("optout", frame.optout), *inside]
    return tuple((f"{stem}:{key}", said) for key, said in told if said)


def marks_in(text: str) -> frozenset[str]:
    """Return the names of the marks that are left in a whole plan's text: a session fills them."""
    return marks(text)


def worst_day() -> WorstDay:
    """Return what is told of the local facts when none of them is sure."""
    return WorstDay(facts_when_none_is_sure, keys_for_adults_only())


def facts_used() -> frozenset[str]:
    """Return the keys of the local facts that the packs of this installation hold."""
    return frozenset(key for read in read_packs() for key in keys_of(read))


def open_marks(plan: ResolvedPlan, values: Mapping[str, str]) -> frozenset[str]:
    """Return the marks of a whole plan for which neither a fact nor these values say anything."""
    return unfilled(plan, values)


def choices(plan_id: str, language: str) -> tuple[PlanChoice, ...]:
    """Give the choices of a plan in a language of the facilitator's, or the nearest one."""
    read, found = _found(plan_id)
    return choices_read(read, found, language=language)


def check(path: Path | None = None) -> list[Fault]:
    """Return the faults of one pack's folder, or of all packs and of the local facts."""
    if path is not None:
        return sorted(_faults(path))
    found = [fault for folder in folders() for fault in _faults(folder)]
    facts_unread = [Fault(str(file), 1, sentence) for file, sentence in unreadable()]
    return sorted([*found, *doubled_plans(list(read_packs())), *facts_unread])


def _faults(folder: Path) -> tuple[Fault, ...]:
    try:
        return tuple(faults_of(read_pack(folder), local_facts, worst_day()))
    except PackUnreadableError as error:
        return error.faults


def _found(plan_id: str) -> tuple[ReadPack, Plan]:
    for read in read_packs():
        name = plan_id.removeprefix(f"{read.pack.value.id}/")
        if name in read.plans:
            return read, read.plans[name].value
    raise UnknownPlanError(plan_id)


def _signature(folder: Path) -> Signature:
    files = sorted(file for file in folder.glob("**/*") if file.suffix in {".yaml", ".po"})
    return tuple((str(file), (at := file.stat()).st_mtime_ns, at.st_size) for file in files)


@lru_cache(maxsize=32)
def _taken(
    folder: Path, own: Path | None, _signature: Signature, _kinds: tuple[str, ...]
) -> ReadPack:
    return take(folder, own)

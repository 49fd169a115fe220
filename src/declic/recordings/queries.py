"""What other floors may ask of recordings: what is heard on a screen, and how far a plan is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from declic.packs import queries as packs
from declic.packs.models import ResolvedPlan
from declic.recordings import shelf
from declic.recordings.models import Heard, Sentence
from declic.recordings.rules import ABSENT, SORTS, name_of, part_of, plain, print_of, standing
from declic.recordings.words import spoken_everywhere

__all__ = ["ABSENT", "name_of", "part_of"]

_KNOWN_MOST = 100
# By plan and language: what lay in the folders, and the counts then. A console asks very often.
_counts_known: dict[tuple[str, str], tuple[tuple[object, ...], tuple[int, int]]] = {}


def recorded(language: str) -> Mapping[str, Heard]:
    """Return the recordings of a language by name."""
    return shelf.heard(language)


def on_screen(html: str, language: str, *, help_card: bool) -> tuple[Heard, ...]:
    """Give the recordings of the texts that stand on a drawn screen, in reading order.

    On a help card a machine is heard only when a person reviewed it.
    """
    found = recorded(language)
    by_text = {
        plain(each.recording.says): each
        for each in found.values()
        if each.recording.for_help or not help_card
    }
    return standing(html, by_text) if by_text else ()


def sound(language: str, name: str, print_: str) -> tuple[bytes, str] | None:
    """Give the bytes of a recording and their type, if it still is the one of that print."""
    found = recorded(language).get(name)
    if found is None or not found.recording.sound.startswith(print_):
        return None
    try:
        body = found.file.read_bytes()
    except OSError:
        return None
    # It may have been exchanged since it was looked at.
    whole = print_of(body) == found.recording.sound
    return (body, SORTS[found.recording.ending].content_type) if whole else None


def _texts(plan: ResolvedPlan, language: str) -> Iterator[tuple[str, str]]:
    """Give the key and the words of every text that young people see of a plan in a language.

    What the language lacks, and so is shown in another one, is left out.
    """
    lacks = plan.missing.get(language, [])
    told = [(f"plans/{plan.plan}:title", plan.title[language])]
    for activity in plan.activities:
        prefix = f"activities/{activity.id}:"
        # A screen is in one language: a part that lacks one text is shown in another language.
        if language in plan.partly and any(key.startswith(prefix) for key in lacks):
            continue
        told += packs.room_texts(activity, language)
    # The way out of the pack stands in for an activity's own; which it was, nobody can tell here.
    gone = ":optout" if "pack:optout" in lacks else None
    yield from (
        (key, said) for key, said in told if key not in lacks and not (gone and key.endswith(gone))
    )


def counted_of(plan: ResolvedPlan, language: str) -> tuple[int, int]:
    """Count how many texts of a session's plan have a recording, of how many that can have one."""
    key, now = (plan.hash, language), shelf.state(language)
    before, told = _counts_known.get(key, ((), (0, 0)))
    if before != now:
        if len(_counts_known) >= _KNOWN_MOST:
            _counts_known.clear()
        told = counted(_sentences(_texts(plan, language), language))
        _counts_known[key] = now, told
    return told


def sentences(plan_id: str, language: str) -> tuple[Sentence, ...]:
    """Give the texts of a plan under every decision about it. Raise what `packs.resolve` raises."""
    plan = packs.plan(plan_id)
    every = (
        packs.resolve(plan_id, languages=[language], chosen=chosen)
        for chosen in packs.worth_showing(plan)
    )
    told = [pair for whole in every for pair in _texts(whole, language)]
    return _sentences(told, language)


def _sentences(texts: Iterable[tuple[str, str]], language: str) -> tuple[Sentence, ...]:
    told = (*texts, *spoken_everywhere(language))
    found = recorded(language)
    names = {name_of(language, text) for _key, text in told}
    before = {each.recording.key: each for name, each in found.items() if name not in names}
    made: dict[str, Sentence] = {}
    for key, text in told:
        name = name_of(language, text)
        filled = bool(packs.marks_in(text))
        made.setdefault(
            name, Sentence(key, plain(text), name, found.get(name), before.get(key), filled)
        )
    return tuple(made.values())


def counted(told: tuple[Sentence, ...]) -> tuple[int, int]:
    """Count how many have a recording, of how many that can have one."""
    can = [each for each in told if not each.filled]
    return sum(1 for each in can if each.heard), len(can)

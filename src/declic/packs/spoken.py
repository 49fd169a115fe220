"""How long it takes to say what an activity wants said, beside the minutes of the learners.

Reckoned at 130 words a minute, which is calm: what is said before and after, the way out, what the
kind reads aloud, and the questions of the debrief. What takes time without words, such as waiting
for answers, is not in it, so more minutes than these are needed. The source language counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.packs.kinds import kind
from declic.packs.models import Activity, Fault, FormName, Pack, Plan, PlanStep
from declic.packs.shares import each_alone
from declic.packs.shelf import Read, ReadActivity, ReadPack
from declic.packs.versions import AmbiguousError, Options, UnknownOptionError, named, version

WORDS_A_MINUTE = 130
_FORMS: tuple[FormName, ...] = ("full", "short")


def minutes_to_say(read: ReadActivity, form: FormName, pack: Pack) -> float:
    """Return how long everything takes that is to be said. A text that comes twice is said once."""
    texts = dict.fromkeys(text for text in _texts(read, form, pack) if text)
    return sum(len(text.split()) for text in texts) / WORDS_A_MINUTE


def _texts(read: ReadActivity, form: FormName, pack: Pack) -> Iterator[str]:
    of = read.value
    yield from (*of.say, *of.say_at_end)
    if of.care == 2:  # noqa: PLR2004  # the highest care, which offers a way out
        yield from (of.optout or pack.optout or "", of.topic or "")
    if read.content is not None:
        yield from kind(of.kind).read_aloud(read.content, of.forms[form])
    yield from (*of.debrief.what, *of.debrief.so_what, *of.debrief.now_what)


def room_to_say(of: Activity, form: FormName, minutes: int | None = None) -> float:
    """Return the minutes that are not the learners', in the activity or in a step of a plan."""
    whole = of.minutes[form]
    learners = of.of_which.learners[form] if of.of_which else 0.0
    given = whole if minutes is None else minutes
    return given * (1 - learners / whole) if whole else 0.0


def activity_spoken_faults(read: ReadActivity, pack: Pack) -> Iterator[Fault]:
    """Warn of a form whose words do not fit beside the minutes that are said to be learners'."""
    if read.value.of_which is None:
        return
    for form in _FORMS:
        takes, room = minutes_to_say(read, form, pack), room_to_say(read.value, form)
        if takes > room >= 0:
            sentence = f"The {form} form: {_too_long(takes, room)}"
            yield read.document.fault(("of_which",), sentence, warning=True)


def plan_spoken_faults(plan: Read[Plan], read: ReadPack) -> Iterator[Fault]:
    """Warn of a step of a plan that has fewer minutes than its words need, with any one option."""
    told: dict[tuple[str, str], str] = {}
    for chosen in ({}, *each_alone(plan.value)):
        for step, name in _steps(plan.value, chosen):
            if sentence := _step_fault(step, name, read):
                told.setdefault((name, step.form), f"{_with(chosen)}'{name}': {sentence}")
    for sentence in told.values():
        yield plan.document.fault(("steps",), sentence, warning=True)


def _steps(plan: Plan, chosen: Options) -> tuple[tuple[PlanStep, str], ...]:
    try:
        return tuple(version(plan, chosen).steps)
    except (AmbiguousError, UnknownOptionError):
        return ()  # a fault of its own


def _step_fault(step: PlanStep, name: str, read: ReadPack) -> str | None:
    there: Mapping[str, ReadActivity] = read.activities
    if name not in there or there[name].value.of_which is None:
        return None
    takes = minutes_to_say(there[name], step.form, read.pack.value)
    room = room_to_say(there[name].value, step.form, step.minutes)
    return _too_long(takes, room) if takes > room >= 0 else None


def _with(chosen: Options) -> str:
    return f"{named(chosen)}: " if chosen else ""


def _too_long(takes: float, room: float) -> str:
    return (
        f"what is to be said takes {takes:.1f} minutes at {WORDS_A_MINUTE} words a minute, "
        f"and {room:.1f} are left beside the learners'."
    )

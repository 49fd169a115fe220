"""How the strips follow each other, what a board holds by then, and when flags first went up."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from declic.activities import rules
from declic.activities.chat_flags.models import Content, Sign, Strip
from declic.activities.models import ONE, Seen
from declic.kernel.steps import FIRST, Ask, Item, Unit, total
from declic.packs.models import Form

FLAGS = ("green", "yellow", "red")
RAISED = ("yellow", "red")
# The letters that printed cards have for the three flags.
LETTERS: Mapping[str, str] = {"green": "A", "yellow": "B", "red": "C"}
OPTIONS, PHOTO, LOOK_BACK = "options", "photo", "look-back"
_OWN = (OPTIONS, PHOTO, LOOK_BACK)
_COLUMN = 8

Stage = Literal["strip", "help", "options", "photo", "look-back"]


@dataclass(frozen=True, slots=True)
class Said:
    """A bubble with the name of who writes it."""

    who: str
    text: str
    me: bool


@dataclass(frozen=True, slots=True)
class OnBoard:
    """A sign of the board, and whether the chat has shown it by now, or just now."""

    sign: Sign
    filled: bool
    new: bool


@dataclass(frozen=True, slots=True)
class First:
    """How many tables raised their first yellow or red flag at a strip."""

    number: int
    tables: int
    here: bool

    @property
    def crowd(self) -> range:
        """A mark for each table, as many as a column of the wall holds."""
        return range(min(self.tables, _COLUMN))


def ids(content: Content) -> list[str]:
    """Give all items in their order: the chat up to where it stops, what then, help, the board."""
    asked = [strip.id for strip in content.strips if not strip.help]
    helped = [strip.id for strip in content.strips if strip.help]
    return [*asked, OPTIONS, PHOTO, *helped, LOOK_BACK]


def kept(content: Content, form: Form) -> list[str]:
    """Give the items of a form in their order."""
    return [id_ for id_ in ids(content) if form.items is None or id_ in form.items]


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item for each strip, for the options, for what if, and for the look back."""
    row = kept(content, form)
    asks = _asks(content)
    return tuple(
        Item(id_, asks=asks.get(id_, ()), to=to, reveals=id_ in asks)
        for id_, to in zip(row, [*row[1:], None], strict=True)
    )


def _asks(content: Content) -> Mapping[str, tuple[Ask, ...]]:
    flag = Ask(ONE, FLAGS, Unit.TABLE, firsts=RAISED)
    letters = tuple(option.id for option in content.options.choose)
    asked = {strip.id: (flag,) for strip in content.strips if not strip.help}
    return {**asked, OPTIONS: (Ask(ONE, letters, Unit.TABLE),)}


def strip(content: Content, item: str) -> Strip | None:
    """Give the strip of an item; None for what is no strip."""
    return next((each for each in content.strips if each.id == item), None)


def stage(content: Content, item: str) -> Stage:
    """Say what kind of step an item is."""
    found = strip(content, item)
    if found is None:
        return item  # type: ignore[return-value]  # one of the three that are ours
    return "help" if found.help else "strip"


def said(content: Content, found: Strip) -> tuple[Said, ...]:
    """Give the bubbles of a strip with the names of who writes."""
    names = {person.id: person.name for person in content.people}
    return tuple(
        Said(names.get(each.who, ""), each.text, me=each.who == content.hero)
        for each in found.bubbles
    )


def board(content: Content, item: str, seen: Seen) -> tuple[OnBoard, ...]:
    """Give the board as it stands now; a strip fills it when its flags are shown."""
    behind = set(seen.path) - {item}
    before = _signs(content, behind)
    shown = seen.phase == "revealed" or seen.role == "console"
    now = _signs(content, {item}) if shown else frozenset[str]()
    whole = item == LOOK_BACK
    return tuple(
        OnBoard(
            sign,
            filled=whole or sign.id in before | now,
            new=sign.id in now - before,
        )
        for sign in content.signs
    )


def _signs(content: Content, strips: set[str]) -> frozenset[str]:
    return frozenset(sign for each in content.strips if each.id in strips for sign in each.signs)


def numbered(content: Content, there: Collection[str]) -> list[tuple[int, Strip]]:
    """Give these strips with the numbers under which a form shows them, on paper too."""
    return list(enumerate((each for each in content.strips if each.id in there), 1))


def shown(
    content: Content, items_: Sequence[str], walked: Sequence[str]
) -> list[tuple[int, Strip]]:
    """Give the strips that a room was shown, and those that come, in one row of numbers.

    A strip that was told keeps its number where the form changed on the way.
    """
    at = max((ids(content).index(id_) for id_ in walked), default=-1)
    to_come = [id_ for id_ in items_ if ids(content).index(id_) > at]
    return numbered(content, {*walked, *to_come})


def firsts(content: Content, item: str, seen: Seen) -> tuple[First, ...]:
    """Give, for each strip whose flags were told, how many tables raised their first flag there."""
    return tuple(
        First(number, total(seen.results[each.id].get(FIRST, {})).get(FIRST, 0), each.id == item)
        for number, each in shown(content, seen.items, seen.path)
        if each.id in seen.results
    )


def signs_of(content: Content, found: Strip) -> tuple[Sign, ...]:
    """Give the signs that a strip brings out, whether the board had them before or not."""
    return tuple(sign for sign in content.signs if sign.id in found.signs)


def votes(item: str, seen: Seen) -> Mapping[str, int]:
    """Give the counts of an item as far as the role may know them."""
    if seen.phase != "revealed" and seen.role != "console":
        return {}
    return total(seen.results.get(item, {}).get(ONE, {}))


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say what would leave a room without help, without a sign, or without words."""
    yield from rules.form_faults(ids(content), forms)
    yield from _strip_faults(content)
    yield from _option_faults(content)
    for name, form in {"full": Form(), **forms}.items():
        yield from (f"Form {name}: {sentence}" for sentence in _form_faults(content, form))


def _strip_faults(content: Content) -> Iterator[str]:
    people = {person.id for person in content.people}
    signs = {sign.id for sign in content.signs}
    if content.hero not in people:
        yield f"{content.hero} is whose phone it is, but is not among the people."
    helped = False
    for each in content.strips:
        if each.id in _OWN:
            yield f"The strip {each.id} needs another id: this one is taken."
        if helped and not each.help:
            yield f"The strip {each.id} comes after help; help ends the story."
        helped = helped or each.help
        for who in sorted({bubble.who for bubble in each.bubbles} - people):
            yield f"Strip {each.id}: {who} writes, but is not among the people."
        for sign in sorted(set(each.signs) - signs):
            yield f"Strip {each.id}: {sign} is no sign of the board."


def _option_faults(content: Content) -> Iterator[str]:
    letters = [option.id for option in content.options.choose]
    answered = [letter for each in content.options.feedback for letter in each.of]
    for letter in rules.twice(letters):
        yield f"The option {letter} stands twice."
    for letter in sorted(set(letters) - set(answered)):
        yield f"The option {letter} gets no feedback."
    for letter in sorted(set(answered) - set(letters)):
        yield f"There is feedback to {letter}, which is no option."


def _form_faults(content: Content, form: Form) -> Iterator[str]:
    there = set(kept(content, form))
    strips = [each for each in content.strips if each.id in there]
    if not any(each.help for each in strips):
        yield "the story ends without help."
    if not any(not each.help for each in strips):
        yield "no strip asks for a flag."
    out = {sign for each in strips for sign in each.signs}
    for sign in content.signs:
        if sign.id not in out:
            yield f"no strip brings out the sign {sign.id}."

"""How the fields of the request form look, and what was said in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from declic.courses.forms.asking_words import CHOICES, FAULTS, HINTS, LABELS, LAYOUT, SHORT, Layout
from declic.courses.rules.asking import (
    COMMUNITIES_OF_BRUSSELS,
    FIELDS,
    OTHER,
    STEPS,
    TONGUES,
    Field,
    Given,
    Sort,
    Value,
    asks_community,
)
from declic.kernel.languages import LANGUAGES

# Said beside every field in which anything can be written; names of adults say it in their hint.
NO_CHILD = _("No child’s name.")
_ADULTS = frozenset({"contact_name", "coach_name", "responsible", "deputy"})
_PLACES = frozenset({"name", "street", "city"})
# What a browser may fill in by itself.
_COMPLETE = {
    "name": "organization",
    "street": "address-line1",
    "postcode": "postal-code",
    "city": "address-level2",
    "contact_name": "name",
    "contact_function": "organization-title",
    "contact_email": "email",
    "contact_phone": "tel",
}
_TYPES = {Sort.EMAIL: "email", Sort.PHONE: "tel"}
_MODES = {Sort.NUMBER: "numeric", Sort.POSTCODE: "numeric", Sort.EMAIL: "email", Sort.PHONE: "tel"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers to choose from; `language` when it is written in another one."""

    value: str
    label: str | Promise
    chosen: bool
    language: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the page draws it, with what was typed and what is wrong with it."""

    name: str
    sort: str
    label: str | Promise
    hint: str | Promise
    no_child: str | Promise
    needed: bool
    typed: str
    choices: tuple[Choice, ...]
    error: str
    complete: str
    type: str
    mode: str

    @property
    def described_by(self) -> str:
        """Name what says more of it: its hint, and what is wrong."""
        said = [f"{self.name}-error"] if self.error else []
        if self.hint or self.no_child:
            said.append(f"{self.name}-hint")
        return " ".join([*said, "no-child"] if FIELDS[self.name].is_free else said)


@dataclass(frozen=True, slots=True)
class Part:
    """Fields of a step that belong together, as the page draws them."""

    title: str | Promise
    fields: tuple[Shown, ...]
    folds: bool
    is_open: bool
    pair: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was said, as it is read again before it is sent."""

    label: str | Promise
    value: str


def parts(step: str, given: Given, faults: Mapping[str, str], kind: str) -> tuple[Part, ...]:
    """Give the fields of a step in the order in which they are asked."""
    names = [each.name for each in STEPS[step]]
    if step == "place" and not asks_community((given.get("postcode") or [""])[0]):
        names.remove("community")
    shown = {name: _shown(FIELDS[name], given, faults.get(name, "")) for name in names}
    kept = [each for each in LAYOUT[step] if set(each.names) & set(names)]
    return tuple(_part(each, shown, kind, given) for each in kept)


def _part(of: Layout, shown: Mapping[str, Shown], kind: str, given: Given) -> Part:
    fields = tuple(shown[name] for name in of.names if name in shown)
    told = any(each.error or _is_told(each.name, given) for each in fields)
    return Part(of.title, fields, of.folded, told or kind in of.open_for, of.pair)


def _is_told(name: str, given: Given) -> bool:
    first = (given.get(name) or [""])[0]
    return first not in ("", str(FIELDS[name].usual))


def _shown(asked: Field, given: Given, fault: str) -> Shown:
    typed = list(given.get(asked.name, ()))
    if not typed and asked.usual not in (None, [], ""):
        typed = [str(asked.usual)]
    says_it = asked.name in _ADULTS | _PLACES or not asked.is_free
    return Shown(
        name=asked.name,
        sort=asked.sort,
        label=LABELS[asked.name],
        hint=HINTS.get(asked.name, ""),
        no_child="" if says_it else NO_CHILD,
        needed=asked.needed,
        typed=typed[0] if typed else "",
        choices=tuple(_choices(asked, typed)),
        error=fault_words(asked.name, fault),
        complete=_COMPLETE.get(asked.name, "off"),
        type=_TYPES.get(asked.sort, "text"),
        mode=_MODES.get(asked.sort, ""),
    )


def _choices(asked: Field, typed: list[str]) -> Iterator[Choice]:
    if asked.name == "languages":
        # Those of the form first: most groups have one of them.
        first = sorted(LANGUAGES, key=lambda each: each.code not in TONGUES)
        yield from (
            Choice(each.code, each.own_name, each.code in typed, each.code) for each in first
        )
        return
    words = CHOICES.get(asked.name, {})
    offered = COMMUNITIES_OF_BRUSSELS if asked.name == "community" else asked.choices
    yield from (Choice(each, words[each], each in typed) for each in offered)


def fault_words(name: str, fault: str) -> str:
    """Say in the active language what is wrong with a field; nothing when nothing is."""
    if not fault:
        return ""
    return str(FAULTS[fault]) % {"least": FIELDS[name].least, "most": FIELDS[name].most}


def told(step: str, said: Mapping[str, Value]) -> tuple[Line, ...]:
    """Give what was said in a step; what was left empty is not listed."""
    return tuple(
        Line(SHORT.get(each.name, LABELS[each.name]), text)
        for each in STEPS[step]
        if (text := _text(each, said.get(each.name))) and not _is_moot(each.name, said)
    )


def _is_moot(name: str, said: Mapping[str, Value]) -> bool:
    """Say whether a field has no meaning beside what was said elsewhere."""
    if name.startswith("coach_"):
        return said.get("coach") != OTHER
    return name == "guardians" and said.get("guardians") == FIELDS["guardians"].usual


def _text(asked: Field, value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(each.own_name for each in LANGUAGES if each.code in value)
    if asked.sort is Sort.ONE and value:
        return str(CHOICES[asked.name][str(value)])
    return "" if value is None else str(value)

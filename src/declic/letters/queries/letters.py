"""Make a letter of a template: fill it, set a second language beside it, say what is missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from declic.care.models import Community
from declic.care.queries import community as spoken_community
from declic.care.queries import help_lines
from declic.kernel.languages import chain
from declic.letters import document, paper
from declic.letters.queries.own import own_words
from declic.letters.queries.shelf import SOURCE, Shelf, UnknownTemplateError, shelf
from declic.letters.rules import Column, Letter, Line, Part, Template, fill

Values = Callable[[str], Mapping[str, str]]


def _nothing(_language: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class About:
    """What a letter is about, as whoever asks for it knows it.

    `values` gives what stands in for placeholders, in a language; `costs` are what and how much.
    `community`: for whose help lines; None where nobody said.
    """

    values: Values = _nothing
    conditions: frozenset[str] = frozenset()
    organisation: UUID | None = None
    community: Community | None = None
    costs: tuple[tuple[str, str], ...] = ()
    sender: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True)
class Mailing:
    """A mail as it would be sent: subject, text, the words of its link."""

    subject: str
    text: str
    button: str
    language: str
    is_reviewed: bool
    unknown: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Filling:
    """Fills texts of one language, and keeps what was not known or not there."""

    about: About
    language: str
    unknown: set[str] = field(default_factory=set)
    empty: set[str] = field(default_factory=set)
    values: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.values = self.about.values(self.language)

    def fill(self, text: str) -> str:
        filled = fill(text, self.values)
        self.unknown |= filled.unknown
        self.empty |= filled.empty
        return filled.text


def letter(name: str, language: str, about: About, *, today: dt.date, near: str = "") -> Letter:
    """Make a letter in a language.

    While nobody has reviewed that language, another stands beside it: `near`, where somebody
    reviewed it, else the source. Raise UnknownTemplateError for what cannot be written.
    """
    on = shelf()
    template = on.template(name, language)
    _is_letter(template)
    filling = _Filling(about, language)
    beside = _beside(on, name, language, near)
    other = _Filling(about, beside) if beside else None
    lines = tuple(_lines(on, template, filling, other, today))
    return Letter(
        name=name,
        main=_column(on, name, language, filling, _is_own(about, name, language, "title")),
        lines=lines,
        beside=_column(on, name, beside, other, "") if other else None,
        sender=about.sender,
        to=about.to if template.readers != "home" else (),
        day=filling.values.get("today", ""),
        number=about.number if template.readers != "home" else "",
        unknown=frozenset(filling.unknown),
        empty=frozenset(filling.empty),
    )


def _is_letter(template: Template) -> None:
    if template.sort != "letter":
        raise UnknownTemplateError(template.id)


def _beside(on: Shelf, name: str, language: str, near: str) -> str:
    if language == SOURCE or on.is_reviewed(name, language):
        return ""
    if near not in {"", language} and near in on.languages(name) and on.is_reviewed(name, near):
        return near
    return SOURCE


def _column(on: Shelf, name: str, language: str, filling: _Filling, own: str) -> Column:
    title = filling.fill(own or on.template(name, language).title)
    if on.is_reviewed(name, language):
        return Column(language, title)
    return Column(language, title, on.word("draft" if language == SOURCE else "machine", language))


def _is_own(about: About, name: str, language: str, part: str) -> str:
    return own_words(about.organisation, name, language).get(part, "")


def _lines(
    on: Shelf, template: Template, filling: _Filling, other: _Filling | None, today: dt.date
) -> Iterator[Line]:
    about = filling.about
    own = own_words(about.organisation, template.id, filling.language)
    twins = _twins(on, template, other)
    others = own_words(about.organisation, template.id, other.language) if other else {}
    for part in template.parts:
        if not part.stands(about.conditions):
            continue
        if part.style == "help":
            yield from _help(filling, other, today)
        elif part.style == "costs":
            yield from (Line("text", f"{what}: {much}") for what, much in about.costs)
        elif text := own.get(part.id, part.text):
            # Beside an organisation's own words stands nothing but its own words.
            twin = others.get(part.id, "" if part.id in own else _said(twins, part))
            beside = other.fill(twin) if other and twin else ""
            style = "text" if part.style == "own" else part.style
            yield Line(style, filling.fill(text), beside)


def _twins(on: Shelf, template: Template, other: _Filling | None) -> Mapping[str, Part]:
    if other is None:
        return {}
    return {part.id: part for part in on.template(template.id, other.language).parts}


def _said(twins: Mapping[str, Part], part: Part) -> str:
    return twins[part.id].text if part.id in twins else ""


def _help(filling: _Filling, other: _Filling | None, today: dt.date) -> Iterator[Line]:
    of = filling.about.community or spoken_community(filling.language)
    told = help_lines(filling.language, of, today=today)
    twins = help_lines(other.language, of, today=today) if other else told
    for line, twin in zip(told, twins, strict=True):
        beside = f"{twin.name}: {twin.number}. {twin.what}" if other else ""
        yield Line("say", f"{line.name}: {line.number}. {line.what}", beside)


def mailing(name: str, language: str, about: About) -> Mailing:
    """Write a mail in a language, or in the nearest one that has it."""
    on = shelf()
    if name not in on.templates or on.templates[name].sort != "mail":
        raise UnknownTemplateError(name)
    code = next(each for each in chain(language) if each in on.languages(name))
    template, filling = on.template(name, code), _Filling(about, code)
    own = own_words(about.organisation, name, code)
    standing = (part for part in template.parts if part.stands(about.conditions))
    said = [filling.fill(own.get(part.id, part.text)) for part in standing]
    return Mailing(
        subject=" ".join(filling.fill(own.get("title", template.title)).split()),
        text="\n\n".join(each for each in said if each),
        button=template.button,
        language=code,
        is_reviewed=on.is_reviewed(name, code),
        unknown=frozenset(filling.unknown),
        empty=frozenset(filling.empty),
    )


def word(name: str, language: str) -> str:
    """Give one of the few words that letters of every language need; else in the source."""
    return shelf().word(name, language)


def pdf(made: Letter) -> bytes:
    """Print a letter on A4, ready for a black printer."""
    return paper.pdf(made)


def pictures(made: Letter, *, ppi: float = 60) -> list[bytes]:
    """Give a letter as a PNG a page, to be looked at."""
    return paper.pictures(made, ppi=ppi)


def docx(made: Letter) -> bytes:
    """Give a letter as a text document that can be changed."""
    return document.docx(made)

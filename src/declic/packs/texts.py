"""The walk over every text of a model, and the .po files that hold the translations.

A text is found by its type: a string marked `RoomText` or `StaffText`. Its key is the dotted path
to it, entries of a list by their `id` when they have one, so that a translation survives when
entries change places.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import polib
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from declic.packs.models import STAFF_LANGUAGES, Fault, Seen

Loc = tuple[str | int, ...]
MAX_PO_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Text:
    """A text inside a model: its dotted key, where it stands in the file, and who sees it."""

    key: str
    loc: Loc
    source: str
    seen: Literal["room", "staff"]

    def needs(self, language: str) -> bool:
        """Say whether a reader of this language gets to see the text."""
        return self.seen == "room" or language in STAFF_LANGUAGES


Change = Callable[[Text], str]


def walk(model: BaseModel) -> tuple[Text, ...]:
    """Return every text of a model that is not empty, in the order of its fields."""
    found: list[Text] = []

    def note(text: Text) -> str:
        found.append(text)
        return text.source

    rewritten(model, note)
    return tuple(found)


def rewritten(model: BaseModel, change: Change) -> dict[str, Any]:
    """Return the model as plain data in which `change` has replaced each text."""
    return _model(model, (), (), change)


def _model(model: BaseModel, path: tuple[str, ...], loc: Loc, change: Change) -> dict[str, Any]:
    data = {}
    for name, written, shape in _fields(type(model)):
        here = (*path, written), (*loc, written)
        data[written] = _value(getattr(model, name), shape, *here, change)
    return data


class _Shape:
    """What a type says of the texts in its values, found out once.

    A large pack asks for it at every value, and to look a type up costs more than to walk on.
    """

    def __init__(self, annotation: Any) -> None:
        self._annotation = annotation
        self.seen = _mark(annotation)

    @cached_property
    def entries(self) -> _Shape:
        """The shape of what stands in a list of this type."""
        return _Shape(_inner(self._annotation, (list, tuple, Sequence), 0))

    @cached_property
    def values(self) -> _Shape:
        """The shape of what a mapping of this type leads to."""
        return _Shape(_inner(self._annotation, (dict, Mapping), 1))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, _Shape], ...]:
    """Give name, written name and shape of each field."""
    fields = model.model_fields.items()
    return tuple(
        (name, each.alias or name, _Shape(each.rebuild_annotation())) for name, each in fields
    )


def _value(value: object, shape: _Shape, path: tuple[str, ...], loc: Loc, change: Change) -> Any:
    if isinstance(value, BaseModel):
        return _model(value, path, loc, change)
    if isinstance(value, str):
        seen = shape.seen
        return change(Text(".".join(path), loc, value, seen)) if seen and value else value
    if isinstance(value, (list, tuple)):
        return [
            _value(item, shape.entries, (*path, _name(item, index)), (*loc, index), change)
            for index, item in enumerate(value)
        ]
    if isinstance(value, Mapping):
        return {
            key: _value(item, shape.values, (*path, key), (*loc, key), change)
            for key, item in value.items()
        }
    return to_jsonable_python(value)


def _name(item: object, index: int) -> str:
    return str(getattr(item, "id", index))


def _arms(annotation: Any) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    """Give each alternative of a type with the marks that stand on it."""
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        for arm, inner_marks in _arms(base):
            yield arm, (*inner_marks, *marks)
    elif get_origin(annotation) in {Union, UnionType}:
        for member in get_args(annotation):
            yield from _arms(member)
    elif annotation is not NoneType:
        yield annotation, ()


def _mark(annotation: Any) -> Literal["room", "staff"] | None:
    marks = (mark for arm, marks in _arms(annotation) if arm is str for mark in marks)
    return next((mark.by for mark in marks if isinstance(mark, Seen)), None)


def _inner(annotation: Any, origins: tuple[Any, ...], position: int) -> Any:
    arms = (get_args(arm) for arm, _ in _arms(annotation) if _is_one_of(arm, origins))
    return next((args[position] for args in arms if len(args) > position), Any)


def _is_one_of(arm: Any, origins: tuple[Any, ...]) -> bool:
    origin = get_origin(arm)
    return isinstance(origin, type) and issubclass(origin, origins)


@dataclass(frozen=True, slots=True)
class Entry:
    """One translation in a .po file. A fuzzy one waits for a person and is not shown.

    `note`: what a translator wrote beside it.
    """

    msgid: str
    msgstr: str
    line: int
    fuzzy: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The translations of one language, by key."""

    file: Path
    entries: Mapping[str, Entry]

    def translation(self, key: str, source: str) -> str | None:
        """Return a translation of exactly this source text; an outdated one counts as none."""
        entry = self.entries.get(key)
        if entry is None or entry.fuzzy or entry.msgid != source:
            return None
        return entry.msgstr or None

    def note(self, key: str) -> str:
        """Return what the translator wrote beside a text."""
        return self.entries[key].note if key in self.entries else ""


class CatalogueUnreadableError(Exception):
    """A .po file that cannot be read, with the fault to show."""

    def __init__(self, fault: Fault) -> None:
        """Keep the fault."""
        super().__init__(fault.sentence)
        self.fault = fault


def read_catalogue(file: Path) -> Catalogue:
    """Read a .po file. Entries without a key (msgctxt) are left aside."""
    entries: dict[str, Entry] = {}
    for entry in _parsed(file):
        if not entry.msgctxt or entry.obsolete:
            continue
        if entry.msgctxt in entries:
            sentence = f"'{entry.msgctxt}' stands here twice."
            raise CatalogueUnreadableError(Fault(str(file), entry.linenum or 1, sentence))
        entries[entry.msgctxt] = Entry(
            entry.msgid.strip(),
            entry.msgstr.strip(),
            entry.linenum or 1,
            "fuzzy" in entry.flags,
            entry.tcomment.strip(),
        )
    return Catalogue(file, entries)


def _parsed(file: Path) -> polib.POFile:
    if file.stat().st_size > MAX_PO_BYTES:
        raise CatalogueUnreadableError(Fault(str(file), 1, "This file is too large for texts."))
    try:
        return polib.pofile(str(file), encoding="utf-8")
    except UnicodeDecodeError as error:
        raise CatalogueUnreadableError(Fault(str(file), 1, "This file is not UTF-8.")) from error
    except (OSError, ValueError, IndexError) as error:
        raise CatalogueUnreadableError(Fault(str(file), *_said(str(error)))) from error


def _said(message: str) -> tuple[int, str]:
    """Take the line out of a message such as `Syntax error in po file x.po (line 12)`."""
    line = message.rpartition("(line ")[2].partition(")")[0].partition(":")[0]
    number = int(line) if line.isdecimal() else 1
    return number, f"This is not a valid .po file: {message}"


def fingerprint(texts: Mapping[str, str]) -> str:
    """Return the hash by which a review says which texts it read."""
    written = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(written.encode()).hexdigest()

"""Take a whole pack from its folder: what could be read, and a fault for what could not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from declic.packs.kinds import UnknownKindError, kind, kinds
from declic.packs.models import Activity, Fault, Pack, Plan, Remark, Review, Reviews
from declic.packs.reader import Document, UnreadableError, read_yaml
from declic.packs.sentences import sentences
from declic.packs.texts import (
    Catalogue,
    CatalogueUnreadableError,
    Loc,
    Text,
    fingerprint,
    read_catalogue,
    walk,
)

MAX_FILES = 500
M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Read(Generic[M]):
    """One file: its model, and the document that knows the lines."""

    value: M
    document: Document


@dataclass(frozen=True, slots=True)
class ReadActivity(Read[Activity]):
    """An activity's file; `content` is None when its kind is unknown or its content is faulty."""

    content: BaseModel | None = None


def stem_of(key: str) -> str:
    """Return the file that a text's key names."""
    return key.partition(":")[0]


@dataclass(frozen=True, slots=True)
class PackText:
    """A text of a pack with its full key, as translations name it, and its file."""

    key: str
    text: Text
    document: Document

    @property
    def stem(self) -> str:
        """Return the file as keys name it: `activities/milan`."""
        return stem_of(self.key)

    def fault(self, sentence: str, *, warning: bool = False) -> Fault:
        """Make a fault of the line on which the text stands."""
        return self.document.fault(self.text.loc, sentence, warning=warning)


@dataclass(frozen=True, slots=True)
class ReadPack:
    """Everything of one pack. `faults` are those of reading; the check finds the others.

    `reviews` are those of the pack's own folder, `own_reviews` those made in this installation.
    """

    folder: Path
    pack: Read[Pack]
    plans: Mapping[str, Read[Plan]]
    activities: Mapping[str, ReadActivity]
    catalogues: Mapping[str, Catalogue]
    reviews: Mapping[str, Read[Reviews]]
    own_reviews: Mapping[str, Read[Reviews]]
    faults: tuple[Fault, ...] = field(repr=False, default=())
    # What was reckoned once: a pack that changes is read anew.
    _prints: dict[tuple[str, str], str] = field(repr=False, compare=False, default_factory=dict)
    _texts_of: dict[str, dict[str, str]] = field(repr=False, compare=False, default_factory=dict)

    @property
    def unread(self) -> frozenset[str]:
        """Name what could not be read, wholly or in part, as `activities/milan` or `texts/fr`."""
        files = (Path(fault.file).relative_to(self.folder) for fault in self.faults)
        return frozenset(file.with_suffix("").as_posix() for file in files)

    def texts(self) -> Iterator[PackText]:
        """Walk over every text of the pack."""
        yield from _texts("pack", self.pack)
        for name, plan in self.plans.items():
            yield from _texts(f"plans/{name}", plan)
        for name, activity in self.activities.items():
            yield from _texts(f"activities/{name}", activity)
            yield from _content_texts(f"activities/{name}", activity)

    def texts_of(self, language: str) -> dict[str, str]:
        """Return what a reader of this language gets, by key; missing texts are left out."""
        shown = ((text, self.translation(language, text.key, text.text)) for text in self.texts())
        return {text.key: found for text, found in shown if found and text.text.needs(language)}

    def translation(self, language: str, key: str, text: Text) -> str | None:
        """Return a text in exactly this language, or None."""
        if language == self.pack.value.source:
            return text.source
        catalogue = self.catalogues.get(language)
        return catalogue.translation(key, text.source) if catalogue else None

    def parts(self) -> tuple[str, ...]:
        """Name the parts that are reviewed one by one, as keys of texts name their files."""
        plans = (f"plans/{name}" for name in self.plans)
        return "pack", *plans, *(f"activities/{name}" for name in self.activities)

    def fingerprint(self, language: str, part: str) -> str:
        """Return the hash of what a reader of the language gets of a part; "" for nothing."""
        key = (language, part)
        if key not in self._prints:
            texts = {text: said for text, said in self._said(language) if stem_of(text) == part}
            self._prints[key] = fingerprint(texts) if texts else ""
        return self._prints[key]

    def _said(self, language: str) -> Iterator[tuple[str, str]]:
        if language not in self._texts_of:
            self._texts_of[language] = self.texts_of(language)
        yield from self._texts_of[language].items()

    def reviews_of(self, language: str, part: str) -> tuple[Review, ...]:
        """Return the reviews of these very texts; those of older ones count no more."""
        now = self.fingerprint(language, part)
        return tuple(
            each for each in self._all_reviews(language) if (each.part, each.hash) == (part, now)
        )

    def _all_reviews(self, language: str) -> Iterator[Review]:
        for made in (self.reviews, self.own_reviews):
            if language in made:
                yield from made[language].value.reviews

    def remarks(self, language: str) -> tuple[Remark, ...]:
        """Return what reviewers would say differently, the oldest first."""
        made = (made[language] for made in (self.reviews, self.own_reviews) if language in made)
        return tuple(each for read in made for each in read.value.remarks)

    def reviewed(self, language: str, parts: Iterable[str] | None = None) -> bool:
        """Say whether a person reviewed these very texts of each part (none named: of all)."""
        asked = self.parts() if parts is None else parts
        return all(
            self.reviews_of(language, part) for part in asked if self.fingerprint(language, part)
        )


class PackUnreadableError(Exception):
    """A folder without a readable `pack.yaml`, or with a file in it that cannot be read."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults."""
        super().__init__(faults[0].sentence)
        self.faults = faults


def take(folder: Path, own_reviews: Path | None = None) -> ReadPack:
    """Read a pack's folder, with the reviews that this installation keeps elsewhere.

    Raise `PackUnreadableError` when it is none.
    """
    return _Taking(folder).pack(own_reviews)


class _Taking:
    """One reading of a folder, collecting faults."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def pack(self, own_reviews: Path | None) -> ReadPack:
        pack = self._read(self.folder / "pack.yaml", Pack)
        if pack is None:
            raise PackUnreadableError(tuple(self.faults))
        return ReadPack(
            folder=self.folder,
            pack=pack,
            plans=self._all("plans", Plan),
            activities=self._activities(),
            catalogues=self._catalogues(),
            reviews=self._all("reviews", Reviews),
            own_reviews=_Taking(own_reviews).reviews() if own_reviews else {},
            faults=tuple(self.faults),
        )

    def reviews(self) -> dict[str, Read[Reviews]]:
        """Read a folder that holds nothing but reviews. One that cannot be read counts for none."""
        return self._all("", Reviews)

    def _all(self, folder: str, model: type[M]) -> dict[str, Read[M]]:
        read = ((file.stem, self._read(file, model)) for file in self._files(folder, "yaml"))
        return {name: found for name, found in read if found is not None}

    def _activities(self) -> dict[str, ReadActivity]:
        read = self._all("activities", Activity)
        return {
            name: ReadActivity(found.value, found.document, self._content(found))
            for name, found in read.items()
        }

    def _content(self, read: Read[Activity]) -> BaseModel | None:
        try:
            model = kind(read.value.kind).Content
        except UnknownKindError:
            known = ", ".join(known.name for known in kinds()) or "none"
            sentence = f"There is no kind '{read.value.kind}'. Known kinds: {known}."
            self.faults.append(read.document.fault(("kind",), sentence))
            return None
        return self._validated(model, read.document, read.value.content, ("content",))

    def _catalogues(self) -> dict[str, Catalogue]:
        found = {}
        for file in self._files("texts", "po"):
            try:
                found[file.stem] = read_catalogue(file)
            except CatalogueUnreadableError as error:
                self.faults.append(error.fault)
        return found

    def _files(self, folder: str, suffix: str) -> list[Path]:
        files = sorted((self.folder / folder).glob(f"*.{suffix}"))
        if len(files) > MAX_FILES:
            sentence = f"There are more than {MAX_FILES} files in this folder."
            self.faults.append(Fault(str(self.folder / folder), 1, sentence))
        inside = self.folder.resolve()
        return [file for file in files[:MAX_FILES] if self._stays(file, inside)]

    def _stays(self, file: Path, inside: Path) -> bool:
        if file.resolve().is_relative_to(inside):
            return True
        self.faults.append(Fault(str(file), 1, "This file leads out of the folder of the pack."))
        return False

    def _read(self, file: Path, model: type[M]) -> Read[M] | None:
        try:
            document = read_yaml(file, inside=self.folder)
        except FileNotFoundError:
            self.faults.append(Fault(str(file), 1, "This file is missing."))
            return None
        except UnreadableError as error:
            self.faults.append(error.fault)
            return None
        value = self._validated(model, document, document.data, ())
        return None if value is None else Read(value, document)

    def _validated(self, model: type[M], document: Document, data: object, at: Loc) -> M | None:
        try:
            return model.model_validate(data)
        except ValidationError as error:
            said = sentences(error, model)
            self.faults.extend(document.fault((*at, *loc), sentence) for loc, sentence in said)
            return None


def _texts(stem: str, read: Read[M]) -> Iterator[PackText]:
    for text in walk(read.value):
        yield PackText(f"{stem}:{text.key}", text, read.document)


def _content_texts(stem: str, read: ReadActivity) -> Iterator[PackText]:
    for text in walk(read.content) if read.content else ():
        inner = Text(f"content.{text.key}", ("content", *text.loc), text.source, text.seen)
        yield PackText(f"{stem}:{inner.key}", inner, read.document)

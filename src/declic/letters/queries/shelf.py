"""The templates as they lie in `content/letters`, with translations and reviews.

The form is that of packs: English in YAML, `texts/<language>.po` beside it, and
`reviews/<language>.yaml` once somebody has read a language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

import declic
from declic.kernel.languages import LANGUAGES
from declic.letters.rules import Template
from declic.packs.models import Fault, Review, Reviews
from declic.packs.reader import UnreadableError, read_yaml
from declic.packs.texts import (
    Catalogue,
    CatalogueUnreadableError,
    Text,
    fingerprint,
    read_catalogue,
    rewritten,
    walk,
)

SOURCE, WORDS = "en", "words"
Signature = tuple[tuple[str, int, int], ...]


class UnknownTemplateError(LookupError):
    """There is no template of this name, or not in this language."""


@dataclass(frozen=True, eq=False)
class Shelf:
    """All templates, as they were read. `faults` are what could not be read.

    What is reckoned of it is reckoned once: when a file changes, there is a new shelf.
    """

    templates: Mapping[str, Template]
    catalogues: Mapping[str, Catalogue]
    reviews: Mapping[str, tuple[Review, ...]]
    faults: tuple[Fault, ...]

    def template(self, name: str, language: str = SOURCE) -> Template:
        """Give a template in a language. Raise UnknownTemplateError where it is not whole."""
        found = self.templates.get(name)
        if found is None or language not in self.languages(name):
            raise UnknownTemplateError(name)
        return found if language == SOURCE else _translated(self, name, language)

    def languages(self, name: str) -> list[str]:
        """Name the languages in which every word of a template is there."""
        return list(_languages(self, name))

    def texts(self, name: str, language: str) -> dict[str, str]:
        """Give the texts of a template by key; those that are not translated are left out."""
        return dict(self.said(self.templates[name], language))

    def fingerprint(self, name: str, language: str) -> str:
        """Return the hash of what a reader of the language gets of a template."""
        return _fingerprint(self, name, language)

    def word(self, name: str, language: str) -> str:
        """Give one of the few words that letters of every language need; else in the source."""
        code = language if language in self.languages(WORDS) else SOURCE
        return next(part.text for part in self.template(WORDS, code).parts if part.id == name)

    def is_reviewed(self, name: str, language: str) -> bool:
        """Say whether a person read these very texts."""
        now = (name, self.fingerprint(name, language))
        return any((each.part, each.hash) == now for each in self.reviews.get(language, ()))

    def said(self, template: Template, language: str) -> Iterator[tuple[str, str]]:
        """Give each text of a template that is there in a language, with its key."""
        for text in walk(template):
            if said := self.translation(template, text, language):
                yield f"{template.id}:{text.key}", said

    def translation(self, template: Template, text: Text, language: str) -> str | None:
        """Give a text in exactly this language, or None."""
        if language == SOURCE:
            return text.source
        held = self.catalogues.get(language)
        return held.translation(f"{template.id}:{text.key}", text.source) if held else None


@lru_cache(maxsize=256)
def _languages(on: Shelf, name: str) -> tuple[str, ...]:
    found = on.templates[name]
    wanted = len(walk(found))
    codes = [known.code for known in LANGUAGES]
    return tuple(code for code in codes if len(dict(on.said(found, code))) == wanted)


@lru_cache(maxsize=1024)
def _fingerprint(on: Shelf, name: str, language: str) -> str:
    return fingerprint(on.texts(name, language))


@lru_cache(maxsize=1024)
def _translated(on: Shelf, name: str, language: str) -> Template:
    template = on.templates[name]

    def said(text: Text) -> str:
        return on.translation(template, text, language) or text.source

    return Template.model_validate(rewritten(template, said))


def shelf() -> Shelf:
    """Give the templates; read again only when a file has changed."""
    return _read(_delivered(), _own_reviews(), _signature())


def _delivered() -> Path:
    package = Path(declic.__file__).parent
    places = (package / "content", package.parents[1] / "content")
    return next((each for each in places if each.is_dir()), package) / "letters"


def _own_reviews() -> Path:
    return Path(os.environ.get("DECLIC_DATA", "")) / "reviews" / "letters"


def _signature() -> Signature:
    return tuple(
        (str(file), (at := file.stat()).st_mtime_ns, at.st_size)
        for folder in (_delivered(), _own_reviews())
        for file in sorted(folder.glob("**/*"))
        if file.suffix in {".yaml", ".po"}
    )


@lru_cache(maxsize=4)
def _read(folder: Path, own: Path, _seen: Signature) -> Shelf:
    return take(folder, own)


def take(folder: Path, own: Path | None = None) -> Shelf:
    """Read a folder of templates, and the reviews that this installation keeps elsewhere."""
    faults: list[Fault] = []
    return Shelf(
        templates=_templates(folder, faults),
        catalogues=_catalogues(folder, faults),
        reviews=_reviews([folder / "reviews", *([own] if own else [])], faults),
        faults=tuple(faults),
    )


def _templates(folder: Path, faults: list[Fault]) -> dict[str, Template]:
    found: dict[str, Template] = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            made = Template.model_validate(read_yaml(file, inside=folder).data)
        except UnreadableError as error:
            faults.append(error.fault)
        except ValidationError as error:
            said = "; ".join(str(each["msg"]) for each in error.errors())
            faults.append(Fault(str(file), 1, f"{said}."))
        else:
            found[made.id] = made
    return found


def _catalogues(folder: Path, faults: list[Fault]) -> dict[str, Catalogue]:
    found: dict[str, Catalogue] = {}
    for file in sorted((folder / "texts").glob("*.po")):
        try:
            found[file.stem] = read_catalogue(file)
        except CatalogueUnreadableError as error:
            faults.append(error.fault)
    return found


def _reviews(folders: list[Path], faults: list[Fault]) -> dict[str, tuple[Review, ...]]:
    found: dict[str, tuple[Review, ...]] = {}
    for folder in folders:
        for file in sorted(folder.glob("*.yaml")):
            try:
                made = Reviews.model_validate(read_yaml(file, inside=folder).data)
            except (UnreadableError, ValidationError) as error:
                faults.append(Fault(str(file), 1, f"These reviews cannot be read: {error}"))
            else:
                found[file.stem] = (*found.get(file.stem, ()), *made.reviews)
    return found

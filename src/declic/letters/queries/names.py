"""Letters by their names, with how far each of their languages was read."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from declic.kernel.languages import Language
from declic.kernel.languages import language as language_of
from declic.letters import words
from declic.letters.models import Wording
from declic.letters.queries.shelf import Shelf, shelf


@dataclass(frozen=True, slots=True)
class Offered:
    """A language in which a letter can be written: `own`, `reviewed` or `unreviewed`."""

    language: Language
    state: str


def offered(name: str, organisation: UUID | None = None) -> list[Offered]:
    """Give the languages of a letter, and of each whether somebody read it."""
    on = shelf()
    own = set[str]()
    if organisation is not None:
        rows = Wording.objects.filter(organisation=organisation, template=name)
        own = set(rows.values_list("language", flat=True))
    codes = on.languages(name)
    return [Offered(language_of(code), _state(on, name, code, own)) for code in codes]


def _state(on: Shelf, name: str, code: str, own: set[str]) -> str:
    if on.is_reviewed(name, code):
        return "reviewed"
    return "own" if code in own else "unreviewed"


def sentence(reason: str) -> str:
    """Say in the active language why nothing was kept."""
    return str(words.REFUSALS[reason])

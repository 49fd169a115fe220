"""The register of kinds of activity: the floor above puts its kinds here, packs are read with them.

Packs know no kind. They ask the register for the model of a kind's content and for its own faults.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from pydantic import BaseModel

from declic.kernel.steps import Item
from declic.packs.models import Fault, Form


class KindOfContent(Protocol):
    """What packs need to know of a kind. `content` is an object of the kind's own `Content`."""

    @property
    def name(self) -> str:
        """The name that an activity file writes as `kind`."""

    @property
    def Content(self) -> type[BaseModel]:  # noqa: N802 - a class stands behind the name
        """The model of what an activity file writes under `content`."""

    def items(self, content: Any, form: Form) -> tuple[Item, ...]:
        """The steps of the activity in this form; the first one is the start."""

    def read_aloud(self, content: Any, form: Form) -> Iterator[str]:
        """What is said to the room in this form, beside what the activity says around it."""

    def faults(self, content: Any, forms: Mapping[str, Form]) -> Iterator[str | Fault]:
        """A sentence for each thing that the model alone cannot see, such as a dead end."""


class UnknownKindError(LookupError):
    """No kind of this name is registered."""


_REGISTER: dict[str, KindOfContent] = {}


def register(kind: KindOfContent) -> None:
    """Put a kind into the register; the same name again replaces it."""
    _REGISTER[kind.name] = kind


def forget(name: str) -> None:
    """Take a kind out of the register, if it is there."""
    _REGISTER.pop(name, None)


def kind(name: str) -> KindOfContent:
    """Return the kind of this name."""
    try:
        return _REGISTER[name]
    except KeyError:
        raise UnknownKindError(name) from None


def kinds() -> tuple[KindOfContent, ...]:
    """Return all registered kinds, by name."""
    return tuple(_REGISTER[name] for name in sorted(_REGISTER))

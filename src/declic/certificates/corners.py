"""What this floor puts into pages of the floors below."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

from declic.certificates.queries import roles_of
from declic.kernel import clock
from declic.people.models import Person


def on_account(_request: HttpRequest | None, about: object) -> Mapping[str, object] | None:
    """Lead a coach or a trainer from the own account to their certificate."""
    if not isinstance(about, Person) or not roles_of(about, on=clock.now().date()).exists():
        return None
    return {}

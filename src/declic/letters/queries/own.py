"""What an organisation says in its own words, instead of a template's."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from declic.letters.models import Wording


def own_words(organisation: UUID | None, template: str, language: str) -> Mapping[str, str]:
    """Give an organisation's own words for a template in a language, by part."""
    if organisation is None:
        return {}
    rows = Wording.objects.filter(organisation=organisation, template=template, language=language)
    return dict(rows.values_list("part", "text"))

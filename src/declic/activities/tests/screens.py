"""Draw a kind's screen as a room would, without a room."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from pydantic import BaseModel

from declic.activities import queries
from declic.activities.models import Kind, Seen
from declic.kernel.languages import language
from declic.packs.models import Form

HELP_LINES = [
    SimpleNamespace(name="Écoute", number="103", tel="tel:103", what="Chat", price="", hours=""),
]


def drawn(  # noqa: PLR0913 - a screen depends on all of these
    kind: Kind[Any],
    content: BaseModel,
    item: str,
    seen: Seen,
    *,
    lang: str = "fr",
    form: Form | None = None,
) -> str:
    """Give the HTML of one role's screen in one language."""
    items = {found.id: found for found in kind.items(content, form or Form())}
    with translation.override(lang):
        return render_to_string(
            queries.template(kind.name, seen.role),
            {
                "activity": {"id": "act", "kind": kind.name, "care": 0, "title": "Le titre"},
                "content": content,
                "item": items[item],
                "phase": seen.phase,
                "answering": seen.phase == "open",
                "view": kind.view(content, item, seen),
                "told": seen.told,
                "language": language(lang),
                "paused": False,
                "seconds": 0,
                "help_lines": HELP_LINES,
                "values": {"time": "16:00"},
            },
        )

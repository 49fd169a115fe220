"""A small debate, and what a role knows of its counts."""

from __future__ import annotations

from declic.activities.line_debate.models import Content
from declic.activities.models import ONE, Phase, Role, Seen

Places = dict[str, int]
SPREAD = {"A": 8, "B": 3, "C": 3}


def debate() -> Content:
    """Give a debate of two statements."""
    zones = {"agree": "D’accord", "unsure": "Je ne sais pas", "disagree": "Pas d’accord"}
    statements = [
        {"id": "asking", "text": "Insister.", "deeper": ["Et après ?"], "landing": "Non : non."},
        {"id": "watching", "text": "Regarder.", "deeper": ["Pourquoi ?"], "landing": "Aider."},
    ]  # fmt: skip
    moments = {"before": "avant", "after": "après"}
    return Content.model_validate({"zones": zones, "moments": moments, "statements": statements})


def seen(
    before: Places | None,
    after: Places | None = None,
    *,
    role: Role = "wall",
    phase: Phase = "revealed",
) -> Seen:
    """Give what a role sees when these places were counted."""
    counted = {"asking": before, "asking-after": after}
    results = {
        item: {ONE: {zone: {"phone": number} for zone, number in places.items()}}
        for item, places in counted.items()
        if places is not None
    }
    return Seen(role, phase, items=("asking", "asking-after"), results=results)

"""The kind `vote.quick`."""

from __future__ import annotations

from collections.abc import Mapping

from declic.activities.models import ONE, Kind, Seen
from declic.activities.vote_quick import models, rules
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class VoteQuick(Kind[models.Content]):
    """Opened from the console, in no pack."""

    name = "vote.quick"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.CARD, Way.HAND)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:  # noqa: ARG002
        """Give the one item; both forms are the same."""
        return rules.items(content)

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:  # noqa: ARG002
        """Give the answers, and what may be told of the result."""
        rows = rules.rows(content, seen)
        told = seen.told.get(ONE)
        most = told.most if told else None
        return {
            "rows": rows,
            "total": sum(row.votes or 0 for row in rows),
            "chart": {row.shape: row.votes or 0 for row in rows},
            "told": told,
            "most": next((row for row in rows if row.id == most), None),
        }


KIND = VoteQuick()

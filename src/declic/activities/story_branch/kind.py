"""The kind `story.branch`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.activities.story_branch import models, rules
from declic.activities.votes import points_at_one
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class StoryBranch(Kind[models.Content]):
    """The room decides what a friend does next."""

    name = "story.branch"
    Content = models.Content
    units = (Unit.PERSON, Unit.TABLE)
    ways = (Way.PHONE, Way.TABLE, Way.CARD, Way.HAND)
    talked_over = True

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give one item per node, in walking order."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find dead ends, circles, nodes out of reach and ends without help."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the question of the scene and its answers."""
        node = rules.node(content, item)
        return Asked(node.ask or "", {option.id: option.text for option in node.options})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give the letters to hold up, and the scenes with their questions to read along."""
        nodes = rules.walk(content, form)
        letters = sorted({option.id for node in nodes for option in node.options})
        signs = tuple(Row(mark=letter) for letter in letters)
        yield Paper("letters", gettext_noop("Letters to hold up"), "poster", "table", signs)
        asked = tuple(rules.scene(content, node) for node in nodes if node.options)
        lead = gettext_noop("Each scene is read aloud. Then hold up one letter.")
        yield Paper("scenes", gettext_noop("The story to read along"), "page", "table", asked, lead)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give every scene with what is said after each answer."""
        return (rules.scene(content, node, told=True) for node in rules.walk(content, form))

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:
        """Give the words of the longest way through the story; nobody walks every way."""
        return iter(rules.longest(content, form))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the scene, the answers with what may be told of them, and the way so far."""
        node = rules.node(content, item)
        tables = content.unit == Unit.TABLE.value
        rows = rules.rows(node, seen, tables=tables)
        told = seen.told.get(ONE) if seen.phase == "revealed" else None
        texts = {row.id: row.text for row in rows}
        glimpses = rules.glimpses(content) if seen.role == "console" else {}
        ways = {option.to for option in node.options}
        return {
            "node": node,
            "bubbles": rules.said(content, node),
            "rows": rows,
            "total": sum(row.votes or 0 for row in rows),
            "apart": not tables and points_at_one(seen),
            "way": next((row for row in rows if row.way), None),
            "told": told,
            "most": texts.get((told.most if told else None) or ""),
            "tie": rules.tie(told.counts if told else None),
            "walked": rules.walked(seen),
            "glimpses": glimpses,
            "one_way": glimpses.get(next(iter(ways)), "") if len(ways) == 1 else "",
            "short": seen.form == "short",
        }


KIND = StoryBranch()

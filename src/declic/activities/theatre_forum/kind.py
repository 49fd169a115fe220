"""The kind `theatre.forum`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.models import Asked, Kind, Paper, Row, Seen
from declic.activities.theatre_forum import models, rules
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class TheatreForum(Kind[models.Content]):
    """Played by people. The program reads the lines, and counts what was tried and nothing else."""

    name = "theatre.forum"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.HAND,)
    talked_over = True

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give casting, each line, the questions, the tries and the way out of the role."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find what cannot be played."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give what is counted: calls of Stop, or the ways that were tried."""
        if ask == rules.STOP.id:
            return Asked(content.stop, {rules.STOP.id: content.stop})
        return Asked(content.rule, {way.id: way.name for way in content.ways})

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give a card for each part, one for the empty chair, and the board."""
        parts = tuple(Row(part.name, style="head", rows=(Row(part.card),)) for part in content.cast)
        chair = Row(content.chair.name, style="head", rows=(Row(content.chair.card),))
        ways = tuple(Row(f"{way.name}: {way.text}", box=True) for way in content.ways)
        board = Row(content.rule, rows=ways)
        yield Paper("parts", gettext_noop("Parts of the scene"), "cards", "room", parts)
        yield Paper("chair", gettext_noop("For the empty chair"), "poster", "room", (chair,))
        yield Paper("board", gettext_noop("Ways to help"), "poster", "room", (board,))

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give the whole evening: who plays, the lines, the questions, the tries, the end."""
        yield Row(content.setting, style="head", rows=_rows(content.casting))
        for beat in content.scene:
            yield Row(rules.line(content, beat), style="" if beat.who else "say")
        yield from (Row(each, style="say") for each in content.questions)
        yield Row(content.rule, style="say", rows=_rows(content.tests))
        yield from (Row(f"{way.name}: {way.text}", box=True) for way in content.ways)
        yield Row(content.out_of_role, style="say")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the step; the tries as far as the role may know them. A phone needs neither."""
        if seen.role == "phone":
            return {}
        return {
            "step": item,
            "beat": rules.beat(content, item),
            "speaker": rules.speaker(content, item),
            "tries": rules.tries(seen.results),
            "tried": rules.tried(content, seen.results),
            "casting": content.casting if seen.role == "console" else (),
        }


def _rows(lines: list[str]) -> tuple[Row, ...]:
    return tuple(Row(line) for line in lines)


KIND = TheatreForum()

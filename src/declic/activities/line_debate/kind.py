"""The kind `line.debate`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declic.activities import rules as shared
from declic.activities.line_debate import models, picture, rules
from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way, total
from declic.packs.models import Form

WALK = gettext_noop("Read it twice. Everybody walks to a place in silence, or holds up a card.")
VOICES = gettext_noop(
    "Two or three voices from different places. Who wants to move? What moved you?"
)
COUNTS = gettext_noop("Before the talk: how many stand where?")
AGAIN = gettext_noop("After the talk: how many stand where?")


class LineDebate(Kind[models.Content]):
    """Nobody has to explain a place, and nobody is told who moved."""

    name = "line.debate"
    Content = models.Content
    units = (Unit.PERSON,)
    ways = (Way.PHONE, Way.CARD, Way.HAND)
    talked_over = True
    hands = "places"

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give two items for each statement: places before the talk, and after it."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find statements that cannot be shown or told apart."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the statement with the moment of the count, and what the places are called."""
        statement = content.statement(rules.statement_id(item))
        moments = content.moments
        moment = moments.after if rules.is_after(item) else moments.before
        return Asked(f"{statement.text} ({moment})", _texts(content))

    def called(self, content: models.Content, item: str) -> str:
        """Give the statement, once for both of its counts."""
        return content.statement(rules.statement_id(item)).text

    def numbered(
        self,
        content: models.Content,  # noqa: ARG002
        item: str,
        items: Sequence[str],
        walked: Sequence[str],
    ) -> tuple[int, int] | None:
        """Count statements; the second count of one is no next one."""
        return None if rules.is_after(item) else rules.number(item, items, walked)

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give signs for the ends of the line, a set of cards to stay seated, and the sentences."""
        zones = tuple(Row(text, mark=zone) for zone, text in _texts(content).items())
        yield Paper("line", gettext_noop("Signs for the line"), "poster", "room", zones)
        yield Paper("places", gettext_noop("Cards to stay seated"), "cards", "person", zones)
        said = tuple(
            Row(each.text, style="head", rows=zones)
            for each in shared.kept(content.statements, form)
        )
        lead = gettext_noop("Where do you stand? You may change your mind after the talk.")
        yield Paper("statements", gettext_noop("To read along"), "page", "table", said, lead)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give each statement with boxes for both counts, its questions and its landing point."""
        boxes = tuple(Row(text, style="scale") for text in _texts(content).values())
        for each in shared.kept(content.statements, form):
            yield Row(
                each.text,
                style="head",
                rows=(
                    Row(words=WALK, style="note"),
                    Row(words=COUNTS, rows=boxes),
                    Row(words=VOICES, style="say"),
                    *(Row(question) for question in each.deeper),
                    Row(words=AGAIN, rows=boxes),
                    Row(each.landing, style="say"),
                ),
            )

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the statement, the places as far as they may be told, and, to the console, more."""
        statement = content.statement(rules.statement_id(item))
        after, texts = rules.is_after(item), _texts(content)
        line = rules.line(item, seen)
        number, of = rules.number(item, seen.items, seen.path)
        counts = total(seen.results.get(item, {}).get(ONE, {})) if seen.role == "console" else {}
        done = after and seen.phase == "revealed"
        console = seen.role == "console"
        return {
            "text": statement.text,
            "landing": statement.landing if done or console else "",
            "deeper": statement.deeper if console else (),
            "after": after,
            "zones": texts,
            "line": line,
            "most": texts.get(line.most or "", ""),
            "dots": picture.dots(line),
            "alone": rules.alone(counts),
            "number": number,
            "all": of,
        }


def _texts(content: models.Content) -> dict[str, str]:
    zones = content.zones
    return dict(zip(rules.ZONES, (zones.agree, zones.unsure, zones.disagree), strict=True))


KIND = LineDebate()

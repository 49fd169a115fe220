"""The kind `hunt.privacy`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declic.activities.hunt_privacy import models, rules
from declic.activities.hunt_privacy.poster import poster
from declic.activities.models import Asked, Drawing, Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way, total
from declic.packs.models import Form


class HuntPrivacy(Kind[models.Content]):
    """The profile is invented and stays on the wall and on paper; no real one is looked at."""

    name = "hunt.privacy"
    Content = models.Content
    units = (Unit.TABLE, Unit.PERSON)
    ways = (Way.TABLE, Way.PHONE, Way.CARD, Way.HAND)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the hunt, a step for each clue, the matching, the message and the board."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find doubled ids, and clues that no fix answers."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:
        """Give the clue, or what is counted, with the fixes by their texts."""
        if item == rules.FIND:
            return Asked(content.ask)
        fixes = {fix.id: fix.text for fix in content.fixes}
        text = content.clue(ask).text if item == rules.MATCH else content.board
        return Asked(text, fixes)

    def called(self, content: models.Content, item: str) -> str:
        """Give the clue, or what is asked."""
        told = {rules.FIND: content.ask, rules.MATCH: content.match, rules.TAG: content.tag.text}
        clue = rules.clue_of(item)
        return content.clue(clue).text if clue else told.get(item, content.board)

    def numbered(
        self,
        content: models.Content,
        item: str,
        items: Sequence[str],  # noqa: ARG002
        walked: Sequence[str],  # noqa: ARG002
    ) -> tuple[int, int] | None:
        """Count the clues, whose numbers are on the wall."""
        ids: list[str] = [clue.id for clue in content.clues]
        clue = rules.clue_of(item)
        return (ids.index(clue) + 1, len(ids)) if clue else None

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give the poster, the lens and the fix cards to each table."""
        drawn = _poster(content, printed=True)
        yield Paper("poster", content.ask, "wide", "table", (Row(drawing=drawn),))
        look = tuple(Row(each) for each in content.lens)
        lens = (Row(words=gettext_noop("Lens"), style="head", rows=look),)
        yield Paper("lens", gettext_noop("Lens"), "cards", "table", lens)
        fixes = tuple(Row(f"{letter}  {fix.text}") for letter, fix in rules.lettered(content))
        yield Paper("fixes", gettext_noop("Fix cards"), "cards", "table", fixes)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the clues with their fixes, and what is asked then."""
        left = {item.id for item in rules.items(content, form)}
        yield Row(content.ask, style="head", rows=tuple(Row(each) for each in content.lens))
        if rules.MATCH in left:
            pairs = tuple(
                Row(each.clue.text, rows=(Row(f"{each.letter}  {each.fix}", style="say"),))
                for each in rules.matched(content, {})
            )
            yield Row(content.match, style="head", rows=pairs)
        if rules.TAG in left:
            lines = tuple(Row(line.text) for line in content.tag.lines)
            yield Row(content.tag.text, style="head", rows=lines)
        if rules.BOARD in left:
            yield Row(content.board, style="head")
        yield Row(content.line, style="say")

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the poster with what was told, and results as far as the role may know them."""
        counts = {ask: total(given) for ask, given in seen.results.get(item, {}).items()}
        clue = rules.clue_of(item)
        rings = () if item == rules.FIND else rules.told_so_far(content, item, seen.path)
        return {
            "clue": content.clue(clue) if clue else None,
            "number": len(rings),
            "poster": _poster(content, rings, now=clue) if seen.role == "wall" else None,
            "numbers": rules.NUMBERS,
            "found": rules.found(counts.get(rules.FOUND, {})),
            "matched": rules.matched(content, counts) if _told(item, seen) else (),
            "fixes": rules.lettered(content),
            "board": rules.board(content, seen.told.get(rules.FIRST)),
        }


def _told(item: str, seen: Seen) -> bool:
    """Tell whether the role may know which fix helps: the facilitator may beforehand."""
    return item == rules.MATCH and (seen.role == "console" or seen.phase == "revealed")


def _poster(
    content: models.Content, rings: tuple[str, ...] = (), *, now: str = "", printed: bool = False
) -> Drawing:
    ltr, rtl = (
        poster(content.profile, rings, now=now, rtl=rtl, printed=printed) for rtl in (False, True)
    )
    return Drawing(ltr, rtl)


KIND = HuntPrivacy()

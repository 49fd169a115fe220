"""The kind `chat.flags`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from declic.activities.chat_flags import models, papers, rules
from declic.activities.models import Asked, Kind, Paper, Row, Seen
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class ChatFlags(Kind[models.Content]):
    """Tables judge a chat, piece by piece; which table flagged what is never told."""

    name = "chat.flags"
    Content = models.Content
    units = (Unit.TABLE,)
    ways = (Way.TABLE, Way.CARD, Way.HAND)
    talked_over = True

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the strips, the options, what if, the help, and the look back."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find forms that end without help, signs that nothing shows, and words without a home."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give what tables answer, with the first words of the strip."""
        strip = rules.strip(content, item)
        if strip is None:
            options = content.options
            return Asked(options.ask, {each.id: each.text for each in options.choose})
        return Asked(f"{content.ask} ({strip.bubbles[0].text})", content.flags.model_dump())

    def called(self, content: models.Content, item: str) -> str:
        """Give the first words of a strip, or what is asked."""
        strip = rules.strip(content, item)
        told = {rules.OPTIONS: content.options.ask, rules.PHOTO: content.photo.ask}
        return strip.bubbles[0].text if strip else told.get(item, "")

    def numbered(
        self, content: models.Content, item: str, items: Sequence[str], walked: Sequence[str]
    ) -> tuple[int, int] | None:
        """Count the strips, as the wall does; what follows them has no number."""
        strips = rules.shown(content, items, walked)
        number = next((number for number, each in strips if each.id == item), 0)
        return (number, len(strips)) if number else None

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give strips and flags for each table, and the board."""
        return papers.papers(content, form)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give the story with what to bring out and what to say."""
        return papers.script(content, form)

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the step, the board so far, and the flags as far as the role may know them."""
        strip, stage = rules.strip(content, item), rules.stage(content, item)
        flags, votes = content.flags.model_dump(), rules.votes(item, seen)
        firsts = rules.firsts(content, item, seen)
        number, all_ = self.numbered(content, item, seen.items, seen.path) or (0, 0)
        on_paper = next((n for n, each in enumerate(content.strips, 1) if each.id == item), 0)
        return {
            "stage": stage,
            "strip": strip,
            "bubbles": rules.said(content, strip) if strip else (),
            "number": number,
            "all": all_,
            "on_paper": on_paper if on_paper != number else 0,
            "signs": rules.signs_of(content, strip) if strip and stage == "strip" else (),
            "flags": [(flag, rules.LETTERS[flag], flags[flag]) for flag in rules.FLAGS],
            "votes": votes,
            "total": sum(votes.values()),
            "board": rules.board(content, item, seen),
            "firsts": firsts,
            "raised_here": next((each.tables for each in firsts if each.here), 0),
            "raised": sum(each.tables for each in firsts),
        }


KIND = ChatFlags()

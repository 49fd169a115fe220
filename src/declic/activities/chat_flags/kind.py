"""The kind `chat.flags`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
        """Give what tables answer, with the number of the strip."""
        if rules.strip(content, item) is None:
            options = content.options
            return Asked(options.ask, {each.id: each.text for each in options.choose})
        ((number, _strip),) = rules.numbered(content, [item])
        return Asked(f"{number}. {content.ask}", content.flags.model_dump())

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
        return {
            "stage": stage,
            "strip": strip,
            "bubbles": rules.said(content, strip) if strip else (),
            "number": next((number for number, _ in rules.numbered(content, [item])), 0),
            "flags": [(flag, rules.LETTERS[flag], flags[flag]) for flag in rules.FLAGS],
            "votes": votes,
            "total": sum(votes.values()),
            "board": rules.board(content, item, seen),
            "firsts": firsts,
            "raised_here": next((each.tables for each in firsts if each.here), 0),
            "raised": sum(each.tables for each in firsts),
        }


KIND = ChatFlags()

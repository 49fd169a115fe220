"""The kind `map.help`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from declic.activities import rules as shared
from declic.activities.map_help import models, rules
from declic.activities.models import Kind, Paper, Row, Seen
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item
from declic.packs.models import Form


class MapHelp(Kind[models.Content]):
    """Private: there is nothing to answer, so that no finger can reach a server."""

    name = "map.help"
    Content = models.Content

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the steps that the form keeps."""
        kept = [id_ for id_ in rules.ids(content) if form.items is None or id_ in form.items]
        return shared.in_a_row(kept)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find a form that keeps what there is not."""
        return shared.form_faults(rules.ids(content), forms)

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:  # noqa: ARG002
        """Give everybody a sheet to draw the hand on, with the lines to copy from."""
        fingers = tuple(Row(f"{number}  ………………………") for number in range(1, rules.FINGERS + 1))
        hand = Row(content.ask, style="head", picture="five-fingers", rows=fingers)
        card = Row(
            words=gettext_noop("To copy from"), style="head", rows=_rows(rules.card(content))
        )
        lead = gettext_noop("Draw round your hand in the free space. This sheet is yours alone.")
        rows = (hand, *_rows(content.lines), card)
        yield Paper("hand", gettext_noop("My help hand"), "page", "person", rows, lead)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:  # noqa: ARG002
        """Give what is said, and the number."""
        yield Row(content.ask, style="say", rows=_rows(content.lines))
        yield Row(content.on_three, style="say", rows=(Row(content.aloud),))
        if content.to_peers:
            yield Row(content.to_peers, style="note", rows=_rows(content.peers))

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the step, and what is said to the console alone."""
        said = {rules.DRAW: "", rules.ALOUD: content.on_three, rules.PEERS: content.to_peers or ""}
        return {
            "step": item,
            "say": said[item] if seen.role == "console" else "",
            "card": rules.card(content),
        }


def _rows(lines: Iterable[str]) -> tuple[Row, ...]:
    return tuple(Row(line) for line in lines)


KIND = MapHelp()

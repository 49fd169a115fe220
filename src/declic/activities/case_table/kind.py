"""The kind `case.table`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from declic.activities.case_table import models, rules
from declic.activities.models import ONE, Asked, Kind, Paper, Row, Seen
from declic.activities.votes import points_at_one
from declic.kernel.languages import gettext_noop
from declic.kernel.steps import Item, Unit, Way
from declic.packs.models import Form


class CaseTable(Kind[models.Content]):
    """Facts and suppositions are kept apart before anybody decides; no answer earns points."""

    name = "case.table"
    Content = models.Content
    units = (Unit.TABLE, Unit.PERSON)
    ways = (Way.TABLE, Way.PHONE, Way.CARD, Way.HAND)

    def items(self, content: models.Content, form: Form) -> tuple[Item, ...]:
        """Give the cases, then the boards."""
        return rules.items(content, form)

    def faults(self, content: models.Content, forms: Mapping[str, Form]) -> Iterator[str]:
        """Find doubled ids, and cases after which nobody says who helps."""
        return rules.faults(content, forms)

    def asked(self, content: models.Content, item: str, ask: str) -> Asked:  # noqa: ARG002
        """Give the question of a case and its answers."""
        if case := rules.case(content, item):
            return Asked(case.ask, {option.id: option.text for option in case.options})
        return Asked()

    def called(self, content: models.Content, item: str) -> str:
        """Give the title of the case or of the board."""
        found = rules.case(content, item) or rules.board(content, item)
        return found.title if found else ""

    def papers(self, content: models.Content, form: Form) -> Iterator[Paper]:
        """Give the cases with room to write, and what stays as a page for everybody."""
        kept = [case for id_ in rules.kept(content, form) if (case := rules.case(content, id_))]
        sheets = tuple(rules.sheet(content, case) for case in kept)
        lead = gettext_noop("Talk first. Then choose one answer.")
        yield Paper("cases", gettext_noop("Cases to talk about"), "page", "table", sheets, lead)
        boards = [each for each in (content.steps, content.avoid) if each]
        if boards:
            rows = tuple(rules.lines(each) for each in boards)
            yield Paper("steps", boards[0].title, "page", "person", rows, fitted=True)

    def script(self, content: models.Content, form: Form) -> Iterator[Row]:
        """Give every case with what is said then, and the boards."""
        for id_ in rules.kept(content, form):
            if case := rules.case(content, id_):
                yield rules.told(case)
            elif board := rules.board(content, id_):
                yield rules.lines(board)

    def read_aloud(self, content: models.Content, form: Form) -> Iterator[str]:
        """Give what the adult says; questions and answers stand on every screen."""
        for id_ in rules.kept(content, form):
            if case := rules.case(content, id_):
                yield from (case.title, *case.facts, case.landing)
            elif board := rules.board(content, id_):
                yield from (board.title, *board.lines)

    def view(self, content: models.Content, item: str, seen: Seen) -> Mapping[str, object]:
        """Give the case with its answers as far as they may be told, or the board."""
        tables = content.unit == Unit.TABLE.value
        case = rules.case(content, item)
        rows = rules.choices(case, seen, tables=tables) if case else ()
        told = seen.told.get(ONE) if seen.phase == "revealed" else None
        texts = {row.id: row.text for row in rows}
        return {
            "case": case,
            "board": rules.board(content, item),
            "rows": rows,
            "tables": tables,
            "total": sum(row.votes or 0 for row in rows),
            "apart": not tables and points_at_one(seen),
            "told": told,
            "most": texts.get((told.most if told else None) or ""),
        }


KIND = CaseTable()

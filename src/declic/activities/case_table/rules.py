"""Cases one after the other, then what the house does and what nobody does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from declic.activities import rules
from declic.activities.case_table.models import Board, Case, Content
from declic.activities.models import ONE, Row, Seen
from declic.activities.votes import votes as votes_known
from declic.kernel.steps import Ask, Item, Sensitivity, Unit
from declic.packs.models import Form

STEPS, AVOID = "steps", "avoid"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer with its votes, None where this role may not know them."""

    id: str
    text: str
    feedback: str
    votes: int | None


def ids(content: Content) -> list[str]:
    """Give the items of the full form."""
    boards = {STEPS: content.steps, AVOID: content.avoid}
    return [*(case.id for case in content.cases), *(id_ for id_, there in boards.items() if there)]


def case(content: Content, item: str) -> Case | None:
    """Give the case of an item; None for a board."""
    return next((case for case in content.cases if case.id == item), None)


def board(content: Content, item: str) -> Board | None:
    """Give the board of an item; None for a case."""
    return {STEPS: content.steps, AVOID: content.avoid}.get(item)


def kept(content: Content, form: Form) -> list[str]:
    """Give the items of a form."""
    return [id_ for id_ in ids(content) if form.items is None or id_ in form.items]


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item that asks for each case, and one that is told for each board."""
    told = rules.in_a_row(kept(content, form))
    asked = tuple(_item(content, item, case(content, item.id)) for item in told)
    return rules.clocks(asked, form)


def _item(content: Content, item: Item, case: Case | None) -> Item:
    if case is None:
        return item
    unit = Unit(content.unit)
    # A table speaks for itself in the room; a person's tap is that person's own.
    sensitivity = Sensitivity.PERSONAL if unit is Unit.PERSON else Sensitivity.NONE
    letters = tuple(option.id for option in case.options)
    ask = Ask(ONE, letters, unit, sensitivity=sensitivity)
    return replace(item, asks=(ask,), reveals=True, seconds=case.seconds)


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say which ids stand twice, and which form ends a case without what is done then."""
    yield from rules.form_faults(ids(content), forms)
    yield from rules.clock_faults([case.id for case in content.cases if case.seconds], forms)
    for case in content.cases:
        for id_ in rules.twice([option.id for option in case.options]):
            yield f"Case {case.id}: the answer {id_} stands twice."
    if any(case.facts for case in content.cases):
        for name, form in {"full": Form(), **forms}.items():
            if STEPS not in kept(content, form):
                yield f"The form {name} has cases, but no steps that say who helps."


def choices(case: Case, seen: Seen, *, tables: bool) -> tuple[Choice, ...]:
    """Give the answers; feedback for the console alone, votes where the role may know them.

    Where people vote, figures of which one would show a single person are not told.
    """
    votes = votes_known(case.id, seen, tables=tables)
    return tuple(
        Choice(
            option.id,
            option.text,
            (option.feedback or "") if seen.role == "console" else "",
            votes.get(option.id, 0) if votes else None,
        )
        for option in case.options
    )


def sheet(content: Content, case: Case) -> Row:
    """Give a case for paper: what is seen, the questions with room to write, the answers."""
    facts = tuple(Row(fact) for fact in case.facts)
    asked = tuple(row for each in content.questions for row in (Row(each), Row(style="write")))
    answers = tuple(Row(option.text, mark=option.id) for option in case.options)
    return Row(case.title, style="head", rows=(*facts, *asked, Row(case.ask), *answers))


def told(case: Case) -> Row:
    """Give a case as whoever leads reads it, with what stands at its end."""
    facts = tuple(Row(fact) for fact in case.facts)
    answers = tuple(
        Row(
            option.text,
            mark=option.id,
            rows=(Row(option.feedback, style="note"),) if option.feedback else (),
        )
        for option in case.options
    )
    landing = Row(case.landing, style="say")
    return Row(case.title, style="head", rows=(*facts, Row(case.ask), *answers, landing))


def lines(board: Board) -> Row:
    """Give a board for paper and for the script."""
    return Row(board.title, style="head", rows=tuple(Row(line) for line in board.lines))

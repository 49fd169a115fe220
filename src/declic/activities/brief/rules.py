"""Which cards a form shows, and what the screens need of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from declic.activities import rules
from declic.activities.brief.models import Card, Content, Sheet, Written
from declic.activities.models import Paper, Row, Style
from declic.kernel.steps import Item
from declic.packs.models import Form


def items(content: Content, form: Form) -> tuple[Item, ...]:
    """Give an item for each card that the form keeps."""
    return rules.in_a_row([card.id for card in rules.kept(content.cards, form)])


def faults(content: Content, forms: Mapping[str, Form]) -> Iterator[str]:
    """Say what is wrong with the ids of cards, and which card has nothing to show."""
    yield from rules.form_faults([card.id for card in content.cards], forms)
    for card in content.cards:
        if not (card.lines or card.picture or card.help):
            yield f"The card {card.id} has a title only: give it lines, a picture or help."
    yield from _sheet_faults(content)


def _sheet_faults(content: Content) -> Iterator[str]:
    known = {card.id for card in content.cards}
    for id_ in rules.twice([sheet.id for sheet in content.sheets]):
        yield f"The sheet {id_} stands twice."
    for sheet in content.sheets:
        if not (sheet.cards or sheet.lines):
            yield f"The sheet {sheet.id} is empty: give it cards or lines."
        for name in sheet.cards:
            if name not in known:
                yield f"The sheet {sheet.id} names the card {name}, which does not exist."


def card(content: Content, item: str) -> Card:
    """Give the card of an item."""
    return next(card for card in content.cards if card.id == item)


def kept(content: Content, form: Form) -> tuple[Card, ...]:
    """Give the cards that a form keeps."""
    return rules.kept(content.cards, form)


_STYLES: Mapping[str, Style] = {"head": "head", "say": "say"}


def paper(content: Content, sheet: Sheet) -> Paper:
    """Give a sheet as a paper, with the cards that it names in front of its own lines."""
    lines = tuple(row for line in sheet.lines for row in _written(line))
    rows = (*_kept_cards(content, sheet), *lines)
    return Paper(sheet.id, sheet.title, sheet.layout, sheet.per, rows, fitted=True)


def _kept_cards(content: Content, sheet: Sheet) -> list[Row]:
    """Give cards under their titles; what a wall shows on two cards of one title is one again."""
    rows: list[Row] = []
    for name in sheet.cards:
        row = poster(card(content, name))
        if rows and rows[-1].text == row.text:
            rows[-1] = replace(rows[-1], rows=(*rows[-1].rows, *row.rows))
        else:
            rows.append(row)
    return rows


def _written(line: Written) -> Iterator[Row]:
    """Room to write is a second line under what it is for."""
    yield Row(line.text, style=_STYLES.get(line.style, ""), box=line.style == "tick")
    if line.style in {"write", "sign"}:
        yield Row(style="write")


def poster(card: Card) -> Row:
    """Give a card as a poster to hang up."""
    lines = tuple(Row(line) for line in card.lines)
    return Row(card.title, style="head", picture=card.picture or "", rows=lines)

"""The chat can be led with nothing but paper."""

from __future__ import annotations

from declic.activities.chat_flags.kind import KIND
from declic.activities.chat_flags.tests.chats import chat
from declic.activities.models import Row
from declic.packs.models import Form


def _texts(rows: tuple[Row, ...]) -> list[str]:
    return [text for row in rows for text in (row.text, *_texts(row.rows)) if text]


def test_each_table_gets_strips_three_flags_and_the_board() -> None:
    strips, flags, board = KIND.papers(chat(), Form())
    assert {paper.per for paper in (strips, flags, board)} == {"table"}
    assert [row.text for row in strips.rows] == ["1", "2", "3"]
    assert [(row.mark, row.words) for row in flags.rows] == [
        ("A", "Green"), ("B", "Yellow"), ("C", "Red"),
    ]  # fmt: skip
    assert [row.picture for row in board.rows if row.picture] == ["sign-secret", "sign-speed"]


def test_what_strips_bring_out_is_not_on_the_tables() -> None:
    said = [text for paper in KIND.papers(chat(), Form()) for text in _texts(paper.rows)]
    assert "Kai: texte s1" in said
    assert "Lina en a parlé." in said
    assert not any("dire" in text for text in said)


def test_the_board_asks_where_the_first_flag_went_up() -> None:
    *_, board = KIND.papers(chat(), Form())
    scale = [row.text for each in board.rows for row in each.rows if row.style == "scale"]
    assert scale == ["1", "2"]
    assert [row.mark for each in board.rows for row in each.rows if row.mark] == ["A", "E"]


def test_the_script_has_every_step_and_ends_with_help() -> None:
    script = tuple(KIND.script(chat(), Form()))
    assert [row.text for row in script] == [
        "1", "2", "Et maintenant ?", "Et avec une photo ?", "3", "Plusieurs signes suffisent.",
    ]  # fmt: skip
    said = _texts(script)
    assert {"dire s1", "A: Bien.", "E: Compréhensible.", "Ce n’est pas sa faute."} <= set(said)


def test_a_short_form_numbers_the_strips_that_it_shows() -> None:
    form = Form(items=["s2", "s3"])
    strips, *_ = KIND.papers(chat(), form)
    assert [row.text for row in strips.rows] == ["1", "2"]
    assert [row.text for row in KIND.script(chat(), form)][:2] == ["1", "2"]

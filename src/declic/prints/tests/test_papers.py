"""The PDF of the cards as a printer and a camera would find it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest
from pypdf import PdfReader

from declic.prints import commands, queries
from declic.prints.press import press


def asked(out: Path, people: int = 3, tables: int = 2, **more: object) -> Namespace:
    usual = {"half": False, "metres": None, "camera": 1280}
    return Namespace(out=str(out), people=people, tables=tables, **{**usual, **more})


def test_a_pdf_has_a_page_for_each_card_and_brings_its_font(tmp_path: Path) -> None:
    assert commands.cards(asked(tmp_path / "cards.pdf")) == 0
    made = (tmp_path / "cards.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type/Page/") == 5
    assert b"DeclicPrint" in made


@pytest.mark.parametrize(("people", "tables"), [(0, 0), (201, 0), (1, 9)])
def test_too_many_cards_or_none_are_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], people: int, tables: int
) -> None:
    assert commands.cards(asked(tmp_path / "cards.pdf", people, tables)) == 2
    assert "Choose 1 to 200 cards" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.cards(asked(tmp_path / "nowhere" / "cards.pdf")) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_same_cards_are_drawn_alike_as_pictures() -> None:
    first, second = (press("cards", queries.cards_told(1, 1), ppi=30) for _ in range(2))
    assert (len(first), first) == (2, second)
    assert all(page.startswith(b"\x89PNG") for page in first)


def test_half_size_cards_stand_two_on_a_page(tmp_path: Path) -> None:
    half = asked(tmp_path / "cards.pdf", half=True, metres=3.5)
    assert commands.cards(half) == 0
    assert len(PdfReader(tmp_path / "cards.pdf").pages) == 3


@pytest.mark.parametrize(
    ("metres", "camera", "why"),
    [
        (None, 1280, "say how far the last row is"),
        (4.1, 1280, "up to 4.0 metres"),
        (2.1, 640, "up to 2.0 metres"),
        (6.1, 1920, "up to 6.0 metres"),
    ],
)
def test_half_size_cards_are_refused_where_they_cannot_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], metres: float, camera: int, why: str
) -> None:
    far = asked(tmp_path / "cards.pdf", half=True, metres=metres, camera=camera)
    assert commands.cards(far) == 2
    assert why in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []

"""The print kit from the command line."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from declic.prints import commands


def asked(out: Path, **other: object) -> Namespace:
    told = {
        "plan": "help-a-friend",
        "out": str(out),
        "languages": "fr:2,ar:2",
        "people": 4,
        "tables": 1,
        "staff": "",
        "choose": {},
    }
    return Namespace(**{**told, **other})


def test_the_command_writes_one_pdf_or_a_folder(tmp_path: Path) -> None:
    assert commands.kit(asked(tmp_path / "kit.pdf")) == 0
    assert (tmp_path / "kit.pdf").read_bytes().startswith(b"%PDF")
    assert commands.kit(asked(tmp_path / "kit", choose={"story": "mila"})) == 0
    assert any("mila-scenes-ar" in file.name for file in (tmp_path / "kit").iterdir())


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"plan": "nothing"}, "There is no such plan"),
        ({"choose": {"story": "nobody"}}, "It has: milan, mila."),
        ({"languages": "fr,xx"}, "Choose languages"),
        ({"staff": "xx"}, "Choose languages"),
        ({"languages": "fr:0"}, "Choose 1 to 200 people"),
        ({"tables": 9}, "Choose up to 8 tables"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: dict[str, object], sentence: str
) -> None:
    assert commands.kit(asked(tmp_path / "kit.pdf", **wrong)) == 2
    assert sentence in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_one_paper_is_written_in_each_language(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "role.pdf"
    told = {"plan": "expert-day", "name": "role-card-card", "out": str(out)}
    assert commands.paper(Namespace(**told, languages="fr, so")) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert commands.paper(Namespace(**{**told, "name": "flute"}, languages="fr")) == 2
    assert "No such paper" in capsys.readouterr().err
    assert commands.paper(Namespace(**{**told, "out": str(tmp_path)}, languages="fr")) == 1

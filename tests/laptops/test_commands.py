"""The same by the command line: every command ends with 0, or with 1 and a sentence."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest

from declic.laptops import commands
from declic.laptops.models import Outgoing, Prepared, Result
from declic.live.models import Session
from declic.web.cli import parser
from tests.laptops.sides import Side, held, opened, packed

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*words: str) -> tuple[int, str]:
        args: Namespace = parser().parse_args(["laptop", *words])
        done = getattr(commands, args.does.partition(":")[2])(args)
        told = capsys.readouterr()
        return done, told.out + told.err

    return ran


def test_a_course_goes_along_and_comes_back_by_commands_alone(
    side: Side, run: Run, tmp_path: Path
) -> None:
    course, results, receipt = (str(tmp_path / name) for name in ("a", "b", "c"))
    date = str(side.date.pk)
    done, told = run("pack", date, "--out", course, "--unreviewed", "fr,nl", "--by", "C. Diallo")
    assert done == 0
    signs = re.search(r"([A-Z2-7]{4}-?){4}", told)
    assert signs is not None
    done, told = run("open", course)
    assert (done, signs[0] in told, Prepared.objects.count()) == (1, True, 0)
    done, told = run("open", course, "--trust", signs[0])
    assert (done, "2027-001" in told) == (0, True)
    assert run("results", "--out", results)[0] == 1
    held(side, Prepared.objects.get())
    assert run("results", "--out", results)[0] == 0
    assert (run("send")[0], Session.objects.count()) == (1, 1)
    assert run("bring", results, "--receipt", receipt)[0] == 0
    assert Result.objects.get().present == 18
    assert run("receipt", receipt)[0] == 0
    assert not Session.objects.exists()


def test_what_cannot_be_done_is_said_and_leaves_nothing(
    side: Side, run: Run, tmp_path: Path
) -> None:
    there = tmp_path / "there"
    there.write_bytes(b"mine")
    for words in (
        ("pack", "x", "--out", str(tmp_path / "x")),
        ("pack", str(side.date.pk), "--out", str(there), "--unreviewed", "fr", "--by", "A"),
        ("pack", str(side.date.pk), "--out", str(tmp_path / "y"), "--unreviewed", "fr"),
        ("open", str(tmp_path / "none")),
        ("open", "http://office.example/x"),
        ("results", "--out", str(tmp_path / "z")),
        ("send",),
        ("bring", str(there)),
        ("receipt", "K7P3"),
        ("receipt", str(there)),
    ):
        done, told = run(*words)
        assert (done, bool(told.strip())) == (1, True), words
    assert there.read_bytes() == b"mine"
    assert (Prepared.objects.count(), Outgoing.objects.count()) == (0, 0)


def test_one_office_that_takes_nothing_does_not_hold_up_the_others(side: Side, run: Run) -> None:
    """The first gave no address; the second is asked all the same, and is not there."""
    for address in ("", "https://127.0.0.1:1/x"):
        held(side, opened(packed(side, address=address).contents))
    done, told = run("send")
    assert done == 1
    assert [line.partition(":")[0] for line in told.splitlines()] == ["Clairière"] * 2
    assert "gave no address" in told
    assert "no connection" in told

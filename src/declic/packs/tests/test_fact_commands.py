"""The command line says which facts wait for somebody, and refuses when a plan needs one now."""

from __future__ import annotations

import datetime as dt
import json
from argparse import Namespace
from pathlib import Path

import pytest
import time_machine

from declic.packs import fact_commands

TODAY = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
LATER = dt.datetime(2028, 1, 1, 12, tzinfo=dt.UTC)
UNSURE = """\
facts:
  - key: helpline.child
    community: all
    name: {en: Our line}
    what: {en: We listen}
    wording: {en: "our line ({number})"}
    number: "116 000"
    state: unverified
    source: https://example.org
    expires: 2027-11-01
    owner: Ada
"""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    (tmp_path / "facts").mkdir()
    return tmp_path / "facts" / "ours.yaml"


def test_as_delivered_no_plan_needs_a_fact_now(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel(TODAY):
        assert fact_commands.check(Namespace()) == fact_commands.DONE
    assert capsys.readouterr().out.startswith("0 facts of the plans need somebody now.")


def test_a_line_that_is_out_of_date_is_named_with_what_stands_in(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with time_machine.travel(LATER):
        assert fact_commands.check(Namespace()) == fact_commands.REFUSED
    told = capsys.readouterr().err
    assert "helpline.child (fr) is out of date since 2027-05-31; nothing sure stands in" in told
    assert not [line for line in told.splitlines() if line.startswith("emergency.number")]


def test_a_line_that_nobody_is_sure_of_with_nothing_behind_it_is_named(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folder.write_text(UNSURE, "utf-8")
    with time_machine.travel(TODAY):
        assert fact_commands.check(Namespace()) == fact_commands.REFUSED
    assert "helpline.child is told, though nobody is sure of it" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_named(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_folder.write_text("facts: [", "utf-8")
    assert fact_commands.check(Namespace()) == fact_commands.REFUSED
    assert "ours.yaml" in capsys.readouterr().err


def test_a_text_with_nothing_to_stand_in_is_named(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = own_folder.parents[1] / "packs" / "law"
    (pack / "plans").mkdir(parents=True)
    (pack / "pack.yaml").write_text(
        "id: law\ntitle: 'About {{law.child}}'\nversion: '1'\nlanguages: [en]\n"
        "ages: {least: 18, most: 99}\naudience: Lawyers\nlicence: CC-BY-SA-4.0\nauthors: [Ada]\n",
        "utf-8",
    )
    with time_machine.travel(TODAY):
        assert fact_commands.check(Namespace()) == fact_commands.REFUSED
    assert "pack.yaml:2: Where nobody answers for 'law.child'" in capsys.readouterr().err


def test_the_list_is_json_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel(LATER):
        assert fact_commands.list(Namespace(json=True)) == fact_commands.DONE
    rows = json.loads(capsys.readouterr().out)
    assert rows[0]["standing"] == "overdue"
    child = next(row for row in rows if row["key"] == "helpline.child" and row["used"])
    assert child["kind"] == "line"


def test_the_list_can_be_read_by_people(capsys: pytest.CaptureFixture[str]) -> None:
    fact_commands.list(Namespace(json=False))
    assert "helpline.child (nl)  Awel, until" in capsys.readouterr().out


@pytest.mark.django_db
def test_nothing_to_send_back_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert fact_commands.export(Namespace()) == fact_commands.DONE
    assert "Nothing was corrected" in capsys.readouterr().out

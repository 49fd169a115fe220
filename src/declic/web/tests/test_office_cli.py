"""Other programs tell of courses and ask about them by the command line."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from declic.courses import commands
from declic.courses.models import Course
from declic.web.cli import parser

pytestmark = pytest.mark.django_db
HERE = ["--programme", "Clairière 2027", "--organisation", "Clairière"]


class Line:
    """A command line, and what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def __call__(self, *words: str, told: str = "") -> tuple[int, str]:
        """Run it with something on standard input; give its code and its words."""
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(told))
        args = parser().parse_args(words)
        code = getattr(commands, args.does.partition(":")[2])(args)
        out = self.capsys.readouterr()
        return code, out.err if code else out.out

    def json(self, *words: str, told: str = "") -> Any:  # noqa: ANN401
        code, said = self(*words, "--json", told=told)
        assert code == 0, said
        return json.loads(said)


@pytest.fixture
def declic(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(capsys, monkeypatch)


def test_a_course_is_told_by_options_shown_and_listed(declic: Line) -> None:
    words = ["--host", "De Linde", "--postcode", "2000", "--date", "2027-03-10T09:00"]
    made = declic.json("course", "new", *HERE, *words, "--languages", "nl,fr")
    assert (made["state"], made["host"]["province"], made["languages"]) == (
        "dated",
        "VAN",
        ["nl", "fr"],
    )
    assert declic.json("course", "show", made["id"]) == made
    assert declic.json("course", "show", made["number"]) == made
    assert [each["id"] for each in declic.json("course", "list")] == [made["id"]]
    assert declic.json("course", "list", "--state", "ready") == []


def test_a_request_is_told_as_json_and_with_its_key_only_once(declic: Line) -> None:
    told = json.dumps({"external_id": "T-1", "host": {"name": "École"}, "group_size": 20})
    first = declic.json("request", "new", *HERE, told=told)
    again = declic.json("request", "new", told=told)
    assert first["state"] == "received"
    assert {"host_adult", "coach"} <= {each["what"] for each in first["missing"]}
    assert again["id"] == first["id"]


@pytest.mark.parametrize(
    "told",
    [
        "",
        "no json",
        "[]",
        "[" * 100_000,
        '{"host": {"name": "X"}, "group_size": 0}',
        '{"host": {"name": "X"}, "misspelt": 1}',
        '{"host": {"name": ""}}',
        '{"group_size": 20}',
        '{"host": {"name": "X"}, "state": "delivered"}',
        json.dumps({"host": {"name": "X"}, "needs": "x" * 300_000}),
    ],
)
def test_what_is_unclear_is_refused_with_a_sentence_and_nothing_is_taken(
    declic: Line, told: str
) -> None:
    code, said = declic("course", "new", *HERE, "--json", told=told)
    assert code == 1
    assert said.strip()
    assert not Course.objects.exists()


@pytest.mark.parametrize("given", ["2026-1", "x", "-", "2026-00000000000001", "0" * 32, "²-1"])
def test_a_course_that_is_not_there_is_a_sentence(declic: Line, given: str) -> None:
    code, said = declic("course", "show", f" {given}")
    assert code == 1
    assert "no course" in said


def test_a_programme_that_is_not_clear_is_asked_for(declic: Line) -> None:
    assert declic("course", "new", "--host", "X")[0] == 1
    assert declic("course", "new", "--host", "X", "--programme", "P")[0] == 1
    declic.json("course", "new", *HERE, "--host", "X")
    declic.json("course", "new", "--host", "X", "--programme", "P", "--organisation", "O")
    code, said = declic("course", "new", "--host", "X")
    assert code == 1
    assert "Clairière 2027, P" in said

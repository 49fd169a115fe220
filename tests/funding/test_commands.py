"""`declic grant`, for other programs."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from declic.courses.models import Course
from declic.courses.tests.office import Office, office
from declic.funding.models import Grant
from declic.web.cli import parser
from tests.funding.grants import delivered

pytestmark = pytest.mark.django_db
TOLD: dict[str, Any] = {
    "sponsor": "Fondation Lumière",
    "name": "Ateliers 2027",
    "starts_on": "2027-01-01",
    "ends_on": "2027-12-31",
    "courses": 12,
    "staff": 2,
    "cents": 1_000_000,
    "host_kinds": ["school"],
    "external_id": "G-1",
}


@pytest.fixture
def ours() -> Office:
    return office()


def run(*words: str) -> int:
    args = parser().parse_args(["grant", *words])
    module, name = args.does.split(":")
    does = getattr(__import__(module, fromlist=[name]), name)
    return int(does(args))


def new(monkeypatch: pytest.MonkeyPatch, **told: object) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps({**TOLD, **told})))
    return run("new", "--json")


def test_a_grant_is_told_on_standard_input_and_charged(
    ours: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(monkeypatch) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["units"]["course"]["promised"] == 12
    what = delivered(ours)
    assert run("charge", made["id"], what.label, "--json") == 0
    assert run("show", "G-1", "--json") == 0
    first, again = capsys.readouterr().out.splitlines()
    assert json.loads(first) == json.loads(again)
    assert json.loads(again)["charged"] == [
        {"unit": 1, "kind": "course", "course": str(what.pk), "number": what.label}
        | {"on": "2027-03-10", "cents": None}
    ]


@pytest.mark.usefixtures("ours")
def test_a_key_that_is_told_again_corrects(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(monkeypatch) == new(monkeypatch, courses=14) == 0
    assert Grant.objects.get().units.filter(kind="course").count() == 14
    capsys.readouterr()
    assert run("list", "--json") == 0
    (line,) = json.loads(capsys.readouterr().out)
    assert (line["name"], line["units"]["staff"]["promised"]) == ("Ateliers 2027", 2)


def test_options_are_enough(ours: Office, capsys: pytest.CaptureFixture[str]) -> None:
    words = {"sponsor": "Stad", "name": "2027", "starts-on": "2027-01-01", "ends-on": "2027-06-30"}
    options = [word for name, value in words.items() for word in (f"--{name}", value)]
    assert run("new", "--programme", ours.programme.name, "--courses", "3", *options) == 0
    assert "0 of 3 course" in capsys.readouterr().out
    assert run("list") == 0


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"courses": -1}, "courses: "),
        ({"host_kinds": ["zoo"]}, "host_kinds.0: "),
        ({"ends_on": "2026-01-01"}, "The end lies before the beginning"),
        ({"what": 1}, "what: "),
        ({"programme": "Nowhere"}, "Say which programme"),
    ],
)
@pytest.mark.usefixtures("ours")
def test_what_cannot_be_taken_is_said_and_nothing_is(
    told: dict[str, object],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert new(monkeypatch, **told) == 1
    assert said in capsys.readouterr().err
    assert not Grant.objects.exists()


@pytest.mark.parametrize("typed", ["no json", "[1]", '{"sponsor": "' + "x" * 300_000 + '"}'])
@pytest.mark.usefixtures("ours")
def test_what_is_no_object_is_refused(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert run("new") == 1
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "G-2"), "There is no single grant G-2"),
        (("show", ""), "There is no single grant"),
        (("charge", "G-1", "2027-999"), "There is no course 2027-999"),
        (("charge", "G-1", "next"), "There is no course next"),
        (("charge", "G-1", "2027-001"), "Only a delivered course is charged"),
    ],
)
def test_what_is_not_there_or_not_delivered_is_refused(
    ours: Office,
    words: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    new(monkeypatch)
    Course.objects.filter(pk=delivered(ours).pk).update(state="ready")
    assert run(*words) == 1
    assert said in capsys.readouterr().err

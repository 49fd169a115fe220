from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from importlib import import_module

import pytest
from django.core.exceptions import ImproperlyConfigured

from declic.web import cli, docs
from declic.web.refusals import Refused


def commands(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    groups = docs.groups(of)
    if not groups:
        yield of
    for group in groups:
        for command in group.choices.values():
            yield from commands(command)


def does(command: argparse.ArgumentParser) -> str:
    return str(command.get_default("does"))


@pytest.mark.parametrize("command", list(commands(cli.parser())), ids=does)
def test_every_command_is_done_by_something(command: argparse.ArgumentParser) -> None:
    module, _, name = does(command).partition(":")
    assert callable(getattr(import_module(module), name))
    assert command.description


NEW = ["session", "new", "--plan", "help-a-friend", "--lang", "fr", "--responsible", "Ada"]
NEW += ["--deputy", "Ben"]


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["packs"],
        ["session", "new"],
        ["serve", "--port", "70000"],
        ["serve", "--port", "-1"],
        ["serve", "--port", "x"],
        ["demo", "--guests", "-3"],
        ["serve", "--po", "80"],
        ["print", "kit", "help-a-friend", "--out", "x.pdf", "--choose", "phones"],
        ["print", "kit", "help-a-friend", "--out", "x.pdf", "--choose", "=away"],
        [*NEW, "--choose", "story=mila", "--choose", "story=milan"],
    ],
)
def test_wrong_usage_is_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    assert "usage: declic" in capsys.readouterr().err


def test_options_are_gathered_by_choice_and_not_kept_for_the_next_command() -> None:
    words = [*NEW, "--choose", "story=mila", "--choose", "phones=away"]
    assert cli.parser().parse_args(words).choose == {"story": "mila", "phones": "away"}
    assert cli.parser().parse_args(NEW).choose == {}


def test_help_is_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    assert "session" in capsys.readouterr().out


@pytest.mark.parametrize("refusal", [Refused("Not today."), ImproperlyConfigured("Not today.")])
def test_a_refusal_is_1_and_one_sentence(
    refusal: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_args: argparse.Namespace) -> int:
        raise refusal

    monkeypatch.setattr("declic.web.doctor.doctor", refuse)
    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().err == "Not today.\n"


def test_stopping_a_command_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(_args: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("declic.web.doctor.doctor", stopped)
    assert cli.main(["doctor"]) == 1
    assert capsys.readouterr().err == ""


def test_whoever_reads_only_the_beginning_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def cut_off(_args: argparse.Namespace) -> int:
        raise BrokenPipeError

    kept = os.dup(1)
    monkeypatch.setattr("declic.web.doctor.doctor", cut_off)
    try:
        assert cli.main(["doctor"]) == 0
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def test_a_command_is_given_what_starts_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[object] = []

    def keep(args: argparse.Namespace) -> None:
        given.extend((args.start, args.host, args.port))

    monkeypatch.setattr("declic.web.doctor.doctor", keep)
    assert cli.main(["doctor", "--port", "81"]) == 0
    assert given == [import_module("declic.web.serve").run, "0.0.0.0", 81]  # noqa: S104


def test_the_module_runs_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["declic", "dance"])
    assert import_module("declic.__main__").main() == 2

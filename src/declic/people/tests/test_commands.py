"""What the machine's owner does with people from the command line."""

from __future__ import annotations

import argparse
import json
from importlib import import_module

import pytest
from django.test import Client

from declic.people import usage
from declic.people.models import Invitation, Organisation, Person
from declic.people.tests import makers
from declic.people.usage import Commands

pytestmark = pytest.mark.django_db


def run(words: list[str]) -> int:
    """Run one command as `declic person` reads it."""
    top = argparse.ArgumentParser()

    def add(commands: Commands, name: str, what: str, does: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=what)
        command.set_defaults(does=does)
        return command

    usage.add_to(top.add_subparsers(), add)
    args = top.parse_args(words)
    module, _, name = args.does.partition(":")
    done: int = getattr(import_module(module), name)(args)
    return done


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def test_the_owner_invites_the_first_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--programme", "Schools", "--organisation", "Ours", "--json"]
    assert run(["invite", "--email", "ada@example.org", *words]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["role"] == "administrator"
    assert Client().get(path_of(told["link"])).status_code == 200
    assert run(["invite", "--email", "ben@example.org", *words]) == 0
    assert makers.programme().invitations.count() == 2


@pytest.mark.parametrize(
    ("word", "value"), [("--email", "none"), ("--email", "a@localhost"), ("--lang", "tlh")]
)
def test_the_command_line_refuses_with_a_sentence(
    capsys: pytest.CaptureFixture[str], word: str, value: str
) -> None:
    words = ["--email", "a@example.org", "--programme", "P", "--organisation", "O", word, value]
    assert run(["invite", *words]) == 1
    assert value in capsys.readouterr().err or "--lang" in word
    assert not Invitation.objects.exists()
    assert not Organisation.objects.exists()


def test_people_are_listed_for_other_programs(
    cleo: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", "--json"]) == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["email"] == cleo.email
    assert told["second_step"] is True
    assert told["roles"][0]["role"] == "coordinator"


def test_an_account_is_closed_from_the_command_line(
    ann: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    client = makers.signed_in(ann)
    assert run(["end", "ann@example.org"]) == 0
    assert client.get("/account")["Location"].startswith("/account/sign-in")
    assert run(["end", "nobody@example.org"]) == 1
    assert "nobody@example.org" in capsys.readouterr().err


def test_who_lost_everything_is_let_in_again_by_the_owner(
    cleo: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    client = makers.signed_in(cleo)
    assert run(["unlock", cleo.email, "--json"]) == 0
    link = json.loads(capsys.readouterr().out)["link"]
    assert client.get("/office/people").status_code == 302
    browser = Client()
    shown = browser.get(path_of(link))
    new = {"password1": "seven slow brown snails", "password2": "seven slow brown snails"}
    assert browser.post(shown["Location"], new).status_code == 302
    answer = browser.post("/account/sign-in", {"login": cleo.email, "password": new["password1"]})
    assert answer["Location"] == "/office"
    assert browser.get("/account")["Location"] == "/account/second-step"

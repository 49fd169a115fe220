"""An organisation's own words, kept as texts and never as anything else."""

from __future__ import annotations

import datetime as dt

import pytest

from declic.letters.actions import LetterRefusedError, reword
from declic.letters.models import Letter, Wording
from declic.letters.queries.letters import mailing
from declic.letters.tests.writing import EVERYTHING, about, written
from declic.people.models import Organisation, Person, Programme, Role

pytestmark = pytest.mark.django_db
AT = dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)


def organisation(name: str = "Clairière") -> tuple[Organisation, Person]:
    made = Organisation.objects.create(name=name)
    programme = Programme.objects.create(organisation=made, name=name)
    person = Person.objects.create_user(f"{name.lower()}@x.example", organisation=made)
    Role.objects.create(
        programme=programme, person=person, kind="coordinator", starts_on=AT.date(), given_at=AT
    )
    return made, person


def say(of: tuple[Organisation, Person], text: str, **more: str) -> None:
    told = {"template": "confirmation", "language": "fr", "part": "own", **more}
    reword(organisation=of[0], text=text, by=of[1], at=AT, **told)


def texts(made: Letter) -> list[str]:
    return [line.text for line in made.lines]


def test_own_words_stand_in_the_letter_and_nothing_stands_beside_them() -> None:
    of = organisation()
    say(of, "Il y a du café pour {{contact.name}}.")
    made = written("confirmation", "fr", organisation=of[0].pk)
    (line,) = [line for line in made.lines if "café" in line.text]
    assert (line.text, line.beside) == ("Il y a du café pour <contact.name>.", "")


def test_own_words_of_both_languages_stand_beside_each_other() -> None:
    of = organisation()
    say(of, "Bonjour", part="opening")
    say(of, "Hello", part="opening", language="en")
    made = written("confirmation", "fr", organisation=of[0].pk)
    assert ("Bonjour", "Hello") in [(line.text, line.beside) for line in made.lines]


@pytest.mark.parametrize("typed", ["{{user.password}}", "{0.__class__}", "{% debug %}", "#eval"])
def test_what_is_no_placeholder_is_printed_as_it_was_typed(typed: str) -> None:
    of = organisation()
    say(of, typed)
    made = written("confirmation", "fr", organisation=of[0].pk)
    assert typed in texts(made)
    assert made.unknown == ({typed} if typed.startswith("{{") else set())


def test_words_of_one_organisation_are_not_said_by_another() -> None:
    of, other = organisation(), organisation("Autre")
    say(of, "Nous seuls")
    assert "Nous seuls" not in texts(written("confirmation", "fr", organisation=other[0].pk))


def test_nobody_words_letters_of_another_organisation() -> None:
    of, other = organisation(), organisation("Autre")
    with pytest.raises(LetterRefusedError, match="may"):
        say((of[0], other[1]), "x")
    assert not Wording.objects.exists()


@pytest.mark.parametrize(
    ("more", "text", "reason"),
    [
        ({"template": "nothing"}, "x", "unknown"),
        ({"language": "ti"}, "x", "unknown"),
        ({"part": "nothing"}, "x", "unknown"),
        ({"template": "set-up", "part": "help"}, "x", "unknown"),
        ({"part": "title"}, "Subject\r\nBcc: everybody@x.example", "lines"),
        ({"part": "title"}, "x" * 151, "too_long"),
        ({}, "x" * 10_000, "too_long"),
    ],
)
def test_what_cannot_be_worded_is_refused(more: dict[str, str], text: str, reason: str) -> None:
    of = organisation()
    with pytest.raises(LetterRefusedError, match=reason):
        say(of, text, **more)
    assert not Wording.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n", "Votre formation est confirmée"])
def test_nothing_or_the_templates_words_take_the_template_again(text: str) -> None:
    of = organisation()
    say(of, "Autre titre", part="title")
    assert written("confirmation", "fr", organisation=of[0].pk).main.title == "Autre titre"
    say(of, text, part="title")
    assert not Wording.objects.exists()


def test_a_mails_subject_is_one_line_whatever_is_filled_in() -> None:
    values = {**EVERYTHING, "course.number": "1\r\nBcc: x@x.example"}
    made = mailing("mail-confirmation", "nl", about(values=lambda _: values))
    assert made.subject == "Uw vorming 1 Bcc: x@x.example is bevestigd"

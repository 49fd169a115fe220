"""Every choice and every refusal has words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.db.models import Choices

from declic.courses import actions, words
from declic.courses.models import Assignment, Course, Host, Note
from declic.courses.rules import readiness

SAID = re.compile(r'(?:CourseRefusedError\(|return )"([a-z_]+)"')


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (Course.State, words.STATES),
        (Host.Kind, words.HOST_KINDS),
        (Host.Province, words.PROVINCES),
        (Host.Community, words.COMMUNITIES),
        (Course.Audience, words.AUDIENCES),
        (Course.Phones, words.PHONES),
        (Course.Guardians, words.GUARDIANS),
        (Note.Way, words.NOTE_WAYS),
        (Assignment.Part, words.PARTS),
        (Assignment.Answer, words.ANSWERS),
    ],
)
def test_each_choice_has_its_words(choices: type[Choices], said: words.Words) -> None:
    assert list(said) == choices.values


def test_each_refusal_has_its_sentence() -> None:
    files = Path(actions.__file__).parent.glob("*.py")
    reasons = {reason for file in files for reason in SAID.findall(file.read_text("utf-8"))}
    assert "clash" in reasons
    assert reasons <= set(words.REFUSALS)


def test_each_missing_thing_and_who_fills_it_has_words() -> None:
    source = Path(readiness.__file__).read_text(encoding="utf-8")
    named = set(re.findall(r'(?:yield|Missing\()\s*"([a-z_]+)"', source))
    assert named == set(words.MISSING)
    assert {filler.value for filler in readiness.Filler} == set(words.FILLERS)

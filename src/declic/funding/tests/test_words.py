"""Every refusal has its sentence."""

from __future__ import annotations

import re
from pathlib import Path

from declic.funding import actions, words
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Act, Entry, Kind, State
from declic.funding.rules import pictures

SAID = re.compile(r'FundingRefusedError\(\s*"([a-z_]+)"')


def test_each_refusal_has_its_sentence() -> None:
    rooms = Path(actions.__file__).parents[1]
    files = [*rooms.glob("actions/*.py"), *rooms.glob("views/*.py")]
    reasons = {reason for file in files for reason in SAID.findall(file.read_text("utf-8"))}
    assert "full" in reasons
    assert reasons - set(words.REFUSALS) == {"terms", "conditions", "lacks", "picture"}


def test_each_choice_has_its_word() -> None:
    assert set(words.KINDS) == set(words.UNITS) == {kind.value for kind in Kind}
    assert set(words.STATES) == set(State)
    said = re.findall(r'PictureRefused\("(\w+)"\)', Path(pictures.__file__).read_text("utf-8"))
    assert set(words.PICTURES) == set(said)
    assert set(words.ACTS) == set(Act)
    assert set(words.DID) == set(Entry.Did.values)


def test_conditions_are_named_in_the_sentence() -> None:
    said = words.refusal(FundingRefusedError("conditions", "period", "region"))
    assert "outside the period, it lies in another province" in said

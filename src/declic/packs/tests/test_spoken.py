"""What is to be said fits beside the learners' minutes, or the check says that it does not."""

from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.shelf import take
from declic.packs.spoken import WORDS_A_MINUTE, minutes_to_say
from declic.packs.tests.pack_folder import PackFolder

MINUTES = "minutes: {full: 8, short: 5}\n"
SAY = "  - Please look up, until {{time}}.\n"


def lasting(pack: PackFolder, minutes: int, learners: str) -> list[tuple[str, bool]]:
    shares = f"of_which: {{learners: {learners}}}\n"
    for name in ("roof", "coat", "sail"):
        pack.change(f"activities/{name}.yaml", MINUTES, MINUTES + shares)
    more = "".join(f"  - {n} {'word ' * (WORDS_A_MINUTE - 1)}\n" for n in range(minutes))
    pack.change("activities/roof.yaml", SAY, SAY + more)
    told = [(fault.sentence, fault.warning) for fault in pack.faults()]
    return [each for each in told if "words a minute" in each[0]]


def test_words_that_fit_beside_the_learners_are_not_spoken_of(pack: PackFolder) -> None:
    assert lasting(pack, 1, "{full: 5, short: 3}") == []


def test_words_that_do_not_fit_are_a_warning_of_the_form_and_of_the_plan(pack: PackFolder) -> None:
    told = lasting(pack, 2, "{full: 5, short: 3.5}")
    assert [(said.split(" takes ")[0], warning) for said, warning in told] == [
        ("The short form: what is to be said", True),
        ("'roof': what is to be said", True),
    ]
    assert all("2.2 minutes at 130 words a minute, and 1.5 are left" in said for said, _ in told)


def test_a_step_of_fewer_minutes_has_less_room_for_the_same_words(pack: PackFolder) -> None:
    pack.change("plans/dry.yaml", "form: short, minutes: 5", "form: short, minutes: 2")
    pack.change("plans/dry.yaml", "minutes: 12", "minutes: 9")
    ((said, _warning),) = lasting(pack, 1, "{full: 5, short: 3}")
    assert said.startswith("'roof': ")


def test_a_step_of_an_option_is_told_with_the_option(pack: PackFolder) -> None:
    more = "".join(f"  - {n} {'word ' * (WORDS_A_MINUTE - 1)}\n" for n in range(3))
    pack.change("activities/sail.yaml", SAY, SAY + more)
    told = lasting(pack, 0, "{full: 5, short: 3.5}")
    assert any(said.startswith("trip=boat: 'sail': ") for said, _ in told)


def test_what_comes_twice_is_said_once(pack: PackFolder) -> None:
    before = to_say(pack)
    pack.change("activities/roof.yaml", SAY, SAY + SAY)
    assert to_say(pack) == before


def test_what_the_form_leaves_out_is_not_said(pack: PackFolder) -> None:
    assert to_say(pack, "short") == pytest.approx(to_say(pack) - 4 / WORDS_A_MINUTE)


def to_say(pack: PackFolder, form: str = "full") -> float:
    read = take(pack.path)
    roof = read.activities["roof"]
    return minutes_to_say(roof, form, read.pack.value)  # type: ignore[arg-type]  # one of the two


def test_the_delivered_words_fit_into_every_form_and_every_plan() -> None:
    read = queries.pack("young-people")
    assert read
    told = [fault.sentence for fault in queries.check(read.folder)]
    assert [said for said in told if "words a minute" in said] == []

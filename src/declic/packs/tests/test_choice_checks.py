"""The faults of choices, on their lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from declic.packs.choice_checks import choice_faults
from declic.packs.models import Plan
from declic.packs.reader import Document
from declic.packs.shelf import Read
from declic.packs.tests.chosen_plans import choice, every, plan, plans
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.versions import AmbiguousError, version

DRY = "plans/dry.yaml"
CALL = """\
  - id: call
    title: How to call?
    options:
      - {id: soft, title: Softly}
      - {id: loud, title: Loudly, CHANGE}
"""
TOGETHER = "together:\n  - {when: {WHEN}, CHANGE}\n"
BOAT = "replace: {coat: sail}}"


def with_call(pack: PackFolder, change: str, together: str = "") -> None:
    pack.write(DRY, pack.read(DRY) + CALL.replace("CHANGE", change) + together)
    for language in ("fr", "ar"):
        (pack.path / f"texts/{language}.po").unlink()
    pack.translate()


def told(pack: PackFolder) -> list[tuple[int, str]]:
    return [(fault.line, fault.sentence) for fault in pack.faults()]


@pytest.mark.parametrize(
    ("old", "new", "line", "sentence"),
    [
        ("title: On land}", "title: On land, drop: [roof]}", "id: land", "first option is the us"),
        ("id: land,", "id: boat,", "id: boat, title: At sea", "The id 'boat' comes twice."),
        (BOAT, "drop: [hat]}", "drop: [hat]", "The plan has no activity 'hat' to leave out."),
        (BOAT, "replace: {hat: sail}}", "{hat", "The plan has no activity 'hat' to replace."),
        (BOAT, "replace: {coat: hat}}", "{coat: hat", "There is no activity 'hat'."),
        (
            BOAT, "replace: {coat: sail}, drop: [coat]}", "drop: [coat]",
            "The activity 'coat' is replaced and left out.",
        ),
        (f", {BOAT}", "}", "id: boat", "This option changes nothing."),
        (BOAT, "phones: used}", "id: boat", "This option changes nothing."),
        (BOAT, "drop: [roof, coat]}", "steps:", "At least one activity must stay"),
        (BOAT, "replace: {coat: roof}}", "id: boat", "trip=boat: the activity 'roof' comes twice."),
    ],
)  # fmt: skip
def test_each_slip_in_a_choice_is_shown_on_its_line(
    pack: PackFolder, old: str, new: str, line: str, sentence: str
) -> None:
    pack.change(DRY, old, new)
    found = [where for where, said in told(pack) if sentence in said]
    assert found == [pack.line(DRY, line)], told(pack)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        ("trip: boat, hat: red", "The plan has no option hat=red."),
        ("trip: tram, call: loud", "The plan has no option trip=tram."),
        (
            "trip: land, call: soft",
            "These are the usual options: write what they bring into the st",
        ),
    ],
)
def test_what_counts_together_names_options_that_there_are(
    pack: PackFolder, when: str, sentence: str
) -> None:
    with_call(pack, "wall: none", TOGETHER.replace("WHEN", when).replace("CHANGE", "wall: shown"))
    ((line, said),) = told(pack)
    assert (line, said.startswith(sentence)) == (pack.line(DRY, "when:"), True)


def test_one_option_alone_is_not_together(pack: PackFolder) -> None:
    pack.write(DRY, pack.read(DRY) + "together:\n  - {when: {trip: boat}, wall: none}\n")
    assert "at least 2 items" in told(pack)[0][1]


def test_two_options_that_replace_the_same_activity_are_a_fault(pack: PackFolder) -> None:
    with_call(pack, "drop: [coat]")
    sentence = "trip=boat, call=loud: the activity 'coat' is left out or 'sail'. Say under "
    ((line, said),) = told(pack)
    assert (line, said.startswith(sentence)) == (pack.line(DRY, "id: loud"), True)


def test_two_decisions_about_phones_are_a_fault(pack: PackFolder) -> None:
    pack.change(DRY, BOAT, "phones: away, replace: {coat: sail}}")
    with_call(pack, "phones: used")
    assert "trip=boat, call=loud: phones is 'away' or 'used'." in told(pack)[0][1]


def test_saying_what_counts_together_settles_it(pack: PackFolder) -> None:
    both = TOGETHER.replace("WHEN", "trip: boat, call: loud").replace("CHANGE", BOAT[:-1])
    with_call(pack, "drop: [coat]", both)
    assert told(pack) == []


def test_an_option_that_matters_only_together_is_no_idle_one(pack: PackFolder) -> None:
    both = TOGETHER.replace("WHEN", "trip: boat, call: loud").replace("CHANGE", "drop: [coat]")
    with_call(pack, "phones: used", both)
    assert told(pack) == []


def test_two_options_that_bring_the_same_activity_are_a_fault(pack: PackFolder) -> None:
    with_call(pack, "replace: {roof: sail}")
    sentence = "trip=boat, call=loud: the activity 'sail' comes twice."
    assert told(pack) == [(pack.line(DRY, "id: loud"), sentence)]


def checked(plan: Plan) -> list[str]:
    document = Document(Path("plan.yaml"), {}, {})
    found = choice_faults(Read(plan, document), {"rules", "milan", "end", "x", "y"})
    return [fault.sentence for fault in found]


@given(plans(tidy=True))
def test_a_plan_without_a_fault_has_no_session_that_is_undecided(plan: Plan) -> None:
    """And a fault is never raised for nothing."""
    said = " ".join(checked(plan))
    undecided = twice = False
    for chosen in every(plan):
        try:
            led = version(plan, chosen).activities
        except AmbiguousError:
            undecided = True
        else:
            twice = twice or len(set(led)) < len(led)
    assert ("Say under 'together'" in said) is undecided
    assert undecided or ("comes twice" in said) is twice


def test_many_choices_that_do_not_meet_are_checked_at_once() -> None:
    wide = plan(
        *(
            choice(f"c{n}", *({"id": f"o{m}", "title": "O", "wall": "none"} for m in range(5)))
            for n in range(6)
        )
    )
    assert checked(wide) == []

"""What has to be there has a place, and the page notices when it has none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import declic
from declic.packs.shelf import take
from declic.web.coverage import Coverage, KitItem, Step, Wanted, wanted

FOLDER = Path(declic.__file__).parents[2] / "content" / "young-people"
OTHERS = [FOLDER.parent / pack for pack in ("peer-experts", "coaches", "adults")]
Change = Callable[[Wanted], Wanted]


@pytest.fixture(scope="module")
def found() -> Coverage:
    return Coverage(take(FOLDER), wanted(FOLDER))


def test_everything_that_is_wanted_has_a_place(found: Coverage) -> None:
    assert list(found.faults()) == []


def test_every_activity_of_the_pack_is_on_the_page(found: Coverage) -> None:
    named = {name for step in found.wanted.steps for name in (*step.led, *step.versions)}
    assert named | {"advice-booster", "months"} == set(found.pack.activities)


def test_every_step_of_the_course_is_asked_for(found: Coverage) -> None:
    steps = [step.step for step in found.wanted.steps]
    assert [step for step in steps if step.startswith("D")] == [f"D{n}" for n in range(14)]


def with_step(**change: object) -> Change:
    def changed(before: Wanted) -> Wanted:
        first, *others = before.parts
        step, *rest = first.steps
        steps = [Step.model_validate({**step.model_dump(), **change}), *rest]
        return before.model_copy(
            update={"parts": [first.model_copy(update={"steps": steps}), *others]}
        )

    return changed


def with_item(**item: object) -> Change:
    def changed(before: Wanted) -> Wanted:
        return before.model_copy(
            update={"kit": [*before.kit, KitItem.model_validate({"item": "Flute", **item})]}
        )

    return changed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (with_step(led=["flute"]), "there is no activity flute"),
        (with_step(versions=["flute"]), "there is no activity flute"),
        (with_step(parts=["so_what"]), "nothing stands under so_what"),
        (with_step(care=2), "nothing in it has care 2"),
        (with_item(), "“Flute” has no paper"),
        (with_item(papers=["flute-notes"]), "the paper flute-notes, which no kit holds"),
        (with_item(papers=["stars-posters"]), "the paper stars-posters, which no kit holds"),
    ],
)
def test_what_has_no_place_is_named(found: Coverage, change: Change, said: str) -> None:
    (fault,) = Coverage(found.pack, change(found.wanted)).faults()
    assert said in fault


@pytest.mark.parametrize("item", [{"bring": "A flute"}, {"missing": "Nobody has one."}])
def test_what_is_brought_or_plainly_not_there_is_no_fault(
    found: Coverage, item: dict[str, str]
) -> None:
    changed = Coverage(found.pack, with_item(**item)(found.wanted))
    assert list(changed.faults()) == []
    *_others, (_, said, note) = changed.kit_rows()
    assert (said, note) in {("to bring: A flute", ""), ("**not there**", "Nobody has one.")}


def test_every_delivered_plan_leaves_learners_their_share(found: Coverage) -> None:
    said = {row[0]: row[-1] for row in found.plan_rows()}
    assert said.pop("Three months later") == "a form"
    assert set(said.values()) == {"yes"}
    assert not [row for row in found.minute_rows() if "less than a third" in row[4]]


def test_a_plan_that_does_not_reach_it_is_told_plainly(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "young-people"))
    milan = folder / "activities/milan.yaml"
    milan.write_text(milan.read_text("utf-8").replace("short: 10}, debrief: {full: 8, short: 5.5}",
        "short: 9}, debrief: {full: 8, short: 4}"), "utf-8")  # fmt: skip
    changed = Coverage(take(folder), wanted(folder))
    rows = {row[0]: row for row in changed.plan_rows()}
    assert rows["(Dé)clic, the half-day"][-1] == "yes"
    assert rows["Help a friend"][-1] == "**no**, it should be 60%"
    assert any("less than a third" in row[4] for row in changed.minute_rows())


@pytest.mark.parametrize("folder", OTHERS, ids=lambda folder: folder.name)
def test_the_packs_for_peers_coaches_and_adults_hold_what_they_have_to(folder: Path) -> None:
    found = Coverage(take(folder), wanted(folder))
    assert list(found.faults()) == []
    named = {name for step in found.wanted.steps for name in (*step.led, *step.versions)}
    assert named == set(found.pack.activities)
    assert {row[-1] for row in found.plan_rows()} == {"yes"}
    assert not [row for row in found.minute_rows() if "less than a third" in row[4]]


def test_the_blocks_of_the_peer_expert_day_have_the_minutes_that_the_course_asks() -> None:
    found = Coverage(take(OTHERS[0]), wanted(OTHERS[0]))
    told = [row for part in found.wanted.parts for row in found.steps_rows(part)]
    assert not [row for row in told if "the course asks" in row[5]]
    minutes = [step.minutes.full for step in found.wanted.parts[0].steps if step.minutes]
    assert minutes == [30, 45, 15, 60, 40, 50, 35, 45, 10, 50, 20, 20]

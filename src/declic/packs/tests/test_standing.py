"""Whatever happens to the local facts, a text stays whole and a plan can be led."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from declic.packs import queries
from declic.packs.checks import faults_of
from declic.packs.models import Fault, ResolvedPlan
from declic.packs.resolve import resolve
from declic.packs.shelf import take
from declic.packs.standing import WorstDay, keys_of, standing_faults, unfilled
from declic.packs.tests.pack_folder import PackFolder, Tale

ROOF = "activities/roof.yaml"
LAW = "{{law.image_sharing}}"
BOTH = "{{law.image_sharing|The law protects you.}}"
SURE = {"law.image_sharing": "It is an offence."}
OPEN = {"law.image_sharing": ""}
LINE = {"helpline.child": "116 000", "helpline.child.hours": "day and night"}
WORST = {"helpline.child": "116 000", "helpline.child.hours": "", **OPEN}


def worst(_language: str) -> Mapping[str, str]:
    return WORST


def sentences(pack: PackFolder, day: WorstDay | None = None) -> list[str]:
    faults: list[Fault] = list(standing_faults(take(pack.path), day or WorstDay(worst)))
    return [fault.sentence for fault in faults]


def say(pack: PackFolder, text: str) -> None:
    """Write a text, and translate it anew as everything else."""
    pack.change(ROOF, "It stops.", f'"{text}"')
    for file in (pack.path / "texts").glob("*.po"):
        file.unlink()
    pack.translate()


def whole(pack: PackFolder, facts: Mapping[str, str]) -> ResolvedPlan:
    read = take(pack.path)
    return resolve(
        read, read.plans["dry"].value, languages=(), chosen={}, facts=lambda _: {**LINE, **facts}
    )


def test_a_law_with_nothing_to_stand_in_for_it_is_a_fault_in_every_language(
    pack: PackFolder,
) -> None:
    say(pack, f"It stops. {LAW}")
    assert len(sentences(pack)) == 3
    assert "Write {{law.image_sharing|a sentence that is true without it}}" in sentences(pack)[0]


def test_a_law_for_which_a_sentence_stands_in_is_none(pack: PackFolder) -> None:
    say(pack, f"It stops. {BOTH}")
    assert sentences(pack) == []
    roof = [whole(pack, facts).activity("roof") for facts in (SURE, OPEN)]
    assert [each.content["en"]["lines"][1]["text"] for each in roof] == [
        "It stops. It is an offence.",
        "It stops. The law protects you.",
    ]


def test_a_translation_that_forgets_the_sentence_is_a_fault_on_its_line(pack: PackFolder) -> None:
    say(pack, f"It stops. {BOTH}")
    pack.change("texts/fr.po", f"fr It stops. {BOTH}", f"fr It stops. {LAW}")
    found = list(faults_of(take(pack.path), worst, WorstDay(worst)))
    assert {fault.file.rpartition("/")[2] for fault in found} == {"fr.po"}
    assert "what stands in for law.image_sharing" in "".join(fault.sentence for fault in found)


@pytest.mark.parametrize("text", ["{{law.image_sharing|}}", "“{{law.image_sharing|}}”"])
def test_a_text_of_which_nothing_is_left_is_a_fault(pack: PackFolder, text: str) -> None:
    say(pack, text)
    assert sentences(pack)
    assert all("On a day when no local fact is sure" in said for said in sentences(pack))


def test_hours_may_go_without_a_word(pack: PackFolder) -> None:
    say(pack, "Call, {{helpline.child.hours}}.")
    assert sentences(pack) == []


def needing(pack: PackFolder, item: str = "two") -> None:
    pack.change(ROOF, "content:", f"needs:\n  {item}: [law.image_sharing]\ncontent:")


def test_an_item_that_needs_a_fact_is_left_out_of_both_forms(pack: PackFolder) -> None:
    needing(pack)
    say(pack, f"It stops. {LAW}")
    roof = whole(pack, OPEN).activity("roof")
    assert (roof.forms["full"].items, roof.forms["short"].items) == (["one", "three"], ["one"])
    assert sentences(pack) == []


def test_with_the_fact_the_item_is_there(pack: PackFolder) -> None:
    needing(pack)
    forms = whole(pack, SURE).activity("roof").forms
    assert (forms["full"].items, forms["short"].items) == (None, ["one", "two"])


def test_one_language_without_the_fact_leaves_the_item_out_in_all(pack: PackFolder) -> None:
    needing(pack)
    read = take(pack.path)
    plan = resolve(
        read,
        read.plans["dry"].value,
        languages=(),
        chosen={},
        facts=lambda code: SURE if code == "en" else OPEN,
    )
    assert plan.activity("roof").forms["full"].items == ["one", "three"]


def test_what_is_wrong_with_the_rest_of_an_activity_is_said(
    pack: PackFolder, tale: Tale, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing(pack)
    monkeypatch.setattr(tale, "faults", lambda _content, forms: iter([f"{forms['full'].items}"]))
    assert "dry has this fault: ['one', 'three']" in "".join(sentences(pack))


def test_a_need_of_an_item_or_a_fact_that_is_not_there_is_a_fault(pack: PackFolder) -> None:
    needing(pack, "nine")
    assert "There is no item 'nine' in roof." in sentences(pack)
    pack.change(ROOF, "nine: [law.image_sharing]", "two: [law.moon]")
    assert "There is no local fact 'law.moon'." in sentences(pack)


def test_what_is_for_adults_only_stands_in_no_text_for_young_people(pack: PackFolder) -> None:
    say(pack, f"It stops. {BOTH}")
    adults = WorstDay(worst, frozenset({"law.image_sharing"}))
    assert sentences(pack, adults) == [
        "'law.image_sharing' is for adults: no text for young people holds it."
    ]
    pack.change("pack.yaml", "ages: {least: 13, most: 15}", "ages: {least: 18, most: 99}")
    assert sentences(pack, adults) == []


def test_a_fact_that_is_gone_leaves_a_mark_that_is_found(pack: PackFolder) -> None:
    plan = whole(pack, {})
    assert unfilled(plan) == frozenset()
    read = take(pack.path)
    bare = resolve(read, read.plans["dry"].value, languages=(), chosen={}, facts=lambda _: {})
    assert unfilled(bare) == {"helpline.child"}


def test_what_a_session_fills_may_not_be_empty(pack: PackFolder) -> None:
    plan = whole(pack, {})
    assert unfilled(plan, {"topic": "rain", "time": ""}) == {"time"}
    assert unfilled(plan, {"topic": "rain", "time": "16:00"}) == frozenset()


def test_the_facts_that_a_pack_holds_are_known_without_their_parts(pack: PackFolder) -> None:
    say(pack, "Call, {{helpline.child.hours}}.")
    needing(pack)
    assert keys_of(take(pack.path)) == {"helpline.child", "law.image_sharing"}


def test_the_delivered_packs_stand_with_all_facts_missing() -> None:
    reads = list(queries.read_packs())
    faults = [fault for read in reads for fault in standing_faults(read, queries.worst_day())]
    assert reads
    assert faults == []

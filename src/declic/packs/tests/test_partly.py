"""A language that a pack holds in part: only what nobody may miss, the rest falls back."""

from __future__ import annotations

import pytest

from declic.packs import messages
from declic.packs.commands import _state
from declic.packs.resolve import resolve
from declic.packs.shelf import take
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.texts import read_catalogue

SOMALI = "texts/so.po"
STOPS = "activities/roof:content.lines.two.text"


@pytest.fixture
def partly(pack: PackFolder) -> PackFolder:
    """The small pack, with Somali for its opt-out and for the roof."""
    some = "source: en\npartly: {languages: [so], activities: [roof]}"
    pack.change("pack.yaml", "source: en", some)
    pack.translate()
    return pack


def sentences(pack: PackFolder) -> list[str]:
    return [fault.sentence for fault in pack.faults()]


def test_only_what_everybody_must_read_is_asked_of_a_translator(partly: PackFolder) -> None:
    keys = read_catalogue(partly.path / SOMALI).entries.keys()
    assert {key.partition(":")[0] for key in keys} == {"pack", "activities/roof"}
    assert {"pack:optout", STOPS} <= keys
    assert "activities/roof:say.0" not in keys


def test_a_pack_that_holds_its_part_has_no_faults(partly: PackFolder) -> None:
    messages.write(take(partly.path))
    assert sentences(partly) == []


def test_a_gap_in_the_part_is_a_fault(partly: PackFolder) -> None:
    partly.change(SOMALI, 'msgstr "so It stops."', 'msgstr ""')
    assert sentences(partly) == [f"'{STOPS}' is not translated."]


def test_a_part_without_its_file_is_a_fault(partly: PackFolder) -> None:
    (partly.path / SOMALI).unlink()
    assert sentences(partly) == ["texts/so.po is missing. `packs messages` writes it."]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "languages: [so]",
            "languages: [so, ar]",
            "The pack has the language 'ar' wholly already.",
        ),
        ("languages: [so]", "languages: [so, xx]", "The language 'xx' is not known."),
        ("activities: [roof]", "activities: [roof, hat]", "There is no activity 'hat'."),
    ],
)
def test_what_a_part_names_must_be_there(
    partly: PackFolder, old: str, new: str, sentence: str
) -> None:
    partly.change("pack.yaml", old, new)
    assert sentence in sentences(partly)


def test_the_list_tells_that_it_is_a_part(partly: PackFolder) -> None:
    read = take(partly.path)
    (plan,) = (each.value for each in read.plans.values())
    states = [_state(read, plan, code) for code in ("fr", "so")]
    assert states == ["unreviewed", "unreviewed part"]


def test_a_plan_offers_the_part_beside_its_languages_and_falls_back_for_the_rest(
    partly: PackFolder,
) -> None:
    read = take(partly.path)
    dry = read.plans["dry"].value
    plan = resolve(read, dry, languages=[], chosen={}, facts=lambda _: {})
    assert (plan.languages, plan.partly) == (["en", "fr", "ar"], ["so"])
    said = [activity.content["so"]["lines"][1]["text"] for activity in plan.activities]
    assert said == ["so It stops.", "It stops."]
    assert not [key for key in plan.missing["so"] if "roof" in key]


def test_a_part_can_be_asked_for_by_name(partly: PackFolder) -> None:
    read = take(partly.path)
    dry = read.plans["dry"].value
    asked = (["fr"], ["fr", "so"])
    plans = [resolve(read, dry, languages=of, chosen={}, facts=lambda _: {}) for of in asked]
    assert [plan.partly for plan in plans] == [[], ["so"]]

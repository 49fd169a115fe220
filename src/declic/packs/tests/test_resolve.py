from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from declic.care.queries import facts as local_facts
from declic.packs.models import ResolvedPlan
from declic.packs.resolve import CannotResolveError, choices, hash_of, resolve
from declic.packs.shelf import take
from declic.packs.tests.pack_folder import PARTS, PackFolder, TaleContent, reviewed

CODES = ["en", "fr", "nl", "ar"]
ROOF = "activities/roof.yaml"
QUARREL = """\
  - id: call
    title: How to call?
    options:
      - {id: soft, title: Softly}
      - {id: loud, title: Loudly, phones: used}
"""


def facts(language: str) -> Mapping[str, str]:
    return {"helpline.child": f"116 000 ({language})"}


def resolved(pack: PackFolder, languages: Sequence[str] = (), **chosen: str) -> ResolvedPlan:
    read = take(pack.path)
    plan = read.plans["dry"].value
    return resolve(read, plan, languages=languages, chosen=chosen, facts=facts)


def text(plan: ResolvedPlan, language: str, line: int = 0) -> str:
    return str(plan.activity("roof").content[language]["lines"][line]["text"])


def test_every_language_is_there_with_its_own_facts(pack: PackFolder) -> None:
    plan = resolved(pack)
    assert plan.languages == ["en", "fr", "ar"]
    assert text(plan, "en") == "It rains. Call 116 000 (en)."
    assert text(plan, "ar") == "ar It rains. Call 116 000 (ar)."
    assert plan.title == {"en": "Staying dry", "fr": "fr Staying dry", "ar": "ar Staying dry"}
    assert plan.missing == {}


def test_the_content_of_each_language_is_a_valid_content(pack: PackFolder) -> None:
    for content in resolved(pack).activity("roof").content.values():
        assert TaleContent.model_validate(content).lines[0].id == "one"


def test_it_stays_the_same_through_json(pack: PackFolder) -> None:
    plan = resolved(pack)
    assert ResolvedPlan.model_validate_json(plan.model_dump_json()) == plan


def test_what_a_session_fills_is_left_and_the_opt_out_comes_from_the_pack(
    pack: PackFolder,
) -> None:
    frame = resolved(pack).activity("roof").frame
    assert frame["en"].say == ["Please look up, until {{time}}."]
    assert frame["fr"].optout == "fr The next part is about {{topic}}."


def test_a_light_activity_has_no_opt_out(pack: PackFolder) -> None:
    pack.change(ROOF, "care: 2", "care: 1")
    assert resolved(pack).activity("roof").frame["en"].optout is None


def test_its_own_opt_out_comes_first(pack: PackFolder) -> None:
    pack.change(ROOF, "care: 2", "care: 2\noptout: You may stay dry.")
    assert resolved(pack).activity("roof").frame["en"].optout == "You may stay dry."


def test_an_outdated_translation_falls_back_and_is_listed(pack: PackFolder) -> None:
    pack.change(ROOF, "It stops.", "It stops now.")
    plan = resolved(pack)
    assert text(plan, "fr", 1) == text(plan, "ar", 1) == "It stops now."
    assert plan.missing["fr"] == ["activities/roof:content.lines.two.text"]


def test_a_missing_arabic_text_falls_back_to_french_first(pack: PackFolder) -> None:
    pack.change("texts/ar.po", 'msgctxt "activities/roof:content.lines.two.text"', 'msgctxt "x"')
    plan = resolved(pack)
    assert text(plan, "ar", 1) == "fr It stops."
    assert plan.missing == {"ar": ["activities/roof:content.lines.two.text"]}


def test_when_no_stand_in_has_a_text_the_source_is_shown(pack: PackFolder) -> None:
    pack.change("pack.yaml", "source: en", "source: fr")
    plan = resolved(pack)
    assert text(plan, "en", 1) == text(plan, "fr", 1) == "It stops."
    assert "activities/roof:content.lines.two.text" in plan.missing["en"]


def test_words_for_the_facilitator_fall_back_without_being_missed(pack: PackFolder) -> None:
    plan = resolved(pack, ["ar"])
    assert plan.activity("roof").content["ar"]["hints"] == ["fr Wait a little."]
    assert plan.missing == {}


def test_the_plan_says_the_form_and_its_minutes(pack: PackFolder) -> None:
    roof, coat = resolved(pack).activities
    assert (roof.form, roof.minutes["short"], roof.minutes["full"]) == ("short", 5, 8)
    assert (coat.form, coat.minutes["short"], coat.minutes["full"]) == ("full", 5, 7)
    assert roof.forms["short"].items == ["one", "two"]
    assert roof.forms["full"].items is None


def test_an_option_replaces_an_activity_and_is_told(pack: PackFolder) -> None:
    plan = resolved(pack, trip="boat")
    assert [activity.id for activity in plan.activities] == ["roof", "sail"]
    assert (plan.choices, plan.title["fr"]) == ({"trip": "boat"}, "fr Staying dry")
    assert plan.differences == {"en": "At sea", "fr": "fr At sea", "ar": "fr At sea"}


def test_the_usual_options_are_kept_too_and_are_no_difference(pack: PackFolder) -> None:
    plan = resolved(pack)
    assert plan.choices == {"trip": "land"}
    assert set(plan.differences.values()) == {""}


def test_an_activity_that_is_left_out_takes_its_minutes_along(pack: PackFolder) -> None:
    pack.change("plans/dry.yaml", "replace: {coat: sail}", "drop: [coat], wall: none")
    plan = resolved(pack, trip="boat")
    assert ([activity.id for activity in plan.activities], plan.minutes) == (["roof"], 5)
    assert (plan.wall, resolved(pack).wall) == ("none", "shown")


def test_choices_are_told_in_the_words_of_a_language(pack: PackFolder) -> None:
    read = take(pack.path)
    (trip,) = choices(read, read.plans["dry"].value, language="fr")
    assert (trip.id, trip.title) == ("trip", "fr By land or by sea?")
    assert [option.title for option in trip.options] == ["fr On land", "fr At sea"]


def test_options_that_quarrel_are_refused(pack: PackFolder) -> None:
    pack.change("plans/dry.yaml", "title: At sea", "title: At sea, phones: away")
    pack.write("plans/dry.yaml", pack.read("plans/dry.yaml") + QUARREL)
    with pytest.raises(CannotResolveError, match="together make of phones"):
        resolved(pack, trip="boat", call="loud")


def test_a_plan_that_a_session_kept_in_the_first_format_is_still_read(pack: PackFolder) -> None:
    data = json.loads(resolved(pack).model_dump_json())
    for name in ("choices", "differences", "wall"):
        del data[name]
    old = ResolvedPlan.model_validate({**data, "format": 1, "variant": "boat"})
    assert (old.format, old.choices, old.differences, old.wall) == (
        1, {"variant": "boat"}, {}, "shown",
    )  # fmt: skip
    assert ResolvedPlan.model_validate({**data, "format": 1, "variant": None}).choices == {}
    assert ResolvedPlan.model_validate_json(old.model_dump_json()) == old


def test_what_is_no_plan_at_all_is_still_refused() -> None:
    with pytest.raises(ValidationError):
        ResolvedPlan.model_validate("variant")


def test_languages_come_in_the_order_of_the_pack(pack: PackFolder) -> None:
    assert resolved(pack, ["ar", "en"]).languages == ["en", "ar"]


@pytest.mark.parametrize(
    ("languages", "chosen", "why"),
    [
        (["en", "ti"], {}, "has no ti"),
        ([], {"trip": "tram"}, "has no option 'tram'. It has: land, boat."),
        ([], {"hat": "red"}, "has no choice 'hat'"),
    ],
)
def test_what_is_not_offered_is_refused(
    pack: PackFolder, languages: list[str], chosen: dict[str, str], why: str
) -> None:
    with pytest.raises(CannotResolveError, match=why):
        resolved(pack, languages, **chosen)


def test_a_faulty_activity_is_refused_by_name(pack: PackFolder) -> None:
    pack.change("activities/coat.yaml", "start: one", "begin: one")
    with pytest.raises(CannotResolveError, match="'coat' of the plan 'dry' is missing or faulty"):
        resolved(pack)


def test_the_hash_is_that_of_the_plan_and_of_nothing_else(pack: PackFolder) -> None:
    plan = resolved(pack)
    data = json.loads(plan.model_dump_json(exclude={"hash"}))
    assert plan.hash == hash_of(data) == resolved(pack).hash
    pack.change(ROOF, "It stops.", "It stops now.")
    assert resolved(pack).hash != plan.hash


def test_a_language_is_reviewed_until_one_of_its_texts_changes(pack: PackFolder) -> None:
    pack.write("reviews/fr.yaml", reviewed(pack, "fr"))
    assert (resolved(pack).unreviewed, pack.faults()) == (["en", "ar"], [])
    pack.change("texts/fr.po", "fr It stops.", "fr Fini.")
    assert resolved(pack).unreviewed == ["en", "fr", "ar"]
    assert [fault.warning for fault in pack.faults()] == [True]


def test_only_what_the_plan_shows_has_to_be_reviewed(pack: PackFolder) -> None:
    pack.write("reviews/fr.yaml", reviewed(pack, "fr", PARTS[:-1]))
    assert resolved(pack).unreviewed == ["en", "ar"]
    assert resolved(pack, trip="boat").unreviewed == ["en", "fr", "ar"]


def test_a_review_of_a_part_that_is_not_there_is_a_fault(pack: PackFolder) -> None:
    text = reviewed(pack, "fr").replace("activities/sail", "activities/nail")
    pack.write("reviews/fr.yaml", text)
    (fault,) = pack.faults()
    assert (fault.line, fault.sentence) == (6, "The pack has no part 'activities/nail'.")


def test_a_review_of_a_language_that_is_not_there_is_a_fault(pack: PackFolder) -> None:
    pack.write("reviews/nl.yaml", "reviews: []\n")
    assert [fault.sentence for fault in pack.faults()] == ["The pack has no language 'nl'."]


def test_the_real_facts_can_be_filled_in(pack: PackFolder) -> None:
    read = take(pack.path)
    plan = read.plans["dry"].value
    said = resolve(read, plan, languages=["fr"], chosen={}, facts=local_facts)
    assert "{{helpline" not in text(said, "fr")


@given(
    languages=st.lists(st.sampled_from(CODES), min_size=1, unique=True),
    unreviewed=st.sets(st.sampled_from(CODES)),
    source=st.sampled_from(CODES),
)
def test_the_way_back_leads_to_a_reviewed_language_where_there_is_one(
    languages: list[str], unreviewed: set[str], source: str
) -> None:
    # Nothing else of a plan is asked for.
    plan = ResolvedPlan.model_construct(  # type: ignore[call-arg]
        languages=languages, unreviewed=[*unreviewed], source=source
    )
    back = plan.way_back()
    assert back in languages
    if set(languages) - unreviewed:
        assert back not in unreviewed
    elif source in languages:
        assert back == source

"""What is said follows the decision about phones."""

from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.models import Phones
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.wording import against_phones


def sentences(pack: PackFolder) -> list[str]:
    return [fault.sentence for fault in pack.faults() if "phones" in fault.sentence]


@pytest.mark.parametrize(
    ("text", "language", "phones"),
    [
        ("One speaks, phones away.", "en", "used"),
        ("Leave your phone off: without phones.", "en", "used"),
        ("Les téléphones restent rangés.", "fr", "used"),
        ("Aujourd’hui sans téléphone.", "fr", "used"),
        ("De telefoons blijven vandaag weg.", "nl", "used"),
        ("Leg je gsm weg.", "nl", "used"),
        ("لا هواتف اليوم", "ar", "used"),
        ("Answer on your phone.", "en", "away"),
        ("Réponds sur ton téléphone.", "fr", "away"),
        ("Antwoord op je gsm.", "nl", "away"),
        ("على هاتفك", "ar", "away"),
    ],
)
def test_words_against_the_decision_are_found(text: str, language: str, phones: Phones) -> None:
    other: Phones = "away" if phones == "used" else "used"
    assert against_phones(text, language, phones)
    assert not against_phones(text, language, other)


@pytest.mark.parametrize(
    "text", ["You put the phone away, but you keep thinking.", "Phones only for the activity."]
)
def test_a_story_may_tell_of_a_phone_that_is_put_away(text: str) -> None:
    assert not against_phones(text, "en", "used")


def test_phones_away_in_a_plan_with_phones_is_a_fault_on_its_line(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "Please look up, until {{time}}.", "Phones away, please.")
    told = [fault for fault in pack.faults() if "where phones are used" in fault.sentence]
    assert [fault.file.rpartition("/")[2] for fault in told] == ["roof.yaml"]


def test_the_same_words_are_right_where_phones_are_away(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "Please look up, until {{time}}.", "Phones away, please.")
    pack.change("plans/dry.yaml", "purpose:", "phones: away\npurpose:")
    assert sentences(pack) == []


def test_a_variant_that_puts_phones_away_must_not_ask_for_them(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "Please look up, until {{time}}.", "Look on your phone.")
    pack.change(
        "plans/dry.yaml", "    replace: {coat: sail}", "    phones: away\n    replace: {coat: sail}"
    )
    assert sentences(pack) == [
        "“on your phone” is said in the plan dry, boat, where phones stay away."
    ]


def test_the_version_without_phones_of_the_delivered_plan_says_so() -> None:
    plan = queries.resolve("help-a-friend", variant="without-phones")
    ids = [activity.id for activity in plan.activities]
    assert (plan.phones, "agreement-away" in ids, "help-card-away" in ids) == ("away", True, True)
    assert queries.resolve("help-a-friend").phones == "used"

"""What is said follows the decisions about phones and the wall, whatever is chosen."""

from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.room_checks import led_under
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.wording import against_room

DRY = "plans/dry.yaml"
OUTSIDE = """\
  - id: place
    title: Where?
    options:
      - {id: inside, title: Inside}
      - {id: outside, title: Outside, wall: none}
"""
SAID = "Please look up, until {{time}}."


def sentences(pack: PackFolder) -> list[str]:
    return [fault.sentence for fault in pack.faults() if "is said in the plan" in fault.sentence]


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
def test_words_against_the_decision_are_found(text: str, language: str, phones: str) -> None:
    other = "away" if phones == "used" else "used"
    assert against_room(text, language, phones)
    assert not against_room(text, language, other)


@pytest.mark.parametrize(
    "text", ["You put the phone away, but you keep thinking.", "Phones only for the activity."]
)
def test_a_story_may_tell_of_a_phone_that_is_put_away(text: str) -> None:
    assert not against_room(text, "en", "used")


def test_phones_away_in_a_plan_with_phones_is_a_fault_on_its_line(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "Please look up, until {{time}}.", "Phones away, please.")
    told = [fault for fault in pack.faults() if "where phones are used" in fault.sentence]
    assert [fault.file.rpartition("/")[2] for fault in told] == ["roof.yaml"]


def test_the_same_words_are_right_where_phones_are_away(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "Please look up, until {{time}}.", "Phones away, please.")
    pack.change("plans/dry.yaml", "purpose:", "phones: away\npurpose:")
    assert sentences(pack) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Look at the big screen.", "en"),
        ("The wall shows all words.", "en"),
        ("Regardez le mur.", "fr"),
        ("Les mots vont à l’écran.", "fr"),
        ("Kijk naar het scherm.", "nl"),
        ("De woorden komen op de muur.", "nl"),
        ("انظروا إلى الشاشة", "ar"),
        ("على الحائط", "ar"),
        ("Schaut auf die Leinwand.", "de"),
        ("Das steht auf dem Bildschirm.", "de"),
    ],
)
def test_words_about_a_wall_are_found_where_there_is_none(text: str, language: str) -> None:
    assert against_room(text, language, "none")
    assert not against_room(text, language, "shown")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("She sends a screenshot. His screen is dark.", "en"),
        ("The screen of his phone lights up.", "en"),
        ("L’écran de son téléphone s’allume.", "fr"),
        ("Il regarde son écran.", "fr"),
        ("Het scherm van zijn gsm licht op.", "nl"),
        ("شاشة هاتفه مضاءة", "ar"),
        ("Der Bildschirm seines Handys leuchtet.", "de"),
        ("Elle murmure quelque chose.", "fr"),
    ],
)
def test_the_screen_of_a_phone_in_a_story_is_no_wall(text: str, language: str) -> None:
    assert not against_room(text, language, "none")


def test_an_option_that_puts_phones_away_must_not_ask_for_them(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", SAID, "Look on your phone.")
    pack.change(DRY, "replace: {coat: sail}", "phones: away, replace: {coat: sail}")
    assert sentences(pack) == [
        "“on your phone” is said in the plan dry, trip=boat, where phones stay away."
    ]


def test_an_option_without_a_wall_must_not_speak_of_one_in_any_language(pack: PackFolder) -> None:
    pack.change(DRY, "replace: {coat: sail}", "wall: none, replace: {coat: sail}")
    pack.change("texts/fr.po", "fr It stops.", "Regarde l’écran.")
    told = [fault for fault in pack.faults() if "is said" in fault.sentence]
    (where,) = {(fault.file.rpartition("/")[2], fault.sentence) for fault in told}
    assert where == (
        "fr.po",
        "“l'écran” is said in the plan dry, trip=boat, where there is no wall.",
    )


def test_what_one_option_brings_is_read_under_the_decisions_of_another(pack: PackFolder) -> None:
    pack.change("activities/sail.yaml", SAID, "Look at the wall.")
    assert sentences(pack) == []
    pack.write(DRY, pack.read(DRY) + OUTSIDE)
    assert sentences(pack) == [
        "“at the wall” is said in the plan dry, trip=boat, place=outside, where there is no wall."
    ]


def test_an_activity_that_goes_with_the_wall_may_speak_of_it(pack: PackFolder) -> None:
    pack.change("activities/coat.yaml", SAID, "Look at the wall.")
    pack.change(DRY, "replace: {coat: sail}", "wall: none, replace: {coat: sail}")
    assert sentences(pack) == []


@pytest.mark.parametrize(("own", "faults"), [("", 1), ("optout: You may go.\n", 0)])
def test_the_way_out_of_the_pack_is_heard_where_an_activity_has_none_of_its_own(
    pack: PackFolder, own: str, faults: int
) -> None:
    pack.change("pack.yaml", "The next part is about {{topic}}.", "The screen shows {{topic}}.")
    pack.change(DRY, "replace: {coat: sail}", "wall: none, replace: {coat: sail}")
    for name in ("roof", "sail"):
        pack.change(f"activities/{name}.yaml", "dont_ask:", f"{own}dont_ask:")
    assert len(sentences(pack)) == faults


def test_only_choices_that_meet_are_combined() -> None:
    assert len(led_under(queries.plan("help-a-friend"))) <= 2 * 2 * (11 + 3)


def test_what_is_printed_without_phones_says_so() -> None:
    plan = queries.resolve("help-a-friend", chosen={"phones": "away"})
    ids = [activity.id for activity in plan.activities]
    assert (plan.phones, "agreement-away" in ids, "help-card-away" in ids) == ("away", True, True)
    assert queries.resolve("help-a-friend").phones == "used"

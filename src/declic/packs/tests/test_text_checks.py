from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.wording import is_long, objections

FRENCH = "texts/fr.po"
STOPS = "activities/roof:content.lines.two.text"
ASKS = "activities/roof:content.lines.one.text"


def faults(pack: PackFolder) -> list[tuple[str, int, str]]:
    start = f"{pack.path}/"
    return [(fault.file.removeprefix(start), fault.line, fault.sentence) for fault in pack.faults()]


def entry_line(pack: PackFolder, key: str) -> int:
    # An entry begins with the comment that says who sees it.
    return -1 + pack.line(FRENCH, f'msgctxt "{key}"')


def test_an_empty_translation_is_shown_in_its_file(pack: PackFolder) -> None:
    pack.change(FRENCH, 'msgstr "fr It stops."', 'msgstr ""')
    assert [fault[:2] for fault in faults(pack)] == [(FRENCH, entry_line(pack, STOPS))]
    assert "is not translated" in faults(pack)[0][2]


def test_a_text_without_an_entry_is_shown_where_it_is_written(pack: PackFolder) -> None:
    pack.change(FRENCH, f'msgctxt "{STOPS}"', 'msgctxt "activities/roof:old"')
    line = pack.line("activities/roof.yaml", "It stops")
    missing = f"This text has no entry in texts/fr.po ({STOPS})."
    assert ("activities/roof.yaml", line, missing) in faults(pack)


def test_a_translation_whose_text_has_moved_is_named_with_its_new_place(pack: PackFolder) -> None:
    pack.change(FRENCH, f'msgctxt "{STOPS}"', 'msgctxt "activities/roof:old"')
    left = "The pack has no text 'activities/roof:old'."
    line = entry_line(pack, "activities/roof:old")
    assert (FRENCH, line, f"{left} `packs messages` moves its translation to '{STOPS}'.") in (
        faults(pack)
    )


def test_a_translation_whose_text_is_gone_is_named(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "      feedback: Water falls.\n", "")
    left = "The pack has no text 'activities/roof:content.lines.one.feedback'."
    assert f"{left} `packs messages` leaves it out." in [said for *_, said in faults(pack)]


def test_a_renamed_activity_is_one_fault_for_each_of_its_two_names(pack: PackFolder) -> None:
    pack.rename_activity("roof", "attic")
    french = [fault for fault in faults(pack) if "fr.po" in "".join(map(str, fault))]
    assert [(file, said.partition(".yaml")[0]) for file, _, said in french] == [
        ("activities/attic.yaml", "None of the 10 texts of activities/attic"),
        (FRENCH, "There is no activities/roof"),
    ]


def test_a_translation_of_an_older_text_is_a_fault(pack: PackFolder) -> None:
    pack.change("activities/roof.yaml", "It stops.", "It stops now.")
    found = [fault for fault in faults(pack) if fault[0] == FRENCH]
    assert [line for _, line, _ in found] == [entry_line(pack, STOPS)]
    assert "is translated from an older text" in found[0][2]


def test_a_fuzzy_translation_waits_for_a_person(pack: PackFolder) -> None:
    pack.change(FRENCH, f'msgctxt "{STOPS}"', f'#, fuzzy\nmsgctxt "{STOPS}"')
    assert any("marked fuzzy" in sentence for _, _, sentence in faults(pack))


def test_a_translation_keeps_the_marks_of_its_source(pack: PackFolder) -> None:
    pack.change(FRENCH, "fr It rains. Call {{helpline.child}}.", "fr Call {{time}}.")
    assert "must hold the same marks as its source: helpline.child" in faults(pack)[0][2]


def test_words_are_checked_in_the_translation_too(pack: PackFolder) -> None:
    pack.change(FRENCH, 'msgstr "fr It stops."', 'msgstr "Il est naïf."')
    assert "“naïf” blames or frightens" in faults(pack)[0][2]


def test_what_one_must_not_ask_may_be_quoted(pack: PackFolder) -> None:
    assert "naive" in pack.read("activities/roof.yaml")
    assert faults(pack) == []


def test_words_for_the_facilitator_need_no_arabic(pack: PackFolder) -> None:
    assert "Wait a little." not in pack.read("texts/ar.po")
    assert "Wait a little." in pack.read(FRENCH)


def test_a_broken_translation_file_is_shown(pack: PackFolder) -> None:
    pack.change(FRENCH, 'msgid "It stops."', "nonsense")
    broken = [sentence for file, _, sentence in faults(pack) if file == FRENCH]
    assert "This is not a valid .po file" in broken[0]


def test_a_language_that_the_pack_has_not_is_a_fault(pack: PackFolder) -> None:
    pack.write("texts/nl.po", pack.read(FRENCH))
    pack.write("texts/en.po", "")
    assert [fault[0] for fault in faults(pack)] == ["texts/en.po", "texts/nl.po"]


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "ar"])
def test_each_delivered_opt_out_can_be_said_in_one_breath(language: str) -> None:
    plan = queries.resolve("help-a-friend", languages=[language])
    said = [activity.frame[language].optout for activity in plan.activities if activity.care == 2]
    assert said
    assert all(text and not is_long(text) for text in said)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We all see it on Snapchat.", "en"),
        ("مقطع على تيك توك", "ar"),
        ("Just say no!", "en"),
        ("She let herself be filmed.", "en"),
        ("Il aurait dû savoir.", "fr"),
        ("Ta vie est finie.", "fr"),
        ("Had hij beter moeten weten?", "nl"),
        ("حياتك انتهت", "ar"),
        ("Das hättest du wissen müssen.", "de"),
        ("Selbst schuld.", "de"),
        ("Niemand wird es erfahren.", "de"),
        ("I’ll keep it secret.", "en"),
        ("Personne ne le saura.", "fr"),
        ("Niemand komt het te weten.", "nl"),
        ("لن يعرف أحد بذلك", "ar"),
    ],
)
def test_blame_brands_and_promises_are_seen(text: str, language: str) -> None:
    assert list(objections(text, language))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I can't promise to keep a danger secret. I tell you first.", "en"),
        ("It is never the fault of the person it happens to.", "en"),
        ("I won't tell it around. A telegram pole fell.", "en"),
        ("Je ne peux pas promettre de garder le secret.", "fr"),
        ("We are in discord about it.", "en"),
        ("naive", "ti"),
        ("Ich kann nicht versprechen, dass es geheim bleibt.", "de"),
    ],
)
def test_honest_words_pass(text: str, language: str) -> None:
    assert not list(objections(text, language))

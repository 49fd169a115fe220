from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.tests.pack_folder import PackFolder
from declic.packs.wording import Sort, is_long, long_sentences, objections

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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I won’t tell anyone.", "en"),
        ("Your secret is safe with me.", "en"),
        ("Je ne le dirai à personne.", "fr"),
        ("Promis, je ne dirai rien.", "fr"),
        ("Ça restera entre nous.", "fr"),
        ("Ik vertel het aan niemand.", "nl"),
        ("Je geheim is veilig bij mij.", "nl"),
        ("Dit blijft onder ons.", "nl"),
        ("Ich sage es niemandem.", "de"),
        ("Dein Geheimnis ist bei mir sicher.", "de"),
        ("Das bleibt unter uns.", "de"),
        ("لن أخبر أحدًا.", "ar"),
        ("سأحفظ السر.", "ar"),
        ("سرك في أمان معي.", "ar"),
    ],
)
def test_a_promise_of_secrecy_is_found_in_every_language(text: str, language: str) -> None:
    assert [each.sort for each in objections(text, language)] == ["secrecy"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Has this happened to you?", "en"),
        ("Who of you has ever sent a picture?", "en"),
        ("Raise your hand if you saw it.", "en"),
        ("Est-ce que ça t’est déjà arrivé ?", "fr"),
        ("Qui a déjà reçu un tel message ?", "fr"),
        ("Is dit jou ooit overkomen?", "nl"),
        ("Wie van jullie heeft ooit betaald?", "nl"),
        ("Ist dir das schon mal passiert?", "de"),
        ("Wer von euch hat schon mal gezahlt?", "de"),
        ("هل حدث لك هذا؟", "ar"),
        ("من منكم تعرض لهذا؟", "ar"),
    ],
)
def test_a_question_of_own_experience_is_found_in_every_language(text: str, language: str) -> None:
    assert [each.sort for each in objections(text, language)] == ["experience"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("If it has happened to you, it is not your fault.", "en"),
        ("Think of a friend who has been attacked.", "en"),
        ("Écris à une personne qui a été attaquée.", "fr"),
        ("Is het jou overkomen, dan is het niet jouw schuld.", "nl"),
        ("Ist dir das passiert, bist du nicht schuld.", "de"),
    ],
)
def test_words_of_care_are_no_question(text: str, language: str) -> None:
    assert not list(objections(text, language))


SORTS: tuple[Sort, ...] = ("blame", "secrecy", "experience")


@pytest.mark.parametrize("sort", SORTS)
def test_a_demo_may_show_how_it_does_not_help(sort: Sort, pack: PackFolder) -> None:
    said = {
        "blame": "You should have known.",
        "secrecy": "I won't tell anyone.",
        "experience": "Has this happened to you?",
    }[sort]
    pack.change("activities/roof.yaml", "Who is naive?", said)
    assert not [fault for fault in faults(pack) if sort in fault[2] or "“" in fault[2]]
    pack.change("activities/roof.yaml", "Please look up", f"{said} Please look up")
    assert any(
        f"“{said[:3]}" in fault[2] or "should have known" in fault[2] for fault in faults(pack)
    )


def test_a_long_sentence_on_a_card_is_a_warning_in_each_language(pack: PackFolder) -> None:
    long = " ".join(["rain"] * 19)
    pack.change(FRENCH, 'msgstr "fr It stops."', f'msgstr "{long}."')
    (fault,) = pack.faults()
    assert (fault.warning, fault.line) == (True, entry_line(pack, STOPS))
    assert "more than 18 words" in fault.sentence


def test_sentences_are_counted_one_by_one_and_signs_are_no_words() -> None:
    eighteen = " ".join(["word"] * 18)
    assert not list(long_sentences(f"{eighteen} ? « {eighteen} ! » {eighteen}."))
    assert list(long_sentences(f"Short. One {eighteen}.")) == [f"One {eighteen}."]

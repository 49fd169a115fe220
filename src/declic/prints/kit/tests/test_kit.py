"""The kit as a printer gets it: everything that the plan needs, in every language, readable."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from declic.activities.models import Drawing, Paper, Row
from declic.packs.models import ResolvedPlan
from declic.prints.kit import general, making
from declic.prints.kit.plan import wordless
from declic.prints.kit.rules import Group, Sheet

READERS = {"fr": 10, "nl": 8, "ar": 6}
KINDS_OF_PAPER = {
    "set-up",
    "second-adult",
    "log",
    "answer-cards",
    "script",
    "table-signs",
    "before-form-before",
    "agreement-posters",
    "myths-choices",
    "myths-sentences",
    "milan-letters",
    "milan-scenes",
    "advice-roles",
    "advice-worries",
    "advice-sentences",
    "advice-ticks",
    "pledge-pledge",
    "after-form-after",
    "words-word",
    "help-card",
    "slips",
    "code-cards",
    "quiet-table",
    "home-before",
    "home-after",
}
Kit = tuple[ResolvedPlan, Group, tuple[Sheet, ...]]


@pytest.fixture(scope="module")
def kit() -> Kit:
    plan, group = making.wanted("help-a-friend", READERS, tables=7, staff="fr")
    return plan, group, making.kit(plan, group, staff="fr")


def text_of(body: bytes) -> str:
    pages = PdfReader(BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_whole_plan_is_there_on_paper(kit: Kit) -> None:
    _plan, _group, sheets = kit
    assert {sheet.name for sheet in sheets} >= KINDS_OF_PAPER
    of_readers = {sheet.language for sheet in sheets if sheet.name == "help-card"}
    assert of_readers == set(READERS)


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("fr", "script", "La personne qui fait pression"),
        ("fr", "second-adult", "Ne promettez pas le secret."),
        ("nl", "myths-sentences", "Praat aan je tafel. Steek dan één kaart op."),
        ("nl", "help-card", "Je staat er niet alleen voor"),
        ("nl", "home-after", "Neem de telefoon niet af: dat leert zwijgen."),
        ("fr", "slips", "Un danger ne reste pas secret."),
    ],
)
def test_what_is_printed_in_latin_letters_can_be_read_out_again(
    kit: Kit, language: str, name: str, said: str
) -> None:
    plan, _group, sheets = kit
    wanted = [each for each in sheets if (each.name, each.language) == (name, language)]
    found = text_of(making.pdf(plan, wanted))
    assert said in found
    assert found.count("Brouillon") + found.count("Ontwerp") >= 1


def test_every_font_is_in_the_file_and_the_arabic_one_too(kit: Kit) -> None:
    plan, _group, sheets = kit
    reader = PdfReader(BytesIO(making.pdf(plan, sheets)))
    fonts = [font.get_object() for page in reader.pages for font in _fonts(page)]
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert {"DeclicPrint-Regular", "DeclicPrintArabic-Regular"} <= names
    for font in fonts:
        described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)


def _fonts(page: Any) -> list[Any]:  # noqa: ANN401 - what a PDF holds has no types
    return list(page["/Resources"].get("/Font", {}).values())


def test_letters_to_hold_up_are_printed_once_and_not_for_each_language(kit: Kit) -> None:
    _plan, _group, sheets = kit
    assert [s.language for s in sheets if s.name == "milan-letters"] == ["fr"]


def test_everybody_gets_their_own_code(kit: Kit) -> None:
    _plan, _group, sheets = kit
    codes = [row.text for sheet in sheets if sheet.name == "code-cards" for row in sheet.rows]
    assert len(codes) == len(set(codes)) == sum(READERS.values())


def test_a_code_notices_every_wrong_sign_and_every_swap_of_neighbours() -> None:
    drawn = "2A7KX"
    check = general.check_sign(drawn)
    for place, sign in enumerate(drawn):
        for other in set(general.ALPHABET) - {sign}:
            assert general.check_sign(drawn[:place] + other + drawn[place + 1 :]) != check
    for place in range(4):
        swapped = drawn[:place] + drawn[place + 1] + drawn[place] + drawn[place + 2 :]
        assert general.check_sign(swapped) != check


def test_the_cards_for_the_camera_come_last_one_for_each_person_and_table(kit: Kit) -> None:
    plan, group, sheets = kit
    assert (sheets[-1].name, len(sheets[-1].cards)) == ("answer-cards", group.people + group.tables)
    assert len(PdfReader(BytesIO(making.pdf(plan, sheets[-1:]))).pages) == 31


def test_a_sheet_to_read_along_gives_each_answer_its_letter_and_its_sign(kit: Kit) -> None:
    _plan, _group, sheets = kit
    (first, *_) = [sheet for sheet in sheets if sheet.name == "myths-sentences"]
    for sentence in first.rows:
        assert [(row.letter, row.mark) for row in sentence.rows] == [
            ("A", "T"),
            ("B", "N"),
            ("C", "P"),
        ]


def test_words_that_nobody_reviewed_stand_beside_those_of_the_source(kit: Kit) -> None:
    plan, _group, sheets = kit
    (worries,) = [each for each in sheets if (each.name, each.language) == ("advice-worries", "nl")]
    found = text_of(making.pdf(plan, [worries]))
    for said in ("‘Iemand die ik graag heb", "“My friend keeps asking for my password.”"):
        assert said in found, found


def test_reviewed_words_stand_alone(kit: Kit) -> None:
    plan, group, _sheets = kit
    read = plan.model_copy(update={"unreviewed": ["en", "ar"]})
    beside = {each.language for each in making.kit(read, group, staff="fr") if each.beside}
    assert beside == {"ar"}
    assert {
        each.beside.language for each in making.kit(read, group, staff="fr") if each.beside
    } == {"fr"}


def test_two_languages_get_a_whole_sheet(kit: Kit) -> None:
    plan, _group, sheets = kit
    (form,) = [
        each for each in sheets if (each.name, each.language) == ("before-form-before", "ar")
    ]
    assert form.layout == "half"
    assert making.told(plan, [form])["sheets"][0]["layout"] == "page"


def test_a_wide_sheet_is_a_lying_a3_with_the_kind_s_own_drawing(kit: Kit) -> None:
    plan, _group, _sheets = kit
    svg = '<svg viewBox="0 0 20 10"><rect width="20" height="10" fill="var(--{})"/></svg>'
    drawing = Drawing(svg.format("violet"), svg.format("coral"))
    wide = Sheet("poster", "fr", "wide", "Affiche", (Row(drawing=drawing),))
    (page,) = PdfReader(BytesIO(making.pdf(plan, [wide]))).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [420, 297]
    drawn = [making.told(plan, [replace(wide, language=code)]) for code in ("fr", "ar")]
    fills = [told["sheets"][0]["rows"][0]["drawn"].count("#8c8c8c") for told in drawn]
    assert fills == [0, 1]


def test_a_drawing_with_words_is_printed_in_every_language() -> None:
    wordy = Paper("poster", "x", "wide", "table", (Row(drawing=Drawing("", "")),))
    assert not wordless(wordy)
    assert wordless(replace(wordy, rows=(Row(mark="A"),)))


def test_the_drawing_of_a_card_is_printed_beside_its_words(kit: Kit) -> None:
    plan, _group, _sheets = kit
    bare = Sheet("cards", "fr", "cards", "Cartes", (Row("Écouter"),))
    drawn = replace(bare, rows=(Row("Écouter", picture="voice"),))
    assert "Écouter" in text_of(making.pdf(plan, [drawn]))
    assert making.pictures(plan, [drawn], ppi=40) != making.pictures(plan, [bare], ppi=40)


def test_the_mat_of_a_diamond_is_drawn_by_the_layout(kit: Kit) -> None:
    plan, _group, _sheets = kit
    mat = Sheet("mat", "fr", "page", "Losange", (Row(picture="diamond"),))
    empty = replace(mat, rows=())
    assert making.pictures(plan, [mat], ppi=40) != making.pictures(plan, [empty], ppi=40)


# What is cut out has no room for the line; answer cards are read by a camera.
WHOLE = ("page", "poster", "wide", "half")


def test_under_every_whole_sheet_stands_who_is_responsible_but_not_where_it_is_asked(
    kit: Kit,
) -> None:
    plan, _group, sheets = kit
    line = making.told(plan, sheets)["line"]["fr"]
    assert "Ce n’est jamais la faute de la personne" in line
    french = [sheet for sheet in sheets if (sheet.language, sheet.layout in WHOLE) == ("fr", True)]
    assert {sheet.layout for sheet in french} >= {"page", "poster"}
    for sheet in french:
        once = replace(sheet, copies=1)
        pages = PdfReader(BytesIO(making.pdf(plan, [once]))).pages
        said = [" ".join(page.extract_text().split()) for page in pages]
        asks = "-form-" in sheet.name
        assert all((" ".join(line.split()) in text) is not asks for text in said), sheet.name

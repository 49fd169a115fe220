from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from declic.kernel.languages import LANGUAGES, Language
from declic.kernel.scripts import OTHER, scripts

# How Unicode begins the names of a script's letters: said by others than our table of blocks.
NAMES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "ARABIC": "Arab",
    "ETHIOPIC": "Ethi",
    "CJK": "Hani",
}
letters = st.characters(categories=("Lu", "Ll", "Lt", "Lo"))
known = letters.filter(lambda sign: unicodedata.name(sign, "").split(" ")[0] in NAMES)
unspoken = st.characters(exclude_categories=("Lu", "Ll", "Lt", "Lo", "Cs"))
# Small letters of phoneticians that stand apart from their script, and old Arabic formulas.
APART = set(range(0x1D00, 0x1DC0)) | set(range(0x1DF00, 0x1E030)) | set(range(0x1EE00, 0x1EF00))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Que faire ?", ("Latn",)),
        ("Ÿs ĳ, œuvre, ß, Ətraf", ("Latn",)),
        ("هل يمكنني التحدث؟", ("Arab",)),
        ("می‌خواهم کمک", ("Arab",)),
        ("زه مرسته غواړم", ("Arab",)),
        ("ሓገዝ የድልየኒ", ("Ethi",)),
        ("Мені страшно", ("Cyrl",)),
        ("მეშინია", ("Geor",)),
        ("Ես վախենում եմ", ("Armn",)),
        ("我害怕", ("Hani",)),
        ("मदद", (OTHER,)),
        ("Βοήθεια", (OTHER,)),
        ("Milan قال لي", ("Latn", "Arab")),
        ("قال Milan لي", ("Arab", "Latn")),
        ("103 ?! 🙂 ٣", ()),
        ("𝓗𝓮𝓵𝓹 ﬁn", ("Latn",)),
        ("", ()),
    ],
)
def test_a_text_tells_its_scripts_in_their_order(text: str, written: tuple[str, ...]) -> None:
    assert scripts(text) == written


@pytest.mark.parametrize("own", LANGUAGES, ids=lambda own: own.code)
def test_every_language_of_ours_is_written_in_its_script(own: Language) -> None:
    assert scripts(own.own_name) == (own.script,)


@given(known)
def test_a_letter_has_the_script_that_unicode_names(letter: str) -> None:
    named = NAMES[unicodedata.name(letter).split(" ")[0]]
    assert scripts(letter) == (named,) or ord(letter) in APART


@given(letters)
def test_a_letter_of_no_known_name_is_taken_for_no_known_script(letter: str) -> None:
    name = unicodedata.name(letter, "").split(" ")[0]
    (script,) = scripts(letter)
    assert script in {OTHER, "Latn"} or name in NAMES or not name


@given(st.text(unspoken))
def test_what_is_no_letter_belongs_to_no_script(text: str) -> None:
    assert scripts(text) == ()


@given(st.text(), st.text())
def test_more_text_takes_no_script_away(text: str, more: str) -> None:
    assert scripts(text + more)[: len(scripts(text))] == scripts(text)
    assert set(scripts(text + more)) == {*scripts(text), *scripts(more)}

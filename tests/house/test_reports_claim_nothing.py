"""Reports say what was scored before and after, never that a course brought it about.

Nobody was there to compare with. So no word of cause stands in a template or a catalogue of the
floors that report, in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tests.house.house import House
from tests.house.test_translations import in_python, in_template

REPORTING = ("impact", "funding")
# As stems, so that their forms are found too.
CAUSES = {
    "en": r"because of|thanks to|due to|\bcaus|\beffect|\bimpact|\breduc|\bimprov|\bprevent"
    r"|led to|result of the course|\bproves?\b|the course (changed|made|brought)",
    "fr": r"grâce à|à cause de|en raison de|\bdû à|\beffet|\bimpact|\brédui|\bamélior|\bprévien"
    r"|a permis|entraîn|\bprouve|la formation a (changé|rendu|fait)",
    "nl": r"dankzij|door de vorming|wegens|veroorzaa|\beffect|\bimpact|vermind|verbeter|voorkom"
    r"|leidde tot|\bbewij|de vorming (veranderde|maakte|zorgde)",
    "de": r"dank der|wegen der|durch die schulung|verursach|wirk(t|ung)|verring|verbesser|verhinder"
    r"|\bbeweis",
    "ar": r"بفضل|بسبب|أدى|أثر|تأثير|قلل|خفض|حسّن|يثبت",
}


def claims(house: House) -> Iterator[str]:
    """Yield what says that a course brought something about."""
    for language, text, name in _texts(house):
        if found := re.search(CAUSES[language], text.lower()):
            yield f"{name}: “{found[0]}” in “{text}”"


def _texts(house: House) -> Iterator[tuple[str, str, str]]:
    for app in REPORTING:
        folder = house.source / app
        for path in [*folder.rglob("*.html"), *folder.rglob("*.py")]:
            if "tests" not in path.parts:
                yield from (("en", text, house.name(path)) for text in _said(path))
        for path in folder.rglob("*.po"):
            language = path.parts[-3]
            for entry in polib.pofile(str(path)):
                texts = [entry.msgstr, *entry.msgstr_plural.values()]
                yield from ((language, text, house.name(path)) for text in texts)


def _said(path: Path) -> Iterator[str]:
    found = in_template(path) if path.suffix == ".html" else in_python(path)
    yield from (text for _, text in found)


def test_no_report_says_that_a_course_brought_something_about(house: House) -> None:
    assert (house.source / "impact" / "templates").is_dir()
    assert list(claims(house)) == []


@pytest.mark.parametrize(
    ("language", "claim"),
    [
        ("fr", "Grâce à la formation, le risque est réduit."),
        ("nl", "Dankzij de vorming weten ze meer."),
        ("de", "Die Schulung wirkt."),
        ("ar", "بفضل الدورة"),
    ],
)
def test_a_claim_in_a_catalogue_is_noticed(small: House, language: str, claim: str) -> None:
    text = f'msgid ""\nmsgstr "Language: {language}\\n"\n\nmsgid "A"\nmsgstr "{claim}"\n'
    small.write(f"src/declic/impact/locale/{language}/LC_MESSAGES/django.po", text)
    assert [fault.split(":")[0] for fault in claims(small)] == [
        f"src/declic/impact/locale/{language}/LC_MESSAGES/django.po"
    ]


def test_a_claim_in_a_template_or_a_module_is_noticed(small: House) -> None:
    page = '{% load i18n %}{% translate "The course reduced the risk." %}'
    small.write("src/declic/funding/templates/funding/page.html", page)
    small.write("src/declic/impact/words.py", 'A = _("They know more because of the course.")\n')
    small.write("src/declic/live/words.py", 'A = _("because of the line")\n')
    assert {fault.split(":")[0] for fault in claims(small)} == {
        "src/declic/funding/templates/funding/page.html",
        "src/declic/impact/words.py",
    }

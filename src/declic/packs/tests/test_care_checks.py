"""A session with young people does not end before somebody has said who is here and who helps."""

from __future__ import annotations

import pytest

from declic.packs.tests.pack_folder import PackFolder

MISSING = "The session ends with 'coat', which does not say until when somebody is here"


def sentences(pack: PackFolder) -> list[str]:
    return [fault.sentence for fault in pack.faults()]


@pytest.mark.parametrize("mark", ["{{time}}", "{{helpline.child}}"])
def test_an_end_without_care_is_a_fault_on_the_last_step(pack: PackFolder, mark: str) -> None:
    pack.change("activities/coat.yaml", mark, "never")
    pack.translate()
    (fault,) = [fault for fault in pack.faults() if "ends with" in fault.sentence]
    assert fault.line == pack.line("plans/dry.yaml", "activity: coat")
    assert fault.sentence.startswith(MISSING)


def test_an_option_that_ends_without_care_is_named(pack: PackFolder) -> None:
    pack.change("activities/sail.yaml", "{{time}}", "noon")
    pack.translate()
    (said,) = [said for said in sentences(pack) if "ends with" in said]
    assert said.startswith("trip=boat: The session ends with 'sail'")


def test_adults_need_no_care_text(pack: PackFolder) -> None:
    pack.change("activities/coat.yaml", "{{time}}", "noon")
    pack.change("pack.yaml", "{least: 13, most: 15}", "{least: 18, most: 99}")
    assert not any("ends with" in said for said in sentences(pack))


LINE = "It is nobody's fault."
LACKS = "The line of the pack is missing here in the language"


def with_line(pack: PackFolder) -> None:
    pack.write("pack.yaml", pack.read("pack.yaml") + f"line: {LINE}\n")
    for name in ("roof", "coat", "sail"):
        pack.change(
            f"activities/{name}.yaml", "- Wait a little.", f"- Wait a little.\n    - {LINE}"
        )
    pack.translate()


def test_a_line_that_every_activity_says_is_no_fault(pack: PackFolder) -> None:
    with_line(pack)
    assert not [said for said in sentences(pack) if LACKS in said]


def test_an_activity_that_lacks_the_line_is_a_fault_in_each_language(pack: PackFolder) -> None:
    with_line(pack)
    pack.change("activities/coat.yaml", f"\n    - {LINE}", "")
    pack.translate()
    found = [fault for fault in pack.faults() if LACKS in fault.sentence]
    assert {fault.sentence.removeprefix(LACKS) for fault in found} == {" 'en'.", " 'fr'."}
    assert {fault.line for fault in found} == {pack.line("activities/coat.yaml", "say:")}


def test_a_translation_that_changes_the_line_is_a_fault(pack: PackFolder) -> None:
    with_line(pack)
    said = pack.read("texts/fr.po").rpartition(f'msgstr "fr {LINE}"')
    pack.write("texts/fr.po", f'{said[0]}msgstr "fr Autre chose."{said[2]}')
    (fault,) = [fault for fault in pack.faults() if LACKS in fault.sentence]
    assert fault.sentence == f"{LACKS} 'fr'."

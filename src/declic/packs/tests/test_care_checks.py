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

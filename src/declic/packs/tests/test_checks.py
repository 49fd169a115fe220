from __future__ import annotations

import pytest

from declic.packs import queries
from declic.packs.checks import doubled_plans
from declic.packs.models import Fault
from declic.packs.shelf import take
from declic.packs.tests.pack_folder import PackFolder, reviewed, small_pack

ROOF = "activities/roof.yaml"
DRY = "plans/dry.yaml"

# file, what stands there, what is written instead, the line where the fault is shown, the sentence
MISTAKES = [
    ("pack.yaml", "id: rain", "id: snow", "id: snow", "is not the name of the folder, 'rain'"),
    ("pack.yaml", "source: en", "source: nl", "source: nl", "not among the languages"),
    ("pack.yaml", "[en, fr, ar]", "[en, fr, ar, xx]", "languages:", "'xx' is not known"),
    ("pack.yaml", "[en, fr, ar]", "[en, fr, ar, ti]", "languages:", "texts/ti.po is missing"),
    ("pack.yaml", "optout: The", "optout2: The", "optout2", "Did you mean 'optout'?"),
    (DRY, "id: dry", "id: wet", "id: wet", "is not the name of the file, 'dry'"),
    (DRY, "minutes: 12", "minutes: 13", "minutes: 13", "take 12 minutes, the plan says 13"),
    (DRY, "minutes: 12", "minutes: long", "minutes: long", "'minutes': Input should be a valid"),
    (DRY, "purpose: To", "# To", "id: dry", "The key 'purpose' is missing."),
    (DRY, "minutes: 7}", "minuets: 7}", "minuets: 7}", "'minuets' is not known in 'steps.1'"),
    (DRY, "{activity: coat", "{activity: hat", "{activity: hat", "no activity 'hat'"),
    (DRY, "{activity: coat", "{activity: roof", "{activity: roof, m", "'roof' comes twice"),
    (DRY, "{coat: sail}", "{coat: raft}", "{coat: raft}", "no activity 'raft'"),
    (DRY, "{coat: sail}", "{sail: sail}", "{sail: sail}", "no activity 'sail' to replace"),
    (DRY, "{coat: sail}", "{coat: roof}", "{coat: roof}", "activity 'roof' comes twice"),
    (ROOF, "id: roof", "id: ruff", "id: ruff", "is not the name of the file, 'roof'"),
    (ROOF, "kind: tale", "kind: saga", "kind: saga", "There is no kind 'saga'."),
    (ROOF, "care: 2", "care: 3", "care: 3", "'care': Input should be 0, 1 or 2"),
    (ROOF, "short: 5}", "short: 9}", "short: 9}", "The short form is longer"),
    (ROOF, "topic: water", "# water", "care: 2", "the key 'topic' is needed"),
    (ROOF, "{{time}}", "{{tiem}}", "{{tiem}}", "no local fact 'tiem', and no session fills it"),
    (ROOF, "{{time}}", "{{Time}}", "{{Time}}", "A mark is written {{like.this}}"),
    (ROOF, "start: one", "start: four", "content:", "The start 'four' is not there."),
    (ROOF, "The sun is", "dry land is", "id: three", "The line 'three' is too dry."),
    (ROOF, "id: three", "id: two", "id: two", "The id 'two' comes twice."),
    (ROOF, "id: three", "id: a.b", "id: a.b", "'lines.2.id': String should match pattern"),
    (ROOF, "[one, two]", "[one, ten]", "[one, ten]", "There is no item 'ten'."),
    (ROOF, "one: {A: two}", "three: {A: two}", "three: {A", "The short form has no item 'three'."),
    (ROOF, "{A: two}", "{C: two}", "{C: two}", "There is no choice 'C'."),
    (ROOF, "{A: two}", "{A: three}", "{A: three}", "leads to 'three', which this form leaves out"),
    (ROOF, "text: It stops.", "texts: It stops.", "texts: It", "Did you mean 'text'?"),
    (ROOF, "It stops.", "It is on TikTok.", "TikTok", "“TikTok” is the name of a brand."),
    (ROOF, "It stops.", "He should have known.", "known.", "“should have known” blames"),
    (ROOF, "picture: bench", "picture: bensh", "picture: bensh", "Did you mean 'bench'?"),
    (ROOF, "picture: bench", "picture: x", "picture: x", "no picture 'x'. Known pictures: one-"),
    (ROOF, "Wait a", "Nobody will ever know, wait a", "Nobody", "promises secrecy"),
]  # fmt: skip


# One slip each, in a file that then cannot be read, wholly or in part: what is said of it.
SLIPS = [
    (ROOF, "text: It stops.", "texts: It stops.", "key 'texts' is not known in 'lines.1'. Did you"),
    (ROOF, "      text: It stops.\n", "", "The key 'text' is missing in 'lines.1'."),
    (ROOF, "objective:", "objectives:", "'objectives' is not known. Did you mean 'objective'?"),
    (ROOF, "care: 2", "care: two", "'care': Input should be 0, 1 or 2."),
    (ROOF, "kind: tale", "kind: tail", "There is no kind 'tail'."),
    (ROOF, "content:", "content: [", "This file cannot be read"),
    ("activities/sail.yaml", "content:", "content: [", "This file cannot be read"),
    (DRY, "purpose:", "purposes:", "'purposes' is not known. Did you mean 'purpose'?"),
    (DRY, "title: At sea", "titel: At sea", "'titel' is not known in 'choices.0.options.1'"),
    ("texts/fr.po", 'msgid "It stops."', "nonsense", "This is not a valid .po file"),
]


def shown(fault: Fault, pack: PackFolder) -> tuple[str, int]:
    return fault.file.removeprefix(f"{pack.path}/"), fault.line


def matching(faults: list[Fault], sentence: str) -> list[Fault]:
    return [fault for fault in faults if sentence in fault.sentence]


def test_a_right_pack_has_no_fault(pack: PackFolder) -> None:
    assert pack.faults() == []


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake[2])
def test_each_mistake_is_shown_on_its_line(
    pack: PackFolder, mistake: tuple[str, str, str, str, str]
) -> None:
    file, old, new, line, sentence = mistake
    pack.change(file, old, new)
    found = matching(pack.faults(), sentence)
    assert found, [fault.sentence for fault in pack.faults()]
    assert (file, _last_line(pack, file, line)) in [shown(fault, pack) for fault in found]


def _last_line(pack: PackFolder, file: str, of: str) -> int:
    lines = pack.read(file).splitlines()
    return max(number for number, line in enumerate(lines, 1) if of in line)


def test_without_any_opt_out_a_heavy_activity_is_a_fault(pack: PackFolder) -> None:
    pack.change("pack.yaml", "optout: The next part is about {{topic}}.\n", "")
    fault = matching(pack.faults(), "the key 'optout' is needed")[0]
    assert shown(fault, pack) == ("activities/coat.yaml", pack.line(ROOF, "care: 2"))


def test_a_light_activity_needs_no_topic(pack: PackFolder) -> None:
    pack.change(ROOF, "care: 2\ntopic: water from above\n", "care: 1\n")
    assert not matching(pack.faults(), "is needed")


def test_a_long_text_for_the_wall_is_only_a_warning(pack: PackFolder) -> None:
    pack.change(ROOF, "It stops.", "drop " * 26)
    fault = matching(pack.faults(), "a wall shows 25 at once")[0]
    assert (shown(fault, pack), fault.warning) == ((ROOF, pack.line(ROOF, "drop")), True)


def test_a_pack_without_its_first_file_says_so(pack: PackFolder) -> None:
    (pack.path / "pack.yaml").unlink()
    fault = Fault(str(pack.path / "pack.yaml"), 1, "This file is missing.")
    assert pack.faults() == [fault]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[2])
def test_a_slip_is_one_fault_and_nothing_that_follows_from_it(
    pack: PackFolder, slip: tuple[str, str, str, str]
) -> None:
    file, old, new, sentence = slip
    pack.write("reviews/fr.yaml", reviewed(pack, "fr"))
    pack.change(file, old, new)
    (fault,) = pack.faults()
    assert (shown(fault, pack)[0], sentence in fault.sentence) == (file, True), fault


def test_what_is_left_over_elsewhere_is_named_beside_a_slip(pack: PackFolder) -> None:
    pack.change(ROOF, "care: 2", "care: two")
    pack.change("activities/coat.yaml", "      feedback: Water falls.\n", "")
    left = matching(pack.faults(), "'activities/coat:content.lines.one.feedback'")
    assert [shown(fault, pack)[0] for fault in left] == ["texts/ar.po", "texts/fr.po"]


def test_a_file_that_cannot_be_read_does_not_hide_the_others(pack: PackFolder) -> None:
    pack.change(DRY, "id: dry", "id: {")
    pack.change(ROOF, "care: 2", "care: 7")
    assert {shown(fault, pack)[0] for fault in pack.faults()} >= {DRY, ROOF}


def test_a_link_out_of_the_pack_is_a_fault_and_is_not_followed(pack: PackFolder) -> None:
    (pack.path.parent / "outside.yaml").write_text("id: outside\n")
    (pack.path / "activities/outside.yaml").symlink_to(pack.path.parent / "outside.yaml")
    assert matching(pack.faults(), "leads out of the folder of the pack")


def test_too_many_files_are_a_fault(pack: PackFolder) -> None:
    for number in range(501):
        (pack.path / f"reviews/{number}.yaml").parent.mkdir(exist_ok=True)
        (pack.path / f"reviews/{number}.yaml").touch()
    assert matching(pack.faults(), "more than 500 files")


def test_a_plan_that_two_packs_have_is_a_fault_of_the_second(pack: PackFolder) -> None:
    other = small_pack(pack.path.parent / "storm")
    other.change("pack.yaml", "id: rain", "id: storm")
    faults = list(doubled_plans([take(pack.path), take(other.path)]))
    assert [(shown(fault, other), fault.sentence) for fault in faults] == [
        ((DRY, 1), "The pack 'rain' has a plan 'dry' too.")
    ]


def test_all_packs_are_checked_together(pack: PackFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack.path.parent / "data"
    small_pack(data / "packs" / "rain").change(DRY, "minutes: 12", "minutes: 11")
    monkeypatch.setenv("DECLIC_DATA", str(data))
    assert matching(queries.check(), "the plan says 11")

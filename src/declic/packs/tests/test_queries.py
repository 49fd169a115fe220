from __future__ import annotations

from pathlib import Path

import pytest

from declic.packs import kinds, queries
from declic.packs.tests.pack_folder import PackFolder, Tale, small_pack

FRIEND = "help-a-friend"


@pytest.fixture
def own(tale: Tale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackFolder:
    del tale
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    return small_pack(tmp_path / "packs" / "rain")


def test_an_installation_adds_its_own_packs(own: PackFolder) -> None:
    assert own.path in queries.folders()
    assert "rain" in [pack.id for pack in queries.packs()]
    assert "dry" in [plan.id for plan in queries.plans()]


def test_a_plan_is_found_by_its_id_alone_or_with_its_pack(own: PackFolder) -> None:
    del own
    assert queries.plan("dry") == queries.plan("rain/dry")
    assert queries.pack_of("dry").id == "rain"
    assert queries.resolve("dry", languages=["fr"]).languages == ["fr"]


def test_a_plan_s_choices_are_named_in_the_language_of_the_page() -> None:
    told = {each.title: [o.title for o in each.options] for each in queries.choices(FRIEND, "nl")}
    assert told == {
        "Over wie gaat het verhaal?": ["Milan", "Mila"],
        "Telefoons in de zaal": ["Jongeren gebruiken hun telefoon", "Telefoons blijven weg"],
    }


@pytest.mark.parametrize("name", ["nothing", "rain/nothing", "../rain/plans/dry", ""])
def test_a_plan_that_is_not_there_is_refused(own: PackFolder, name: str) -> None:
    del own
    with pytest.raises(queries.UnknownPlanError):
        queries.plan(name)


def test_a_change_on_disk_is_seen_at_once(own: PackFolder) -> None:
    before = queries.plan("dry")
    own.change("plans/dry.yaml", "title: Staying dry", "title: Staying very dry")
    assert queries.plan("dry").title != before.title


def test_a_pack_that_cannot_be_read_hides_no_other(own: PackFolder) -> None:
    own.write("pack.yaml", "id: [")
    assert "rain" not in [pack.id for pack in queries.packs()]
    assert queries.packs()


def test_without_a_data_folder_there_are_the_delivered_packs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DECLIC_DATA", raising=False)
    assert [root.name for root in queries.roots()] == ["content"]


def test_kinds_are_found_by_name_and_an_unknown_one_is_refused(tale: Tale) -> None:
    assert kinds.kind("tale") is tale
    assert tale in kinds.kinds()
    with pytest.raises(kinds.UnknownKindError):
        kinds.kind("saga")

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

import pytest

from declic.packs import commands, schema
from declic.packs.tests.pack_folder import PackFolder, Tale, small_pack


@pytest.fixture
def own(tale: Tale, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PackFolder:
    del tale
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return small_pack(tmp_path / "packs" / "rain")


def test_check_of_a_right_pack_is_done(own: PackFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(Namespace(path=str(own.path))) == commands.DONE
    assert capsys.readouterr().out == "0 faults, 0 warnings.\n"


def test_check_prints_file_line_and_sentence(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    own.change("plans/dry.yaml", "minutes: 12", "minutes: 13")
    assert commands.check(Namespace(path="packs/rain")) == commands.REFUSED
    said = capsys.readouterr().out
    assert said.startswith("packs/rain/plans/dry.yaml:3: The steps take 12 minutes")


def test_a_warning_alone_refuses_nothing(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    own.change("activities/roof.yaml", "text: It stops.", f"text: {'drop ' * 26}")
    (own.path / "texts/fr.po").unlink()
    (own.path / "texts/ar.po").unlink()
    own.translate()
    assert commands.check(Namespace(path="packs/rain")) == commands.DONE
    assert "warning: This text has 26 words" in capsys.readouterr().out


def test_check_of_nothing_is_refused_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.check(Namespace(path="/nowhere")) == commands.REFUSED
    assert capsys.readouterr().err == "/nowhere is not a folder.\n"


def test_the_list_names_each_plan_and_the_state_of_its_languages(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    del own
    assert commands.list(Namespace(json=True)) == commands.DONE
    row = next(row for row in json.loads(capsys.readouterr().out) if row["plan"] == "dry")
    assert (row["pack"], row["title"], row["minutes"]) == ("rain", "Staying dry", 12)
    assert row["languages"] == {"en": "unreviewed", "fr": "unreviewed", "ar": "unreviewed"}


def test_the_list_can_be_read_by_people(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    del own
    commands.list(Namespace(json=False))
    assert "dry  Staying dry (rain, 12 min; en unreviewed" in capsys.readouterr().out


def test_messages_names_the_files_that_it_wrote(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    own.change("activities/roof.yaml", "It stops.", "It stops now.")
    assert commands.messages(Namespace(path="packs/rain")) == commands.DONE
    assert capsys.readouterr().out == "packs/rain/texts/fr.po\npacks/rain/texts/ar.po\n"
    assert "#, fuzzy" in own.read("texts/fr.po")


def test_messages_says_which_translations_it_left_out(
    own: PackFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    own.change("activities/roof.yaml", "      feedback: Water falls.\n", "")
    commands.messages(Namespace(path="packs/rain"))
    key = "activities/roof:content.lines.one.feedback"
    assert capsys.readouterr().out.count(f"  left out with its translation: {key}\n") == 2


def test_messages_of_no_pack_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.messages(Namespace(path=str(tmp_path))) == commands.REFUSED
    assert "pack.yaml:1: This file is missing." in capsys.readouterr().err


def test_the_schema_in_docs_is_current() -> None:
    assert commands.schema(Namespace(check=True)) == commands.DONE


def test_a_new_kind_makes_the_schema_in_docs_old(
    tale: Tale, capsys: pytest.CaptureFixture[str]
) -> None:
    del tale
    assert commands.schema(Namespace(check=True)) == commands.REFUSED
    assert capsys.readouterr().err == "Not current: activity.json. Run `declic packs schema`.\n"


def test_the_schema_of_an_activity_knows_the_content_of_each_kind(tale: Tale) -> None:
    text = schema.schemas()["activity.json"]
    data = json.loads(text)
    assert tale.name in data["properties"]["kind"]["enum"]
    assert data["$defs"]["tale:"]["required"] == ["start", "lines"]
    assert "#/$defs/tale:Line" in text


def test_every_reference_in_a_schema_leads_somewhere(tale: Tale) -> None:
    del tale
    for text in schema.schemas().values():
        data = json.loads(text)
        for part in text.split('"$ref": "#/$defs/')[1:]:
            assert part.partition('"')[0] in data["$defs"]


def test_an_old_schema_is_noticed_and_written_anew(tmp_path: Path) -> None:
    schema.write(tmp_path)
    assert schema.outdated(tmp_path) == []
    (tmp_path / "plan.json").write_text("{}")
    (tmp_path / "pack.json").unlink()
    assert schema.outdated(tmp_path) == ["pack.json", "plan.json"]

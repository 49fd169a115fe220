from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import declic
from declic.web import cli, docs
from declic.web.environment import SETTINGS, Setting

SOURCE = Path(declic.__file__).parent
NAMES = re.compile(r"DECLIC_[A-Z_]+|DATABASE_URL")


def test_the_pages_of_this_checkout_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["docs", "--check"]) == 0, capsys.readouterr().err


def test_a_stale_part_is_made_anew_and_the_rest_stays(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "Before.\n<!-- made: settings -->\nstale words\n<!-- made: end -->\nAfter.\n", "utf-8"
    )
    made = dict(docs.made(tmp_path))[page]
    assert made.startswith("Before.\n<!-- made: settings -->\n| Setting |")
    assert made.endswith("|\n<!-- made: end -->\nAfter.\n")
    assert "stale words" not in made


def test_a_stale_page_refuses_the_check_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(declic, "__file__", str(tmp_path / "src" / "declic" / "__init__.py"))
    (tmp_path / "docs").mkdir()
    assert cli.main(["docs", "--check"]) == 1
    assert "Not current in docs/: data.md." in capsys.readouterr().err
    assert cli.main(["docs"]) == 0
    assert cli.main(["docs", "--check"]) == 0


def test_a_part_that_nothing_makes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(declic, "__file__", str(tmp_path / "src" / "declic" / "__init__.py"))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("<!-- made: soup -->\n<!-- made: end -->", "utf-8")
    assert cli.main(["docs"]) == 1
    assert "asks for a part soup" in capsys.readouterr().err


def test_outside_a_checkout_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(declic, "__file__", str(tmp_path / "src" / "declic" / "__init__.py"))
    assert cli.main(["docs"]) == 1
    assert "run this in a checkout" in capsys.readouterr().err


def test_the_page_about_data_names_every_stored_field() -> None:
    page = docs.data_page()
    assert "| `email` | to sign in |" in page
    assert "## Seat" in page


def test_commands_are_written_as_manuals_do() -> None:
    table = docs.commands()
    assert "`declic demo [--guests N] [--programme] [--host H] [--port N]`" in table
    assert "`declic session new --plan ID --lang CODE --responsible NAME" in table
    assert "`declic packs check [PATH] [--unspoken]`" in table


def read_from_the_environment() -> set[str]:
    """Names that the program looks up: every string beside the word environ."""
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "tests" in path.parts or "environ" not in text:
            continue
        words = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
        found |= {word for word in words if isinstance(word, str) and NAMES.fullmatch(word)}
    return found


def test_every_setting_that_is_read_is_on_the_page_and_no_other() -> None:
    assert read_from_the_environment() == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_the_operators_page_tells_each_setting(setting: Setting) -> None:
    page = (SOURCE.parents[1] / "docs" / "operator.md").read_text(encoding="utf-8")
    assert f"| `{setting.name}` | {setting.what} | {setting.without} |" in page

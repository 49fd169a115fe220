"""What `make` calls beside the program: the compiler of translations, the count of mutants."""

from __future__ import annotations

import gettext
import json
from pathlib import Path

import pytest

from tools import compile_messages, mutation

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def catalogue(folder: Path, body: str) -> Path:
    path = folder / "declic/live/locale/fr/LC_MESSAGES/django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + body, encoding="utf-8")
    return path


def test_a_translation_is_compiled_beside_its_source(tmp_path: Path) -> None:
    path = catalogue(tmp_path, 'msgid "%(n)s phones"\nmsgstr "%(n)s téléphones"\n')
    assert compile_messages.main(tmp_path) == 0
    with path.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("%(n)s phones") == "%(n)s téléphones"


def test_a_compiled_file_that_is_still_good_is_left_alone(tmp_path: Path) -> None:
    compiled = catalogue(tmp_path, 'msgid "a"\nmsgstr "b"\n').with_suffix(".mo")
    compile_messages.main(tmp_path)
    before = compiled.stat().st_mtime_ns
    compile_messages.main(tmp_path)
    assert compiled.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "body",
    [
        'msgid "%(n)s phones"\nmsgstr "téléphones"\n',
        'msgid "%(n)s phones"\nmsgstr "%(m)s téléphones"\n',
        'msgid "100 %%"\nmsgstr "100 %s"\n',
        'msgid "{name}"\nmsgstr "{nom}"\n',
        'msgid "a"\nmsgid_plural "%(n)s as"\nmsgstr[0] "b"\nmsgstr[1] "%(x)s"\n',
        'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n',
        'msgid "a\nmsgstr "b"\n',
    ],
)
def test_a_translation_that_would_fail_in_the_room_is_refused(
    tmp_path: Path, body: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = catalogue(tmp_path, body)
    assert compile_messages.main(tmp_path) == 1
    assert not path.with_suffix(".mo").exists()
    assert str(path) in capsys.readouterr().err


def test_a_plural_may_leave_its_number_out(tmp_path: Path) -> None:
    body = 'msgid "one phone"\nmsgid_plural "%(n)s phones"\nmsgstr[0] "un"\nmsgstr[1] "%(n)s"\n'
    catalogue(tmp_path, body)
    assert compile_messages.main(tmp_path) == 0


def test_a_module_scores_the_changes_that_its_tests_noticed(tmp_path: Path) -> None:
    meta = tmp_path / "src/declic/kernel/cells.py.meta"
    meta.parent.mkdir(parents=True)
    ends = {"a": 1, "b": 1, "c": 0, "d": 33, "e": None}
    meta.write_text(json.dumps({"exit_code_by_key": ends}), encoding="utf-8")
    (score,) = mutation.scores(tmp_path)
    assert (score.module, score.tried, score.missed) == ("declic.kernel.cells", 4, ("c", "d"))
    assert score.percent == 50
    assert mutation.report([score]) == 1

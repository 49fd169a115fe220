"""What may be imported from another app, and which modules may exist."""

from __future__ import annotations

from collections.abc import Iterator

from tests.house.house import House

# What an app shows to the others. The kernel shows all, and the entrance wires all together.
OPEN = {"actions", "queries", "models"}
ALSO_OPEN = {
    "packs.kinds": "the register in which kinds of activity put themselves",
    "packs.texts": "how texts are found and translated, and what a review is a review of",
    "packs.reader": "the one careful way to read a YAML file, and only that",
    "people.links": "where this server is reached, for mails and letters of every app",
    "people.doors": "whom each address of every app lets in",
    "people.access": "the door of the office, which pages of every app stand behind",
    "tables.reading": "the one careful way to read a table that somebody brings",
    "tables.telling": "the one careful way to take an object from another program",
    "tables.writing": "the one way to write a table in which no formula lives",
    "tables.forms": "the form by which every page takes a table",
    "tables.rules": "how a cell is read: each list says it of its own fields",
    "live.opening": "how a page of any floor opens a session, and leads this browser to it",
    "courses.words": "what the office calls kinds of place and provinces",
    "design.charts": "the drawings of figures that reports of every floor show",
    "design.printed": "the same drawings as a PDF takes them",
    "design.headers": "the one constant that every door sends",
    "design.slots": "the office's head, in which every app puts its own pages",
}
NO_NAMES = {"utils", "util", "common", "helpers", "helper", "misc"}
LONGEST = 400


def closed_rooms(house: House) -> Iterator[str]:
    """Yield imports of another app's views, forms, rules or other inner rooms."""
    for path in house.python():
        for found in house.imports(path):
            parts = found.module.split(".")
            if parts[0] != "declic" or len(parts) < 3 or house.app(path) == "web":
                continue
            app, room = parts[1:3]
            open_to_all = app in {"kernel", house.app(path)} or room in OPEN
            if not open_to_all and f"{app}.{room}" not in ALSO_OPEN:
                yield f"{house.name(path)}:{found.line} looks into {app}.{room}"


def kinds_that_know_each_other(house: House) -> Iterator[str]:
    """Yield imports from one kind of activity into another."""
    kinds = {kind.parent.name for kind in house.source.glob("activities/*/kind.py")}
    for path in house.python():
        for found in house.imports(path):
            parts = found.module.split(".")
            known = parts[2] if parts[:2] == ["declic", "activities"] and len(parts) > 2 else None
            if known in kinds - {house.kind(path)}:
                yield f"{house.name(path)}:{found.line} knows the kind {known}"


def second_sqlite(house: House) -> Iterator[str]:
    """Yield imports of Python's own sqlite3: two copies of SQLite in one process break locks."""
    for path in house.python():
        if "declic/web/sqlite/" in house.name(path):
            continue
        for found in house.imports(path):
            if found.module.split(".")[0] == "sqlite3" or "backends.sqlite3" in found.module:
                yield f"{house.name(path)}:{found.line} opens a second SQLite"


def rooms_without_a_word(house: House) -> Iterator[str]:
    """Yield modules named for nothing in particular."""
    for path in house.python():
        words = {path.stem, *path.relative_to(house.source).parts[:-1]}
        if words & NO_NAMES:
            yield f"{house.name(path)} has a name that says nothing"


def long_files(house: House) -> Iterator[str]:
    """Yield what we wrote by hand and nobody reads in one go."""
    written = {".py", ".html", ".css", ".js", ".sh"}
    for path in house.files():
        # A folder with a licence of its own holds a library as its author wrote it.
        others = (path.parent / "LICENSE.txt").exists() or "/migrations/" in path.as_posix()
        if path.suffix in written and not others:
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > LONGEST:
                yield f"{house.name(path)} has {lines} lines"


def test_another_app_is_asked_by_its_actions_queries_and_models_only(house: House) -> None:
    assert list(closed_rooms(house)) == []


def test_looking_into_another_apps_rules_is_noticed(small: House) -> None:
    small.write("src/declic/live/pages.py", "from declic.care.queries import facts\n")
    small.write(
        "src/declic/live/views.py", "from declic.care import rules\nimport declic.care.forms\n"
    )
    assert list(closed_rooms(small)) == [
        "src/declic/live/views.py:1 looks into care.rules",
        "src/declic/live/views.py:2 looks into care.forms",
    ]


def test_kinds_of_activity_do_not_know_each_other(house: House) -> None:
    assert list(kinds_that_know_each_other(house)) == []


def test_a_kind_that_knows_another_is_noticed(small: House) -> None:
    small.write("src/declic/activities/brief/kind.py", "from .models import Card\n")
    small.write("src/declic/activities/pledge/kind.py", "from ..brief.models import Card\n")
    small.write("src/declic/live/pages.py", "from declic.activities import brief\n")
    assert list(kinds_that_know_each_other(small)) == [
        "src/declic/activities/pledge/kind.py:1 knows the kind brief",
        "src/declic/live/pages.py:1 knows the kind brief",
    ]


def test_one_sqlite_is_in_the_process(house: House) -> None:
    assert list(second_sqlite(house)) == []


def test_a_second_sqlite_is_noticed(small: House) -> None:
    small.write("src/declic/web/sqlite/base.py", "from django.db.backends.sqlite3 import base\n")
    small.write("src/declic/live/writer.py", "def go():\n    import sqlite3\n")
    assert list(second_sqlite(small)) == ["src/declic/live/writer.py:2 opens a second SQLite"]


def test_every_module_has_a_name_that_says_something(house: House) -> None:
    assert list(rooms_without_a_word(house)) == []


def test_a_drawer_for_everything_is_noticed(small: House) -> None:
    small.write("src/declic/live/helpers/times.py", "")
    small.write("src/declic/care/utils.py", "")
    assert len(list(rooms_without_a_word(small))) == 2


def test_no_file_is_longer_than_one_can_read(house: House) -> None:
    assert list(long_files(house)) == []


def test_a_file_that_grew_too_long_is_noticed(small: House) -> None:
    small.write("src/declic/live/views.py", "pass\n" * 401)
    small.write("src/declic/live/forms.py", "pass\n" * 400)
    assert list(long_files(small)) == ["src/declic/live/views.py has 401 lines"]

"""The table of checks says no where something is wrong, and open where nobody has looked."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

import declic
from declic.packs.shelf import take
from declic.web.content_checks import CHECKS, Checks, delivered_facts, is_young

CONTENT = Path(declic.__file__).parents[2] / "content"
FACTS = delivered_facts(CONTENT / "facts")
MILAN = "activities/milan.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT / "young-people", tmp_path / "young-people"))


def change(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")


def failed(folder: Path, name: str) -> list[str]:
    return _no(Checks(take(folder), FACTS), name)


def test_the_delivered_texts_pass_what_a_machine_can_see() -> None:
    checks = Checks(take(CONTENT / "young-people"), FACTS)
    assert {name: failed for name in checks.pack.activities if (failed := _no(checks, name))} == {}
    assert [*{row[1:] for row in checks.plan_rows()}] == [("yes", "yes")]


def _no(checks: Checks, name: str) -> list[str]:
    return [check for check, passed in checks.machine(name).items() if passed is False]


LISTENING = "Listening is the first help."
LONG = "This " + "very " * 18 + "long one."


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        (LISTENING, "He should have known.", "blame"),
        (LISTENING, "Ask on Snapchat.", "brand"),
        (LISTENING, "I won't tell anyone.", "secrecy"),
        (LISTENING, "Has this happened to you?", "experience"),
        (LISTENING, LONG, "sentences"),
        ("alone with it.\n      help: true\n", "alone with it.\n", "help"),
        ("learners: {full: 15, short: 10}", "learners: {full: 15, short: 12}", "spoken"),
    ],
)
def test_what_a_machine_sees_in_one_activity_is_told(
    folder: Path, old: str, new: str, check: str
) -> None:
    change(folder, MILAN, old, new)
    checks = Checks(take(folder), FACTS)
    assert (_no(checks, "milan"), _no(checks, "mila")) == ([check], [])


def test_what_stands_in_one_language_alone_is_told_too(folder: Path) -> None:
    text = (folder / "texts/nl.po").read_text("utf-8")
    head, _, rest = text.partition("activities/milan:content.nodes.n1.ask")
    old = rest.partition('msgstr "')[2].partition('"')[0]
    rest = rest.replace(f'msgstr "{old}"', 'msgstr "Ik vertel het aan niemand."', 1)
    (folder / "texts/nl.po").write_text(f"{head}activities/milan:content.nodes.n1.ask{rest}")
    assert failed(folder, "milan") == ["secrecy"]


def test_an_activity_without_the_line_is_told(folder: Path) -> None:
    change(folder, "activities/stars.yaml", "It is never the fault of the person", "It is not the")
    assert failed(folder, "stars") == ["line"]


def test_a_session_without_the_care_text_is_told(folder: Path) -> None:
    change(
        folder,
        "plans/booster.yaml",
        "  - {activity: closing, form: full, minutes: 1, drop: never}\n",
        "",
    )
    rows = {row[0]: row[1:] for row in Checks(take(folder), FACTS).plan_rows()}
    assert rows["Five steps, some weeks later"] == ("**no**", "yes")


def test_without_a_review_all_that_people_must_say_is_open() -> None:
    checks = Checks(take(CONTENT / "young-people"), FACTS)
    assert {cell for row in checks.people_rows() for cell in row[1:]} == {"open"}
    people = [row[3] for row in checks.check_rows() if row[2] == "people"]
    assert people
    assert all("open" in said for said in people)


def test_a_review_is_counted_as_long_as_it_fits(folder: Path) -> None:
    hash_ = take(folder).fingerprint("fr", "activities/milan")
    (folder / "reviews").mkdir()
    by = "name: Ada Example, role: law, date: 2026-11-01"
    said = f"{{part: activities/milan, hash: '{hash_}', {by}}}"
    (folder / "reviews/fr.yaml").write_text(f"reviews:\n  - {said}\n", "utf-8")
    assert Checks(take(folder), FACTS).people("milan")["law"] == 1
    change(folder, "texts/fr.po", "Milan et la menace", "Milan et une menace")
    assert Checks(take(folder), FACTS).people("milan")["law"] == 0


def test_a_fact_is_young_for_a_year_after_somebody_confirmed_it() -> None:
    fact = FACTS[0]
    day = dt.date(2026, 11, 1)
    told = {days: _confirmed(fact.model_dump(), day, days) for days in (0, 366, 367)}
    assert told == {0: True, 366: True, 367: False}
    assert not is_young(fact)


def _confirmed(fact: dict[str, object], day: dt.date, days: int) -> bool:
    expires = day + dt.timedelta(days=days)
    return is_young(type(FACTS[0]).model_validate({**fact, "verified_on": day, "expires": expires}))


def test_each_of_the_twelve_checks_has_a_row() -> None:
    assert [str(number) for number in range(1, 13)] == list(
        dict.fromkeys(number for number, *_ in CHECKS if number != "–")
    )

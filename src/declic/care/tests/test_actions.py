"""What staff corrects and confirms: told at once, kept in a history, and given back."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from declic.care import queries
from declic.care.actions import (
    FactRefusedError,
    change,
    confirm,
    exported,
    forget_names,
    take_back,
    write_kept,
)
from declic.care.models import Fact, Place, Revision

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 28, 10, tzinfo=dt.UTC)
YEAR = dt.date(2027, 11, 28)
CHILD: Place = ("helpline.child", "fr")
LAW: Place = ("law.image_sharing", "all")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DECLIC_DATA", str(tmp_path))
    return tmp_path


def the(place: Place) -> Fact:
    found = queries.the_fact(place)
    assert found is not None
    return found


def told(key: str, language: str = "fr") -> str:
    return queries.facts(language, today=NOW.date())[key]


def confirmed(place: Place, *, hours: bool = False) -> None:
    confirm(place=place, expires=YEAR, hours=hours, by="Prevention service", at=NOW)


def corrected(place: Place, **changed: object) -> None:
    fact = the(place).model_copy(update=changed)
    change(fact=fact, by="Prevention service", at=NOW)


def test_a_law_is_told_once_somebody_has_confirmed_it() -> None:
    assert told("law.image_sharing") == ""
    confirmed(LAW)
    assert told("law.image_sharing").startswith("En Belgique, montrer")
    assert (the(LAW).verified_on, the(LAW).expires) == (NOW.date(), YEAR)


def test_hours_are_told_only_when_they_were_found_right_too() -> None:
    confirmed(CHILD)
    assert told("helpline.child.hours") == ""
    confirmed(CHILD, hours=True)
    assert told("helpline.child.hours") == "de 10 h à minuit"


def test_a_corrected_number_is_on_the_help_card_at_once() -> None:
    corrected(CHILD, number="104")
    assert queries.help_lines("fr", today=NOW.date())[0].number == "104"


def test_two_changes_within_the_same_tick_are_both_heard() -> None:
    for number in ("104", "105", "109"):
        corrected(CHILD, number=number)
        assert told("helpline.child.number") == number


def test_every_change_is_in_the_history_the_newest_first() -> None:
    corrected(CHILD, number="104")
    confirmed(CHILD)
    rows = list(queries.history(CHILD))
    assert [row.deed for row in rows] == ["confirmed", "changed"]
    kept = [Fact.model_validate(row.fact) for row in rows]
    assert [(fact.state, fact.number) for fact in kept] == [("verified", "104")] * 2
    assert {row.by for row in rows} == {"Prevention service"}


def test_what_was_delivered_can_hold_again() -> None:
    corrected(CHILD, number="104")
    take_back(place=CHILD, by="Prevention service", at=NOW)
    assert told("helpline.child.number") == "103"
    assert [row.deed for row in queries.history(CHILD)] == ["returned", "changed"]


def test_a_fact_of_a_community_gives_way_to_that_of_the_country_again() -> None:
    corrected(("law.image_sharing", "all"), community="fr", state="verified", expires=YEAR)
    assert told("law.image_sharing")
    take_back(place=("law.image_sharing", "fr"), by="Ada", at=NOW)
    assert told("law.image_sharing") == ""


def test_what_is_called_sure_must_be_looked_up_again_within_a_year() -> None:
    with pytest.raises(FactRefusedError, match="expires"):
        corrected(LAW, state="verified", expires=dt.date(2030, 1, 1))


def test_a_fact_of_our_own_cannot_be_given_back_to_what_never_was() -> None:
    corrected(CHILD, key="helpline.ours")
    with pytest.raises(FactRefusedError, match="delivered"):
        take_back(place=("helpline.ours", "fr"), by="Prevention service", at=NOW)


@pytest.mark.parametrize(
    "expires", [None, NOW.date(), NOW.date() - dt.timedelta(1), NOW.date() + dt.timedelta(367)]
)
def test_a_confirmation_holds_for_a_year_at_most(expires: dt.date | None) -> None:
    with pytest.raises(FactRefusedError, match="expires"):
        confirm(place=CHILD, expires=expires, hours=False, by="Ada", at=NOW)
    assert not Revision.objects.exists()


def test_what_never_expires_may_go_on_so() -> None:
    place: Place = ("emergency.number", "all")
    confirm(place=place, expires=None, hours=True, by="Ada", at=NOW)
    assert the(place).expires is None


def test_whoever_confirms_says_who_looked() -> None:
    with pytest.raises(FactRefusedError, match="who"):
        confirm(place=CHILD, expires=YEAR, hours=False, by="  ", at=NOW)


def test_what_says_nothing_cannot_be_confirmed() -> None:
    with pytest.raises(FactRefusedError, match="missing"):
        confirmed(("law.sexting_minors", "all"))


def test_a_line_is_never_left_without_its_number() -> None:
    with pytest.raises(FactRefusedError, match="missing"):
        corrected(("emergency.number", "all"), number=None, wording={"en": "call"})
    assert "112" in [line.number for line in queries.help_lines("fr", today=NOW.date())]


def test_a_change_that_cannot_be_written_is_not_in_the_history(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECLIC_DATA", str(own_folder / "gone"))
    with pytest.raises(OSError, match="gone"):
        confirmed(LAW)
    assert not Revision.objects.exists()


def test_the_export_is_a_file_of_facts_like_the_delivered_one(own_folder: Path) -> None:
    confirmed(LAW)
    (own_folder / "facts").mkdir()
    (own_folder / "facts" / "sent-back.yaml").write_text(exported(), "utf-8")
    Revision.objects.all().delete()
    write_kept()
    assert queries.unreadable() == []
    assert the(LAW).verified_on == NOW.date()


def test_after_a_restore_the_file_follows_the_database(own_folder: Path) -> None:
    confirmed(LAW)
    queries.kept_file().write_text("facts: [", "utf-8")
    assert [file.parent for file, _ in queries.unreadable()] == [own_folder]
    write_kept()
    assert the(LAW).verified_on == NOW.date()


def test_names_go_after_two_years_and_the_history_stays() -> None:
    confirmed(LAW)
    assert forget_names(at=NOW + dt.timedelta(days=729)) == 0
    assert forget_names(at=NOW + dt.timedelta(days=731)) == 1
    assert [(row.by, row.deed) for row in queries.history(LAW)] == [("", "confirmed")]

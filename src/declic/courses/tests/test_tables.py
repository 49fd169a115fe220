"""Lists come in as they are, whole or not at all, once; and go out so that they can come in."""

from __future__ import annotations

import datetime as dt
from itertools import chain

import pytest
from django.utils import translation

from declic.courses.actions.dates import move_date
from declic.courses.actions.importing import Taken, bring, forget_tables, look, take_over
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import (
    Contact,
    Course,
    CourseDate,
    Host,
    Incoming,
    State,
    Trainer,
)
from declic.courses.queries.choices import STATES, known_words
from declic.courses.queries.columns import LISTS
from declic.courses.queries.exporting import KINDS, columns_of, rows_of
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import (
    AT,
    DAY,
    Office,
    dated,
    filled,
    member,
    office,
    promised,
    trainer,
    when,
)
from declic.courses.words import ROW_WORDS
from declic.people.models import Role
from declic.tables.models import RowError
from declic.tables.queries import columns, parsers, read, write_csv, write_xlsx

FRENCH = """Réf;École;Code postal;Date;Début;Nombre de jeunes;Langues;GSM autorisés;Coach;Statut
K-1;École des Tilleuls;4000;10/03/2027;9h00;22;français;non;C. Diallo;prévue
K-2;De Linde;2000;12/01/2026;13:30;18;nl, fr;oui;;donnée
;Centre du Chêne;5030;;;15;arabe;;;
"""


def came(of: Office, data: bytes | str, kind: str = "courses") -> Incoming:
    raw = data.encode() if isinstance(data, str) else data
    return bring(
        programme=of.programme,
        kind=kind,
        name="list.csv",
        data=raw,
        remembers=True,
        by=of.coordinator,
        at=AT,
    )


def given(of: Office, kind: str, language: str) -> str:
    """Take a list out, as somebody who reads a language."""
    of.coordinator.language = language
    of.coordinator.save()
    return Browser(of.coordinator).get(f"/office/tables/{kind}.csv").text.removeprefix("\ufeff")


def proposed(found: Incoming) -> dict[str, int | None]:
    header = read(bytes(found.data), found.name).header
    fields = LISTS[found.kind]
    return columns(programme=found.programme, kind=found.kind, header=header, fields=fields)


def take(of: Office, data: bytes | str, kind: str = "courses", *, skips: bool = False) -> Taken:
    found = came(of, data, kind)
    return take_over(incoming=found, columns=proposed(found), skips=skips, by=of.coordinator, at=AT)


def numbers() -> tuple[int, ...]:
    return tuple(each.objects.count() for each in (Host, Contact, Course, CourseDate))


@pytest.mark.django_db
def test_a_french_spreadsheet_is_taken_as_it_is() -> None:
    of = office()
    assert take(of, FRENCH.replace("Réf;", "Référence;")) == Taken(new=3)
    coming = Course.objects.get(external_id="K-1")
    assert (coming.state, coming.phones, coming.languages) == (State.DATED, "away", ["fr"])
    assert coming.dates.get().starts_at == dt.datetime(2027, 3, 10, 8, 0, tzinfo=dt.UTC)
    past = Course.objects.get(external_id="K-2")
    assert (past.state, past.from_before, past.year) == (State.CLOSED, True, 2026)
    asked = Course.objects.get(host__name="Centre du Chêne")
    assert (asked.state, asked.host.province) == (State.RECEIVED, "WNA")


@pytest.mark.django_db
def test_the_same_table_twice_has_one_effect() -> None:
    of = office()
    take(of, FRENCH)
    before = numbers()
    assert take(of, FRENCH) == Taken(known=3)
    assert numbers() == before


@pytest.mark.django_db
def test_one_fault_keeps_every_row_out_and_is_told_with_its_row_and_column() -> None:
    of = office()
    faulty = FRENCH + "K-4;;1000;31/02/2027;;0;klingon;peut-être;;\n"
    with pytest.raises(CourseRefusedError, match="rows"):
        take(of, faulty)
    assert numbers() == (0, 0, 0, 0)
    found = came(of, faulty)
    wrong = [each for each in look(found, proposed(found), today=DAY) if isinstance(each, RowError)]
    assert {each.number for each in wrong} == {5}
    assert {each.title for each in wrong} >= {"École", "Date", "Nombre de jeunes", "Langues"}


@pytest.mark.django_db
def test_rows_with_a_fault_are_left_out_when_somebody_says_so() -> None:
    of = office()
    assert take(of, FRENCH + "K-4;;;;;;;;;\n", skips=True) == Taken(new=3, left_out=1)


@pytest.mark.django_db
def test_ages_the_wrong_way_round_are_a_fault_of_their_row() -> None:
    of = office()
    found = came(of, "School;Age from;Age to\nX;15;13\n")
    (row,) = look(found, proposed(found), today=DAY)
    assert isinstance(row, RowError)


@pytest.mark.django_db
def test_what_was_chosen_is_remembered_for_the_next_table_of_that_kind() -> None:
    of = office()
    found = came(of, "Waar;Wie\nDe Linde;20\n")
    chosen = {**proposed(found), "host_name": 0, "group_size": 1}
    take_over(incoming=found, columns=chosen, skips=False, by=of.coordinator, at=AT)
    again = came(of, "Waar;Wie\nDe Berk;21\n")
    assert (proposed(again)["host_name"], proposed(again)["group_size"]) == (0, 1)


@pytest.mark.django_db
def test_a_table_is_taken_over_once_and_forgotten_after_a_day() -> None:
    of = office()
    found = came(of, FRENCH)
    take_over(incoming=found, columns=proposed(found), skips=False, by=of.coordinator, at=AT)
    with pytest.raises(CourseRefusedError, match="taken"):
        take_over(incoming=found, columns={}, skips=False, by=of.coordinator, at=AT)
    came(of, FRENCH)
    assert forget_tables(at=AT + dt.timedelta(hours=23)) == 0
    assert forget_tables(at=AT + dt.timedelta(hours=25)) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["courses", "trainers"])
def test_who_may_not_brings_nothing(kind: str) -> None:
    of = office()
    other = member(of.programme, Role.Kind.TRAINER, "t@clairiere.example")
    by = of.coordinator if kind == "trainers" else other
    with pytest.raises(CourseRefusedError, match="may"):
        bring(
            programme=of.programme,
            kind=kind,
            name="x",
            data=b"x",
            remembers=False,
            by=by,
            at=AT,
        )


@pytest.mark.django_db
def test_trainers_come_with_an_account_that_nobody_can_sign_in_to() -> None:
    of = office()
    data = "Name;E-mail;Talen;Provincies;Maximum par mois\nAmina A.;a@x.example;fr, ar;Luik;4\n"
    found = bring(
        programme=of.programme,
        kind="trainers",
        name="t.csv",
        data=data.encode(),
        remembers=True,
        by=None,
        at=AT,
    )
    take_over(incoming=found, columns=proposed(found), skips=False, by=None, at=AT)
    made = Trainer.objects.select_related("person").get()
    assert (made.languages, made.provinces, made.most_a_month) == (["fr", "ar"], ["WLG"], 4)
    assert not made.person.has_usable_password()
    assert made.person.roles.get().kind == Role.Kind.TRAINER


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", ["hosts", "contacts", "courses"])
def test_a_list_that_went_out_comes_in_again_and_changes_nothing(kind: str, form: str) -> None:
    of = office()
    course = filled(of)
    promised(of, dated(of, course), trainer(of))
    Course.objects.update(external_id="K-1", needs="=1+1")
    told = list(rows_of(kind, of.coordinator, on=DAY))
    titles = columns_of(kind, "fr")
    data = write_csv(titles, told) if form == "csv" else write_xlsx(titles, told, kind)
    before = numbers()
    assert take(of, data, kind).new == 0
    assert numbers() == before
    assert Course.objects.get().needs == "=1+1"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "school"), [("fr", "École"), ("nl", "School"), ("en", "School")]
)
def test_a_list_is_given_in_its_readers_words_and_understood_again(
    language: str, school: str
) -> None:
    of = office()
    dated(of, filled(of))
    told = given(of, "courses", language)
    assert (f";{school};" in told, ";school;" in told) == (True, False)
    assert take(of, told).new == 0


@pytest.mark.parametrize("name", sorted(ROW_WORDS))
@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_every_choice_is_understood_as_the_office_writes_it(name: str, language: str) -> None:
    earned = dict.fromkeys(("delivered", "followed_up", "closed"), "past") | {"ready": "dated"}
    parse = next(each.parse for each in chain(*LISTS.values()) if each.name == name)
    with translation.override(language):
        for key, word in ROW_WORDS[name].items():
            wanted = earned.get(key, key)
            assert parse(str(word)) in {wanted, (wanted,)}


@pytest.mark.django_db
def test_dates_are_titled_in_their_readers_language() -> None:
    of = office()
    dated(of, filled(of))
    assert given(of, "dates", "nl").startswith("Vorming;Gastplaats;Provincie;Datum;Van;")


@pytest.mark.django_db
@pytest.mark.parametrize(("year", "warned"), [(2015, True), (2024, False)])
def test_whoever_brings_what_will_be_erased_is_told_so_first(year: int, warned: bool) -> None:  # noqa: FBT001
    of = office()
    found = came(of, FRENCH.replace("12/01/2026", f"12/01/{year}"))
    page = Browser(of.coordinator).get(f"/office/tables/in/{found.pk}").text
    assert ("1 row tells of a date more than seven years ago" in page) == warned


@pytest.mark.django_db
def test_a_course_without_a_key_comes_back_as_itself() -> None:
    of = office()
    course = filled(of)
    dated(of, course)
    dated(of, course, when(11, part=2))
    told = list(rows_of("courses", of.coordinator, on=DAY))
    before = numbers()
    assert take(of, write_csv(columns_of("courses", "fr"), told)).new == 0
    assert numbers() == before
    assert Course.objects.get().external_id == ""


@pytest.mark.django_db
def test_what_a_course_of_another_programme_is_called_names_none_here() -> None:
    of, other = office(), office("Bosrand")
    filled(of)
    told = list(rows_of("courses", of.coordinator, on=DAY))
    assert take(other, write_csv(columns_of("courses", "fr"), told)).new == 1
    assert Course.objects.filter(programme=of.programme).count() == 1


@pytest.mark.django_db
def test_a_table_that_comes_again_does_not_bring_back_where_a_date_stood() -> None:
    of = office()
    take(of, FRENCH)
    date = CourseDate.objects.get(course__external_id="K-1")
    for day in (20, 21):
        move_date(date=date, when=when(day), by=of.coordinator, at=AT)
    told = list(rows_of("courses", of.coordinator, on=DAY))
    move_date(date=date, when=when(22, group="B"), by=of.coordinator, at=AT)
    take(of, FRENCH)
    take(of, write_csv(columns_of("courses", "fr"), told))
    assert CourseDate.objects.filter(course__external_id="K-1").count() == 1
    take(of, FRENCH.replace("10/03/2027", "17/03/2027"))
    assert CourseDate.objects.filter(course__external_id="K-1").count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("state", [State.DELIVERED, State.FOLLOWED_UP, State.CLOSED])
def test_what_was_delivered_gets_no_other_date_and_keeps_no_row_out(state: State) -> None:
    of = office()
    take(of, FRENCH)
    Course.objects.filter(external_id="K-1").update(state=state)
    assert take(of, FRENCH.replace("10/03/2027", "17/03/2027")) == Taken(known=3)
    assert CourseDate.objects.filter(course__external_id="K-1").count() == 1


@pytest.mark.django_db
def test_each_list_shows_what_its_reader_sees_and_nothing_of_others() -> None:
    of, other = office(), office("Bosrand")
    promised(of, dated(of, filled(of)), trainer(of))
    for kind in KINDS:
        assert len(list(rows_of(kind, of.coordinator, on=DAY))) >= 1
        assert list(rows_of(kind, other.coordinator, on=DAY)) == []


def test_the_lists_know_every_choice_of_the_database() -> None:
    for known, stored in known_words():
        assert known == stored
    assert set(STATES) == {"received", "talking", "dated", "cancelled", "past"}
    for state in State:
        assert parsers.one_of(STATES)(state.value)

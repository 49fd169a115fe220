"""Letters, mails and calendars of a course, as the office opens them."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from docx import Document
from icalendar import Calendar
from pypdf import PdfReader

from declic.courses.actions.courses import change_course
from declic.courses.actions.dates import cancel_date, move_date
from declic.courses.actions.hosts import change_contact
from declic.courses.actions.trainers import ask
from declic.courses.actions.writing import remind
from declic.courses.models import Assignment, Course, CourseDate, Trainer
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import (
    AT,
    Office,
    dated,
    filled,
    host,
    member,
    office,
    promised,
    trainer,
    when,
)
from declic.courses.tests.test_reminders import at as moment
from declic.letters.models import Cost, Feed
from declic.people.models import Person, Purpose, Role
from declic.post.models import KeptAttachment, Mail

pytestmark = pytest.mark.django_db
WHICH = re.compile(r"/mail\?which=([^\"]+)")
ADDRESS = re.compile(r"<code class=\"address\">http[^<]+?(/calendar/[\w-]+\.ics)</code>")


def written(of: Office, **fields: object) -> tuple[Course, CourseDate, Trainer]:
    """Make a course with a host that can be written to, a date and a trainer who accepted."""
    course = filled(of, host(of, **{"street": "Rue des Tilleuls 1", "city": "Liège", **fields}))
    assert course.host_adult is not None
    told = {"email": "head@school.example", "language": "fr"}
    change_contact(contact=course.host_adult, fields=told, by=of.coordinator, at=AT)
    date, who = dated(of, course), trainer(of)
    promised(of, date, who)
    return Course.objects.get(pk=course.pk), date, who


def at(course: Course, part: str) -> str:
    return f"/office/courses/{course.pk}/{part}"


def said(body: bytes) -> str:
    pages = PdfReader(BytesIO(body)).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def raw(of: Office, address: str, **asked: str) -> bytes:
    answer = Browser(of.coordinator).client.get(address, asked)
    assert answer.status_code == 200
    return bytes(answer.content)


def test_the_page_lists_letters_with_what_they_lack_and_mails_with_their_state() -> None:
    course, _, _ = written(of := office())
    page = Browser(of.coordinator).get(at(course, "letters"))
    assert page.status == 200
    for word in ("Letter of confirmation", "Set-up list", "Note to parents, before", "The room"):
        assert word in page.text
    assert "guardians" not in page.text
    assert "Reminder to the host, a week before" in page.text
    assert "Reminder to the trainer, the day before" in page.text


def test_a_reception_centre_has_notes_to_guardians() -> None:
    course, _, _ = written(of := office(), kind="reception_centre")
    page = Browser(of.coordinator).get(at(course, "letters"))
    assert "Note to guardians, before" in page.text
    assert "Note to parents" not in page.text


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de"])
def test_a_letter_is_a_page_a_pdf_and_a_document(language: str) -> None:
    course, _, _ = written(of := office())
    page = Browser(of.coordinator).get(at(course, "letters/confirmation"), language=language)
    assert "C. Diallo" in page.text
    shown = said(raw(of, at(course, "letters/confirmation.pdf"), language=language))
    assert "Rue des Tilleuls 1, 4000 Liège" in shown
    made = Document(BytesIO(raw(of, at(course, "letters/confirmation.docx"), language=language)))
    assert made.core_properties.language == language


@pytest.mark.parametrize(
    "part",
    [
        "letters/nothing",
        "letters/mail-confirmation",
        "letters/words",
        "letters/guardians-before",
        "letters/confirmation.exe",
        "letters/nothing.pdf",
        "mail?which=nothing",
        "mail",
    ],
)
def test_what_a_course_does_not_have_is_not_there(part: str) -> None:
    course, _, _ = written(of := office())
    assert Browser(of.coordinator).get(at(course, part)).status == 404


@pytest.mark.parametrize(
    "part",
    ["letters", "letters/confirmation", "letters/confirmation.pdf", "mail", "letters/costs.docx"],
)
def test_letters_of_another_organisation_do_not_exist(part: str) -> None:
    course, _, who = written(office())
    other = office("Autre")
    assert Browser(other.coordinator).get(at(course, part)).status == 404
    # A trainer sees the course, and not its letters.
    assert Browser(who.person).get(at(course, part)).status == 404


def test_costs_that_are_known_stand_in_the_letter_and_none_else() -> None:
    course, _, _ = written(of := office())
    desk = Browser(of.coordinator)
    assert "asks for no payment" in desk.get(at(course, "letters/costs"), language="en").text
    assert desk.post(at(course, "costs"), what="Train", amount="12,50").status == 302
    assert desk.post(at(course, "costs"), what="Papers", amount="1 000").status == 302
    shown = said(raw(of, at(course, "letters/costs.pdf"), language="en"))
    assert "Train: €12.50" in shown
    assert "Together: €1,012.50" in shown
    assert "asks for no payment" not in shown
    desk.post(at(course, f"costs/{Cost.objects.get(what='Train').pk}/drop"))
    assert [each.what for each in Cost.objects.all()] == ["Papers"]


@pytest.mark.parametrize(
    ("what", "amount", "sentence"),
    [
        ("", "5", "Say what it is for."),
        ("Train", "a lot", "Write the amount as"),
        ("x" * 121, "5", "That is too long"),
        ("Train", "-5", "Write the amount as"),
    ],
)
def test_a_cost_that_is_none_is_refused_and_stays_typed(
    what: str, amount: str, sentence: str
) -> None:
    course, _, _ = written(of := office())
    page = Browser(of.coordinator).post(at(course, "costs"), what=what, amount=amount)
    assert page.status == 422
    assert sentence in page.text
    assert amount in page.text
    assert not Cost.objects.exists()


def preview(of: Office, course: Course, kind: str) -> str:
    """Give the key of a mail, as the page links to it."""
    found: list[str] = WHICH.findall(Browser(of.coordinator).get(at(course, "letters")).text)
    return next(each for each in found if each.startswith(f"{kind}%3A")).replace("%3A", ":")


def test_a_mail_is_looked_at_and_goes_out_with_its_letters_and_calendar() -> None:
    course, date, _ = written(of := office())
    desk, which = Browser(of.coordinator), preview(of, course, "mail-confirmation")
    page = desk.get(at(course, "mail"), which=which)
    assert "head@school.example" in page.text
    assert "Votre formation 2027-001 est confirmée" in page.text
    assert not Mail.objects.exists()
    typed = {"which": which, "subject": "Bonjour", "text": "À bientôt"}
    assert desk.post(at(course, "mail"), typed).status == 302
    assert desk.post(at(course, "mail"), typed).status == 302
    (mail,) = Mail.objects.all()
    assert (mail.to, mail.subject, mail.text) == ("head@school.example", "Bonjour", "À bientôt")
    files = {each.name: bytes(each.data) for each in KeptAttachment.objects.all()}
    names = ["2027-001-agreement.pdf", "2027-001-confirmation.pdf", "2027-001.ics"]
    assert sorted(files) == names
    (event,) = Calendar.from_ical(files["2027-001.ics"]).walk("VEVENT")
    assert str(event["uid"]) == f"{date.pk}@declic"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"subject": "Hello\r\nBcc: all@x.example"}, "A subject is one line."),
        ({"subject": ""}, "The subject is empty."),
        ({"subject": "x" * 10_000}, "The subject is too long"),
        ({"text": " "}, "The text is empty."),
    ],
)
def test_a_mail_that_cannot_be_sent_is_refused_and_stays_typed(
    typed: dict[str, str], sentence: str
) -> None:
    course, _, _ = written(of := office())
    told = {"which": preview(of, course, "mail-confirmation"), "subject": "S", "text": "Kept text"}
    page = Browser(of.coordinator).post(at(course, "mail"), {**told, **typed})
    assert page.status == 422
    assert sentence in page.text
    assert typed.get("text") or "Kept text" in page.text
    assert not Mail.objects.exists()


def test_of_a_reception_centre_no_letter_goes_by_mail_and_no_place_is_named() -> None:
    course, _, _ = written(of := office(), kind="reception_centre", name="Centre du Bois")
    which = preview(of, course, "mail-confirmation")
    page = Browser(of.coordinator).get(at(course, "mail"), which=which)
    assert "Of a reception centre it says neither name nor place" in page.text
    typed = {"which": which, "subject": "S", "text": "T"}
    Browser(of.coordinator).post(at(course, "mail"), typed)
    (file,) = KeptAttachment.objects.all()
    assert file.name == "2027-001.ics"
    for word in ("Bois", "Tilleuls", "Liège", "LOCATION"):
        assert word not in bytes(file.data).decode()


def test_a_reminder_sent_by_hand_is_not_sent_again_by_the_clock() -> None:
    course, _, _ = written(of := office())
    Course.objects.filter(pk=course.pk).update(state="dated")
    typed = {"which": preview(of, course, "remind-week-host"), "subject": "S", "text": "T"}
    Browser(of.coordinator).post(at(course, "mail"), typed)
    remind(at=moment(-7))
    assert Mail.objects.filter(to="head@school.example").count() == 1


def test_a_demonstrations_mail_is_written_and_never_sent() -> None:
    course, _, _ = written(of := office())
    Course.objects.update(purpose=Purpose.DEMO)
    typed = {"which": preview(of, course, "mail-confirmation"), "subject": "S", "text": "T"}
    Browser(of.coordinator).post(at(course, "mail"), typed)
    assert Mail.objects.get().state == "shown"


def test_who_is_asked_to_lead_gets_a_link_and_an_invitation() -> None:
    of = office()
    course, date, _ = written(of)
    other = trainer(of, "second@clairiere.example")
    ask(date=date, trainer=other, part=Assignment.Part.SECOND, by=of.coordinator, at=AT)
    typed = {"which": preview(of, course, "mail-trainer"), "subject": "S", "text": "T"}
    Browser(of.coordinator).post(at(course, "mail"), typed)
    mail = Mail.objects.get()
    assert mail.to == "second@clairiere.example"
    assert mail.text.endswith("/office/own")
    (file,) = KeptAttachment.objects.all()
    read = Calendar.from_ical(bytes(file.data))
    assert str(read["method"]) == "REQUEST"
    (event,) = read.walk("VEVENT")
    assert str(event["attendee"]) == "mailto:second@clairiere.example"
    assert str(event["status"]) == "TENTATIVE"


def feed(person: Person) -> str:
    page = Browser(person).post("/office/calendar", do="make")
    found = ADDRESS.search(page.text)
    assert found
    return str(found[1])


def events(address: str) -> list[dict[str, str]]:
    answer = Browser(None).client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(answer.content).walk("VEVENT")
    return [{key.lower(): str(value) for key, value in event.items()} for event in found]


def test_a_feed_has_the_own_dates_and_follows_them() -> None:
    of = office()
    course, date, who = written(of)
    address = feed(who.person)
    (event,) = events(address)
    assert (event["summary"], event["status"]) == (
        "Course 2027-001: École des Tilleuls",
        "CONFIRMED",
    )
    assert "Rue des Tilleuls 1" in event["location"]
    move_date(date=date, when=when(day=11), by=of.coordinator, at=AT)
    assert events(address)[0]["sequence"] == "1"
    cancel_date(date=date, by=of.coordinator, at=AT)
    assert (events(address)[0]["uid"], events(address)[0]["status"]) == (event["uid"], "CANCELLED")
    assert course.label in event["summary"]


def test_a_feed_of_a_reception_centre_says_no_name_and_no_place() -> None:
    _, _, who = written(office(), kind="reception_centre", name="Centre du Bois")
    (event,) = events(feed(who.person))
    assert event["summary"] == "Course 2027-001"
    assert "location" not in event
    assert "once you have signed in" in event["description"]


def test_a_feed_asked_again_is_told_that_nothing_changed() -> None:
    of = office()
    _, date, who = written(of)
    address, client = feed(who.person), Browser(None).client
    tag = client.get(address)["ETag"]
    known = {"If-None-Match": tag}
    assert client.get(address, headers=known).status_code == 304
    move_date(date=date, when=when(day=11), by=of.coordinator, at=AT)
    assert client.get(address, headers=known).status_code == 200


def test_a_renewed_or_ended_address_is_no_address_any_more() -> None:
    _, _, who = written(office())
    first = feed(who.person)
    second = feed(who.person)
    client = Browser(None).client
    assert [client.get(each).status_code for each in (first, second)] == [404, 200]
    Browser(who.person).post("/office/calendar", do="end")
    assert client.get(second).status_code == 404
    assert not Feed.objects.exists()


def test_only_a_fingerprint_of_an_address_is_kept() -> None:
    _, _, who = written(office())
    secret = feed(who.person).removeprefix("/calendar/").removesuffix(".ics")
    assert secret not in str(Feed.objects.values())


def test_an_address_ends_with_the_role() -> None:
    _, _, who = written(office())
    address = feed(who.person)
    Role.objects.filter(person=who.person).update(ends_on=AT.date().replace(year=2026))
    assert Browser(None).client.get(address).status_code == 404


def test_a_feed_has_only_what_is_ones_own() -> None:
    of = office()
    written(of)
    stranger = member(of.programme, Role.Kind.TRAINER, "new@clairiere.example")
    assert events(feed(stranger)) == []


def test_a_single_date_is_a_file_for_whoever_sees_it() -> None:
    of = office()
    _, date, who = written(of)
    address = f"/office/dates/{date.pk}/calendar.ics"
    assert Browser(who.person).get(address).status == 200
    assert Browser(office("Autre").coordinator).get(address).status == 404


def test_the_number_of_queries_does_not_grow_with_the_dates(
    django_assert_max_num_queries: object,
) -> None:
    of = office()
    course, _, _ = written(of)
    client = Browser(of.coordinator).client
    with django_assert_max_num_queries(45) as few:  # type: ignore[operator]
        client.get(at(course, "letters"))
    for day in range(11, 21):
        dated(of, course, when(day=day))
    with django_assert_max_num_queries(len(few.captured_queries)):  # type: ignore[operator]
        client.get(at(course, "letters"))


def test_words_of_the_own_organisation_are_changed_on_a_page() -> None:
    of = office()
    course, _, _ = written(of)
    desk = Browser(of.coordinator)
    page = f"/office/letters/{of.organisation.pk}/confirmation/fr"
    assert desk.get(f"/office/letters/{of.organisation.pk}").status == 200
    assert desk.post(page, part="own", text="Du café {{user.password}}").status == 302
    assert "{{user.password}}" in desk.get(page).text
    shown = desk.get(at(course, "letters/confirmation"), language="fr").text
    assert "Du café {{user.password}}" in shown
    assert "These look like placeholders and are none" in shown
    long = desk.post(page, part="own", text="x" * 10_000)
    assert (long.status, "x" * 10_000 in long.text) == (422, True)
    assert Browser(office("Autre").coordinator).get(page).status == 404


def test_a_course_with_nothing_in_it_still_has_letters_with_lines_to_fill() -> None:
    of = office()
    course, _, _ = written(of)
    fields = {"host_adult": None, "coach": None, "responsible": "", "phones": "", "plan": ""}
    bare = change_course(course=course, fields=fields, by=of.coordinator, at=AT)
    page = Browser(of.coordinator).get(at(bare, "letters"))
    assert "Neither the adult of the host nor the coach has a mail address" in page.text
    for name in ("confirmation", "agreement", "set-up", "parents-before"):
        assert "……" in said(raw(of, at(bare, f"letters/{name}.pdf"), language="en"))


def test_the_machines_owner_is_told_that_there_are_no_dates_without_an_account() -> None:
    page = Browser(None).get("/office/calendar")
    assert (page.status, "Sign in with an account of your own" in page.text) == (200, True)
    assert "<button" not in page.text.partition("<main")[2]

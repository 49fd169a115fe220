"""The pages of both sides: who is let in, what is refused with words, what a form brings."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from declic.courses.models import Assignment, Course, CourseDate, State, Trainer
from declic.courses.tests.office import AT, dated, member, promised, trainer, when
from declic.kernel.ids import new_id
from declic.laptops.models import Bundle, Office, Opened, Outgoing, Prepared, Receipt, Result
from declic.laptops.rules.envelope import LARGEST
from declic.live.models import Session
from declic.people.models import Person, Role, Vetting
from tests.laptops.sides import (
    Side,
    begun,
    bytes_of,
    carried,
    held,
    opened,
    packed,
    prepared_office,
    press,
)

ALONG = {"unreviewed": ["fr", "nl"], "by_name": "C. Diallo"}
SURE = {"sure": "yes", **ALONG}


def browser(who: Person | None, language: str = "fr") -> Client:
    """Sign somebody in; None is the machine's owner."""
    client = Client(headers={"Accept-Language": language})
    if who is None:
        session = client.session
        session["owner"] = True
        session.save()
    else:
        Person.objects.filter(pk=who.pk).update(language=language)
        client.force_login(who)
    return client


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("a.declic", data)


def words(page: Any) -> str:
    return str(page.content.decode())


def addresses(side: Side) -> list[str]:
    given = packed(side)
    _, _, made = carried(side)
    receipt = browser(None).post("/office/results", {"file": file(bytes_of(made))})
    return [
        f"/office/dates/{side.date.pk}/open",
        f"/office/dates/{side.date.pk}/take-along",
        f"/office/bundles/{given.bundle.pk}",
        receipt.headers["Location"],
        f"{receipt.headers['Location']}/file",
    ]


def test_of_another_organisation_nobody_sees_a_page(side: Side) -> None:
    paths = addresses(side)
    other = prepared_office("Zeewind")
    helper = member(side.of.programme, Role.Kind.CO_FACILITATOR, "helper@example.org")
    for who in (other.trainer, other.of.coordinator, helper):
        assert {browser(who).get(path).status_code for path in paths} == {404}
    own = (side.trainer, side.of.coordinator, None)
    assert {browser(who).get(path).status_code for who in own for path in paths} == {200}


def test_a_stranger_is_let_in_nowhere(side: Side) -> None:
    paths = [*addresses(side), "/office/results", "/host/laptop"]
    assert {Client().get(path).status_code for path in paths} <= {302, 403}


def test_another_organisations_results_are_in_no_list(side: Side) -> None:
    _, _, made = carried(side)
    browser(side.trainer).post("/office/results", {"file": file(bytes_of(made))})
    other = prepared_office("Zeewind")
    assert "École" in words(browser(side.of.coordinator).get("/office/results"))
    assert "École" not in words(browser(other.of.coordinator).get("/office/results"))


def test_one_press_opens_the_session_of_a_date_and_the_course_hears_of_its_end(
    side: Side,
) -> None:
    leads = browser(side.trainer)
    pressed = leads.post(f"/office/dates/{side.date.pk}/open", SURE)
    session = UUID(pressed.headers["Location"].rpartition("/")[2])
    row = Session.objects.get(pk=session)
    organisation = side.of.organisation.pk
    assert (row.course, row.group, row.part) == (side.course.pk, "A", 1)
    assert (row.organisation_id, row.opened_by) == (organisation, side.trainer)
    assert (row.responsible, row.deputy, row.unreviewed_by) == (
        "C. Diallo",
        "A. Peeters",
        "C. Diallo",
    )
    press(session, "end")
    date = CourseDate.objects.get(pk=side.date.pk)
    assert (date.session, date.ended_at, date.present) == (session, AT, None)
    press(session, "present", present="21")
    assert CourseDate.objects.get(pk=side.date.pk).present == 21


def test_what_is_not_switched_on_by_name_is_not_led(side: Side) -> None:
    path = f"/office/dates/{side.date.pk}/open"
    refused = browser(side.trainer).post(path, {**SURE, "by_name": " "})
    assert refused.status_code == 422
    assert "nom" in words(refused)
    assert not Session.objects.exists()


def test_a_course_that_is_not_ready_opens_nothing_and_goes_nowhere(side: Side) -> None:
    side.course.state = State.DATED
    side.course.save()
    leads = browser(side.trainer)
    opening = leads.post(f"/office/dates/{side.date.pk}/open", SURE)
    along = leads.post(f"/office/dates/{side.date.pk}/take-along", {"date": str(side.date.pk)})
    assert (opening.status_code, along.status_code) == (409, 422)
    assert "pas prête" in words(opening)
    assert (Session.objects.count(), Bundle.objects.count()) == (0, 0)


@pytest.mark.parametrize("how", ["never", "lapsed", "a co-facilitator"])
def test_nobody_without_a_vetting_opens_a_date_or_takes_it_along(side: Side, how: str) -> None:
    """A course may be ready before somebody's note lapses, or is taken away."""
    notes = Vetting.objects.filter(person=side.trainer)
    if how == "never":
        notes.delete()
    elif how == "lapsed":
        notes.update(check_again_on=AT.date() - dt.timedelta(days=1))
    else:
        beside = trainer(side.of, "beside@example.org", vetted=False)
        told = {"part": Assignment.Part.SECOND, "answer": Assignment.Answer.ACCEPTED}
        Assignment.objects.create(date=side.date, trainer=beside, asked_at=AT, **told)
    path = f"/office/dates/{side.date.pk}"
    for who in (side.trainer, side.of.coordinator, None):
        leads = browser(who, "en")
        shown, pressed = leads.get(f"{path}/open"), leads.post(f"{path}/open", SURE)
        along = leads.post(f"{path}/take-along", {"date": str(side.date.pk), **ALONG})
        assert (pressed.status_code, along.status_code) == (409, 422)
        for page in (shown, pressed, along):
            assert "for work with minors was seen" in words(page)
    assert (Session.objects.count(), Bundle.objects.count()) == (0, 0)


def test_a_coordinator_opens_what_the_own_vetting_allows_and_a_demonstration_asks_none(
    side: Side,
) -> None:
    path = f"/office/dates/{side.date.pk}/open"
    leads = browser(side.of.coordinator)
    assert leads.post(path, SURE).status_code == 409
    Course.objects.update(purpose="demo")
    assert leads.post(path, SURE).status_code == 302


def test_a_date_that_was_held_is_not_opened_again(side: Side) -> None:
    leads = browser(side.trainer)
    pressed = leads.post(f"/office/dates/{side.date.pk}/open", SURE)
    session = UUID(pressed.headers["Location"].rpartition("/")[2])
    press(session, "present", present="20")
    press(session, "end")
    assert leads.post(f"/office/dates/{side.date.pk}/open", SURE).status_code == 409


def test_the_file_is_made_given_and_opened_by_forms_alone(side: Side) -> None:
    leads = browser(side.trainer)
    given = leads.post(
        f"/office/dates/{side.date.pk}/take-along", {**SURE, "date": str(side.date.pk)}
    )
    path = re.search(r"/office/bundles/[\w-]+", words(given))
    assert path is not None
    data = leads.get(path[0]).content
    laptop = browser(None)
    asked = laptop.post("/host/laptop/open", {"file": file(data)})
    assert "Clairière" in words(asked)
    signs = re.findall(r"[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}", words(given))
    assert signs[0] in words(asked)
    fields = dict(re.findall(r'name="(waits|compared)" value="([^"]+)"', words(asked)))
    assert laptop.post("/host/laptop/trust", fields).status_code == 302
    page = words(laptop.get("/host/laptop"))
    assert "C. Diallo" in page
    assert "groupe A" in page


def test_a_file_without_the_courses_own_language_is_made_only_when_somebody_says_so(
    side: Side,
) -> None:
    leads = browser(side.trainer)
    path = f"/office/dates/{side.date.pk}/take-along"
    asked = leads.post(path, {"date": str(side.date.pk)})
    assert (asked.status_code, Bundle.objects.count()) == (422, 0)
    assert "Cela peut rester éteint" in words(asked)
    assert leads.post(path, {"date": str(side.date.pk), "without": "yes"}).status_code == 200
    assert Bundle.objects.count() == 1


def test_every_ticked_date_is_looked_at_for_languages_that_would_stay_off(side: Side) -> None:
    sibling = another_ready(side)
    CourseDate.objects.filter(pk=side.date.pk).update(plan="gone")
    leads, path = browser(side.of.coordinator), f"/office/dates/{side.date.pk}/take-along"
    asked = leads.post(path, {"date": str(sibling.pk)})
    assert (asked.status_code, Bundle.objects.count()) == (422, 0)
    # What the sibling needs can be switched on here, though the page's own date has no plan.
    assert re.search(r'name="unreviewed" value="nl"', words(asked))
    assert leads.post(path, {**SURE, "date": str(sibling.pk)}).status_code == 200


def another_ready(side: Side) -> CourseDate:
    """Give the course one more date, with the same trainer."""
    date = dated(side.of, side.course, when(11))
    promised(side.of, date, Trainer.objects.get(person=side.trainer))
    Course.objects.filter(pk=side.course.pk).update(state=State.READY)
    return date


BAD: list[tuple[str, dict[str, Callable[[], object]]]] = [
    ("/host/laptop/open", {}),
    ("/host/laptop/open", {"file": lambda: file(b"x" * 400)}),
    ("/host/laptop/open", {"file": lambda: file(b"")}),
    ("/host/laptop/open", {"file": lambda: file(b"[" * 100_000)}),
    ("/host/laptop/open", {"file": lambda: file(b"x" * (LARGEST + 1))}),
    ("/host/laptop/open", {"address": lambda: "http://office.example/x"}),
    ("/host/laptop/open", {"address": lambda: "file:///etc/passwd"}),
    ("/host/laptop/open", {"address": lambda: "https://127.0.0.1:1/x"}),
    ("/host/laptop/trust", {"waits": lambda: "x" * 64}),
    ("/host/laptop/receipt", {}),
    ("/host/laptop/receipt", {"code": lambda: "K7P3 MXQ2"}),
    ("/host/laptop/receipt", {"file": lambda: file(b"{}")}),
    ("/office/results", {}),
    ("/office/results", {"file": lambda: file(b"\xff")}),
    ("/office/results", {"file": lambda: file(b"x" * (LARGEST + 1))}),
]


@pytest.mark.parametrize(("path", "fields"), BAD)
@pytest.mark.usefixtures("side")
def test_bad_input_is_answered_with_words_and_leaves_nothing(
    path: str, fields: dict[str, Callable[[], object]]
) -> None:
    answered = browser(None).post(path, {name: made() for name, made in fields.items()})
    assert answered.status_code == 422
    assert 'role="alert"' in words(answered)
    kept = (Prepared, Office, Result, Receipt)
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0]


def test_over_the_network_words_come_as_json_and_the_receipt_as_bytes(side: Side) -> None:
    _, _, made = carried(side)
    stranger = Client(headers={"Accept-Language": "nl"})

    def sent(data: bytes) -> Any:
        return stranger.post("/office/laptop/results", data, content_type="application/json")

    bad = sent(b"hello")
    assert (bad.status_code, bad.json()["reason"]) == (422, "strange")
    assert "beschadigd" in bad.json()["sentence"]
    assert sent(b"x" * (LARGEST + 1)).status_code == 413
    first, again = sent(bytes_of(made)), sent(bytes_of(made))
    assert (first.status_code, first.content) == (200, again.content)
    assert stranger.get("/office/laptop/results").status_code == 405
    assert stranger.get("/office/laptop/bundles/x").status_code == 404


def test_what_belongs_to_no_date_or_file_is_not_found(side: Side) -> None:
    prepared = opened(packed(side).contents)
    laptop = browser(None)
    paths = (
        f"/host/laptop/hold/{new_id()}/{side.date.pk}",
        f"/host/laptop/results/{new_id()}",
        f"/host/laptop/send/{new_id()}",
    )
    assert {laptop.post(path).status_code for path in paths} == {404}
    path = f"/host/laptop/hold/{prepared.pk}/{side.date.pk}"
    assert laptop.post(path, {"session": "x"}).status_code == 404
    assert laptop.get(f"/host/laptop/results/{new_id()}/file").status_code == 404
    assert laptop.post(f"/host/laptop/send/{prepared.pk}").status_code == 422


def test_the_laptops_page_follows_a_date_from_opening_to_receipt(side: Side) -> None:
    prepared = opened(packed(side).contents)
    laptop = browser(None, "nl")
    assert "De sessie openen" in words(laptop.get("/host/laptop"))
    session = begun(side, prepared)
    assert f"/host/{session}" in words(laptop.get("/host/laptop"))
    press(session, "end")
    refused = laptop.post(f"/host/laptop/results/{prepared.pk}")
    assert refused.status_code == 422
    assert "hoeveel" in words(refused)
    press(session, "present", present="17")
    assert laptop.post(f"/host/laptop/results/{prepared.pk}").status_code == 302
    made = Outgoing.objects.get()
    path = f"/host/laptop/results/{made.pk}/file"
    assert path in words(laptop.get("/host/laptop"))
    office = browser(side.trainer).post("/office/results", {"file": file(laptop.get(path).content)})
    receipt = browser(side.trainer).get(f"{office.headers['Location']}/file").content
    assert laptop.post("/host/laptop/receipt", {"file": file(receipt)}).status_code == 302
    assert "het kantoor heeft de resultaten" in words(laptop.get("/host/laptop"))
    assert laptop.get(path).status_code == 404
    forget = f"/host/laptop/offices/{side.of.organisation.pk}/forget"
    assert laptop.post(forget).status_code == 302
    assert not Opened.objects.exists()


def test_the_first_page_and_the_checklist_say_what_waits(side: Side) -> None:
    prepared = opened(packed(side).contents)
    laptop = browser(None, "nl")
    assert "2026-001" in words(laptop.get("/host")) or "2027-001" in words(laptop.get("/host"))
    session = held(side, prepared)
    assert "1 sessie" in words(laptop.get("/host"))
    console = laptop.get(f"/host/{session}", follow=True)
    assert "Clairière" in words(console)


def test_a_trainers_own_dates_offer_to_open_and_to_take_along(side: Side) -> None:
    page = words(browser(side.trainer).get("/office/own"))
    assert f"/office/dates/{side.date.pk}/take-along" in page
    coordinator = words(browser(side.of.coordinator).get(f"/office/dates/{side.date.pk}"))
    assert f"/office/dates/{side.date.pk}/open" in coordinator


def test_what_answers_a_lost_file_is_not_taken_in_until_it_is_found(side: Side) -> None:
    _, _, made = carried(side)
    bundle = Bundle.objects.get()
    office = browser(side.trainer)
    path = f"/office/bundles/{bundle.pk}/lost"
    assert browser(prepared_office("Zeewind").trainer).post(path).status_code == 404
    assert office.post(path).status_code == 302
    refused = office.post("/office/results", {"file": file(bytes_of(made))})
    assert (refused.status_code, Result.objects.count()) == (422, 0)
    assert "perdu" in words(refused)
    assert office.post(path, {"found": "yes"}).status_code == 302
    assert office.post("/office/results", {"file": file(bytes_of(made))}).status_code == 302

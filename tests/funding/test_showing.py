"""A sponsor's logo is drawn anew; sentences of adults are read by a second person first."""

from __future__ import annotations

import datetime as dt
import zlib
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from declic.courses.models import Course, Host
from declic.courses.tests.office import AT, Office, member, office
from declic.funding.actions.charging import charge
from declic.funding.actions.links import renew_link
from declic.funding.actions.logos import take_logo
from declic.funding.actions.quotes import approve_quote, write_quote
from declic.funding.actions.refusals import FundingRefusedError
from declic.funding.models import Grant, Logo, Quote
from declic.funding.queries.sponsor import reading
from declic.funding.rules import quotes as rules
from declic.funding.rules.quotes import MOST_SHOWN
from declic.funding.tests.test_rules_of_pictures import chunk, jpeg, png
from declic.people.models import Role
from declic.people.tests.makers import owner
from tests.funding.grants import centre, delivered, grant, undo
from tests.funding.test_sponsor import words

pytestmark = pytest.mark.django_db
SECRET = b"GPS 50.846 4.352"


@pytest.fixture
def ours() -> Office:
    return office()


def link(of: Office, to: Grant) -> str:
    return f"/sponsor/{renew_link(grant=to, by=of.coordinator, at=AT)}"


def sent(desk: Client, to: Grant, data: bytes, name: str = "logo.png") -> Any:
    file = SimpleUploadedFile(name, data)
    return desk.post(f"/office/sponsors/{to.sponsor_id}/logo/new", {"logo": file})


def test_a_logo_is_shown_on_page_and_paper_until_it_is_removed(ours: Office) -> None:
    to, desk = grant(ours), owner()
    where = link(ours, to)
    plain = Client().get(f"{where}/pdf").content
    assert sent(desk, to, png()).status_code == 302
    shown = Client().get(f"{where}/logo")
    assert (shown["Content-Type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert 'class="logo"' in Client().get(where).content.decode()
    assert Client().get(f"{where}/pdf").content.count(b"/Image") > plain.count(b"/Image")
    assert desk.post(f"/office/sponsors/{to.sponsor_id}/logo/end").status_code == 302
    assert Client().get(f"{where}/logo").status_code == 404


def test_what_is_kept_of_a_logo_was_drawn_by_us(ours: Office) -> None:
    to = grant(ours)
    data = png(more=chunk(b"tEXt", b"Comment\0" + SECRET), after=SECRET)
    kept = take_logo(sponsor=to.sponsor, data=data, by=ours.coordinator, at=AT)
    assert SECRET in data
    assert SECRET not in bytes(kept.png)
    assert (kept.width, kept.height) == (48, 32)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "neither a PNG"),
        (png(50_000, 50_000), "too many pixels"),
        (png() + b"\0" * 600_000, "larger than 512 kB"),
        (png()[:60], "cannot be read"),
        (jpeg(), "cannot be read"),
    ],
)
def test_what_is_no_sound_picture_is_refused_with_a_sentence(
    ours: Office, data: bytes, said: str
) -> None:
    answered = sent(owner(), grant(ours), data)
    assert (answered.status_code, said in answered.content.decode()) == (422, True)
    assert not Logo.objects.exists()


def test_a_picture_that_holds_more_than_it_says_stays_small(ours: Office) -> None:
    """The head says 48 by 32, and a hundred megabytes follow."""
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 100_000_000))
    made = take_logo(sponsor=grant(ours).sponsor, data=png(more=rows), by=None, at=AT)
    assert (made.width, made.height) == (48, 32)


def said_of(of: Office, to: Grant, *, at: Host | None = None, present: int = 20) -> Quote:
    what = delivered(of, at, present=present)
    charge(grant=to, course=what, by=of.coordinator, at=AT)
    return noted(of, to, what, "All of them spoke.")


def noted(of: Office, to: Grant, what: Course, text: str) -> Quote:
    told: dict[str, Any] = {"text": text, "language": "en", "by": of.coordinator, "at": AT}
    return write_quote(grant=to, course=what, **told)


def test_a_sentence_is_read_only_once_a_second_person_approved_it(ours: Office) -> None:
    to = grant(ours)
    said = said_of(ours, to)
    second = member(ours.programme, Role.Kind.COORDINATOR, "second@clairiere.example")
    assert reading(to, today=AT.date()).quotes == []
    with pytest.raises(FundingRefusedError, match="same"):
        approve_quote(quote=said, by=ours.coordinator, at=AT)
    approve_quote(quote=said, by=second, at=AT)
    (shown,) = reading(to, today=AT.date()).quotes
    assert (shown.text, shown.source.place, shown.source.month) == (
        "All of them spoke.",
        "school",
        (2027, 3),
    )


def test_the_database_keeps_that_nobody_approves_their_own(ours: Office) -> None:
    said = said_of(ours, grant(ours))
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.filter(pk=said.pk).update(approved_by=ours.coordinator, approved_at=AT)


@pytest.mark.parametrize("form", ["", "/pdf"])
def test_page_and_paper_tell_the_month_but_never_of_a_reception_centre(
    ours: Office, form: str
) -> None:
    to = grant(ours)
    for where in (centre(ours), None):
        approve_quote(quote=said_of(ours, to, at=where), by=None, at=AT)
    with time_machine.travel(AT + dt.timedelta(days=60), tick=False):
        shown = words(Client().get(f"{link(ours, to)}{form}?language=en"))
    assert shown.count("All of them spoke.") == 2
    assert shown.lower().count("march 2027") == 1


def test_where_few_were_and_where_a_course_was_taken_back_no_sentence_is_read(
    ours: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = grant(ours)
    few, back = said_of(ours, to, present=4), said_of(ours, to, at=centre(ours))
    for each in (few, back):
        approve_quote(quote=each, by=None, at=AT)
    undo(ours, back.course)
    assert reading(to, today=AT.date()).quotes == []
    monkeypatch.setattr("declic.funding.queries.quotes.shown", lambda rows, _: [q for q, _ in rows])
    assert len(reading(to, today=AT.date()).quotes) == 1, "the control: without the rule it is read"


def test_few_sentences_are_read_and_the_newest_first(ours: Office) -> None:
    to = grant(ours)
    first = said_of(ours, to)
    for number in range(MOST_SHOWN + 2):
        said = noted(ours, to, first.course, f"Nr {number}.")
        approve_quote(quote=said, by=None, at=AT)
    shown = [each.text for each in reading(to, today=AT.date()).quotes]
    assert shown == [f"Nr {number}." for number in range(MOST_SHOWN + 1, 1, -1)]
    assert len(shown) == rules.MOST_SHOWN


def test_the_office_writes_a_sentence_down_and_takes_it_out(ours: Office) -> None:
    to, desk = grant(ours), owner()
    what = delivered(ours)
    charge(grant=to, course=what, by=None, at=AT)
    where = f"/office/grants/{to.pk}/quotes"
    told = {"course": str(what.pk), "language": "fr"}
    assert desk.post(where, {**told, "text": "Appelez le 0475 12 34 56"}).status_code == 422
    assert desk.post(where, {**told, "text": "Tous ont parlé."}).status_code == 302
    said = Quote.objects.get()
    assert desk.post(f"{where}/{said.pk}/approve").status_code == 422
    assert desk.post(f"{where}/{said.pk}/end").status_code == 302
    assert not Quote.objects.exists()

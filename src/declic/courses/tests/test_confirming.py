"""The host's link: looking changes nothing, answering once counts."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client

from declic.courses.actions.dates import cancel_date
from declic.courses.actions.held import ask_host, begun, ended
from declic.courses.actions.host_answers import answer
from declic.courses.actions.refusals import CourseRefusedError
from declic.courses.models import Course, CourseDate, State, Task
from declic.courses.queries.mails import planned_of
from declic.courses.rules.host_answers import LINK_HOLDS
from declic.courses.tests.browser import Browser
from declic.courses.tests.office import AT, Office, office
from declic.courses.tests.test_paper_pages import written
from declic.courses.tests.test_walk import ready
from declic.kernel import clock
from declic.kernel.ids import new_id
from declic.post.models import Mail

pytestmark = pytest.mark.django_db


class Link:
    """A ready course whose date was, and the link that its host got."""

    def __init__(self, patch: pytest.MonkeyPatch, *, is_over: bool = True) -> None:
        self.of: Office = office()
        self.course, self.date = ready(self.of)
        self.secret = ask_host(date=self.date, by=self.of.coordinator, at=self.date.ends_at)
        self.now = self.date.ends_at + dt.timedelta(days=1)
        patch.setattr(clock, "now", lambda: self.now)
        if is_over:
            self.ends()

    def ends(self) -> None:
        session = new_id()
        begun(date=self.date.pk, session=session, purpose="real")
        ended(session=session, present=19, at=self.now)

    def get(self) -> tuple[int, str]:
        found = Client().get(f"/held/{self.secret}", headers={"accept-language": "fr"})
        return found.status_code, found.content.decode()

    def post(self, **fields: str) -> tuple[int, str]:
        found = Client().post(f"/held/{self.secret}", fields, headers={"accept-language": "fr"})
        return found.status_code, found.content.decode()

    def row(self) -> CourseDate:
        return CourseDate.objects.get(pk=self.date.pk)

    def state(self) -> str:
        return Course.objects.get(pk=self.course.pk).state


@pytest.fixture
def link(monkeypatch: pytest.MonkeyPatch) -> Link:
    return Link(monkeypatch)


def test_looking_names_the_date_and_changes_nothing(link: Link) -> None:
    before = link.row()
    assert link.get()[0] == 200
    _, page = link.get()
    assert "mercredi 10 mars 2027" in page
    assert "École des Tilleuls" in page
    assert link.row().__dict__ | {"_state": 0} == before.__dict__ | {"_state": 0}


def test_yes_with_a_number_confirms_and_delivers(link: Link) -> None:
    status, page = link.post(held="yes", count="18")
    assert (status, "18" in page, link.state()) == (200, True, State.DELIVERED)
    assert (link.row().host_count, link.row().present) == (18, 19)


def test_a_second_answer_changes_nothing(link: Link) -> None:
    link.post(held="yes", count="18")
    assert link.post(held="no")[0] == 200
    assert (link.row().host_count, link.row().host_took_place) == (18, True)
    assert not Task.objects.exists()


def test_a_host_who_answers_before_the_laptop_comes_home_is_heard(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link = Link(monkeypatch, is_over=False)
    link.post(held="yes", count="18")
    assert (link.row().confirmed_at, link.state()) == (None, State.READY)
    link.ends()
    assert (link.row().confirmed_by, link.state()) == ("host", State.DELIVERED)


def test_no_is_told_to_the_office_once(link: Link) -> None:
    _, page = link.post(held="no")
    link.post(held="no")
    assert "appellera" in page
    assert (link.row().confirmed_at, link.state()) == (None, State.READY)
    assert [task.owner for task in Task.objects.all()] == [link.of.coordinator]
    assert Mail.objects.filter(kind="date_not_held").count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "held"),
        ({"held": "maybe", "count": "3"}, "held"),
        ({"held": "yes"}, "count"),
        ({"held": "yes", "count": "0"}, "count"),
        ({"held": "yes", "count": "501"}, "count"),
        ({"held": "yes", "count": "a<b>c"}, "count"),
        ({"held": "yes", "count": "9" * 5000}, "count"),
        ({"held": "yes", "count": "\u202e\0"}, "count"),
    ],
)
def test_a_wrong_answer_is_named_and_nothing_is_kept(
    link: Link, fields: dict[str, str], field: str
) -> None:
    status, page = link.post(**fields)
    assert status == 422
    assert f'id="{field}-error"' in page
    assert "<b>c" not in page
    assert link.row().host_said_at is None


def test_before_the_date_the_link_asks_nothing(link: Link) -> None:
    link.now = link.date.starts_at - dt.timedelta(minutes=1)
    assert 'name="held"' not in link.get()[1]
    assert link.post(held="yes", count="18")[0] == 200
    assert link.row().host_said_at is None


def test_after_ninety_days_the_link_asks_nothing(link: Link) -> None:
    link.now = link.date.ends_at + LINK_HOLDS + dt.timedelta(seconds=1)
    assert "expiré" in link.get()[1]
    link.post(held="yes", count="18")
    assert link.row().host_said_at is None


def test_a_newer_link_ends_an_older_one_and_says_so(link: Link) -> None:
    newer = ask_host(date=link.date, by=link.of.coordinator, at=link.now)
    for status, said in (link.get(), link.post(held="yes", count="18")):
        assert status == 410
        assert "un lien plus récent le 11 mars 2027" in said
    assert link.row().host_said_at is None
    link.secret = newer
    assert link.get()[0] == 200


@pytest.mark.parametrize("asked", [False, True])
def test_whoever_asks_once_more_is_told_that_the_first_link_ends(
    asked: bool,  # noqa: FBT001
) -> None:
    of = office()
    course, date, _ = written(of)
    if asked:
        ask_host(date=date, by=of.coordinator, at=AT)
    key = next(each.key for each in planned_of(course) if each.kind == "remind-held")
    page = Browser(of.coordinator).get(f"/office/courses/{course.pk}/mail", which=key).text
    assert ("The host was asked about this date already" in page) is asked
    assert ("Le lien de ce premier mail" in page) is asked


@pytest.mark.parametrize("secret", ["x", "x" * 900, "%00", "é"])
def test_an_unknown_link_says_so(link: Link, secret: str) -> None:
    link.secret = secret
    assert link.get()[0] == link.post(held="yes", count="3")[0] == 404


def test_a_cancelled_date_is_asked_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    link = Link(monkeypatch, is_over=False)
    cancel_date(date=link.date, by=link.of.coordinator, at=link.now)
    assert link.get()[0] == 404
    with pytest.raises(CourseRefusedError, match="link"):
        answer(secret=link.secret, took_place=True, count=3, at=link.now)


@pytest.mark.parametrize(("language", "word"), [("nl", "plaats"), ("de", "stattgefunden")])
def test_the_page_speaks_the_language_of_the_host(link: Link, language: str, word: str) -> None:
    link.course.host.language = language
    link.course.host.save()
    assert word in link.get()[1]
    chosen = Client().get(f"/held/{link.secret}?language=en").content.decode()
    assert "Did the course take place?" in chosen

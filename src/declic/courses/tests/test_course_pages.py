"""A course is found, filled in, dated and moved on its pages."""

from __future__ import annotations

import re
from typing import Any

import pytest

from declic.courses.models import Course, CourseDate, Note, State, Step, Task
from declic.courses.tests.browser import Browser, Page
from declic.courses.tests.office import (
    AT,
    Office,
    course,
    dated,
    filled,
    host,
    member,
    office,
    promised,
    trainer,
)
from declic.people.models import Role
from declic.post.actions import queue

pytestmark = pytest.mark.django_db
WAS = re.compile(r'name="(was-[\w-]+)" value="([^"]*)"')
DATE = {"on": "2027-03-10", "starts": "09:00", "ends": "10:40", "part": "1"}


def desk(of: Office) -> Browser:
    return Browser(of.coordinator)


def typed(page: Page, **more: Any) -> dict[str, Any]:
    """Give what a form of the page sends when nobody types anything else."""
    kept = dict(WAS.findall(page.text))
    needed = {"audience": "young", "groups": "1", "guardians": "not_asked"}
    return {**kept, **needed, **more}


def at(of: Course, part: str = "") -> str:
    return f"/office/courses/{of.pk}{part}"


def test_the_list_shows_courses_of_the_own_programme_only() -> None:
    ours, theirs = office(), office("Elsewhere")
    mine = course(ours, host(ours, name="Tilleuls"))
    other = course(theirs, host(theirs, name="Érables"))
    page = desk(ours).get("/office/courses")
    assert mine.label in page.text
    assert "Érables" not in page.text
    assert desk(ours).get(at(other)).status == 404
    assert "Érables" in Browser(None).get("/office/courses").text


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({"q": "tilleul"}, True),
        ({"q": "2027-001"}, True),
        ({"q": "Peeters"}, True),
        ({"q": "nobody"}, False),
        ({"state": "received"}, True),
        ({"state": "open"}, True),
        ({"state": "ready"}, False),
        ({"kind": "school"}, True),
        ({"kind": "company"}, False),
        ({"province": "WLG"}, True),
        ({"province": "BRU"}, False),
        ({"community": "fr"}, True),
        ({"community": "nl"}, False),
        ({"month": "2027-03"}, True),
        ({"month": "2027-04"}, False),
        ({"waiting": "yes"}, False),
    ],
)
def test_a_filter_leaves_what_fits(asked: dict[str, str], is_there: bool) -> None:  # noqa: FBT001
    of = office()
    found = filled(of)
    dated(of, found)
    assert (at(found) in desk(of).get("/office/courses", **asked).text) is is_there


def test_a_month_and_a_trainer_are_looked_for_on_one_date() -> None:
    of = office()
    found, who = filled(of), trainer(of)
    promised(of, dated(of, found), who)
    browser = desk(of)
    here = {"trainer": str(who.pk), "month": "2027-03"}
    assert at(found) in browser.get("/office/courses", **here).text
    assert at(found) not in browser.get("/office/courses", **{**here, "month": "2027-04"}).text


@pytest.mark.parametrize(
    "asked",
    [
        {"state": "lost"},
        {"month": "2027-13"},
        {"month": "soon"},
        {"trainer": "x"},
        {"q": "a" * 101},
    ],
)
def test_a_filter_that_is_none_is_said(asked: dict[str, str]) -> None:
    page = desk(office()).get("/office/courses", **asked)
    assert page.status == 422
    assert 'class="error"' in page.text


def test_a_page_that_is_not_there_is_none() -> None:
    assert desk(office()).get("/office/courses", page="7").status == 404


def test_a_course_tells_what_is_missing_and_leads_to_its_field() -> None:
    of = office()
    found = course(of)
    page = desk(of).get(at(found))
    assert f'href="{at(found)}/fill#id_coach"' in page.text
    assert f'href="{at(found)}/plan#id_plan"' in page.text
    fill = desk(of).get(at(found, "/fill")).text
    assert 'id="id_coach"' in fill
    assert 'id="id_languages"' in fill


def test_what_is_typed_is_kept() -> None:
    of = office()
    found, browser = course(of), desk(of)
    form = typed(browser.get(at(found, "/fill")), group_size="22", languages=["fr", "ar"])
    assert browser.post(at(found, "/fill"), form).status == 302
    kept = Course.objects.get(pk=found.pk)
    assert (kept.group_size, kept.languages) == (22, ["fr", "ar"])


def test_a_page_takes_whatever_a_table_may_have_told() -> None:
    of = office()
    long = "many words" * 300
    found, browser = course(of, wished=long, needs=long, adults_present=0), desk(of)
    form = typed(browser.get(at(found, "/fill")), group_size="22")
    form |= {"wished": long, "needs": long, "adults_present": "0"}
    assert browser.post(at(found, "/fill"), form).status == 302
    kept = Course.objects.get(pk=found.pk)
    assert (kept.group_size, kept.adults_present, kept.needs) == (22, 0, long)


@pytest.mark.parametrize(
    "wrong",
    [
        {"group_size": "many"},
        {"adults_present": "-1"},
        {"needs": "x" * 4001},
        {"group_size": "-3"},
        {"group_size": "1e9"},
        {"phones": "burnt"},
        {"languages": ["xx"]},
        {"age_least": "14", "age_most": "12"},
        {"help_until": "26:00"},
        {"waiting_since": "2027-02-30"},
        {"responsible": "x" * 121},
        {"coach": "00000000-0000-0000-0000-000000000000"},
    ],
)
def test_what_does_not_fit_is_said_beside_it_and_nothing_is_kept(wrong: dict[str, Any]) -> None:
    of = office()
    found, browser = course(of), desk(of)
    page = browser.post(at(found, "/fill"), typed(browser.get(at(found, "/fill")), **wrong))
    assert page.status == 422
    assert 'class="error"' in page.text
    assert Course.objects.get(pk=found.pk).group_size is None


def test_two_who_change_different_fields_both_win() -> None:
    of = office()
    found, browser = course(of), desk(of)
    before = browser.get(at(found, "/fill"))
    browser.post(at(found, "/fill"), typed(before, room="Library"))
    assert browser.post(at(found, "/fill"), typed(before, needs="A ramp")).status == 302
    kept = Course.objects.get(pk=found.pk)
    assert (kept.room, kept.needs) == ("Library", "A ramp")


def test_the_second_in_the_same_field_is_told_and_loses_nothing() -> None:
    of = office()
    found, browser = course(of), desk(of)
    before = browser.get(at(found, "/fill"))
    browser.post(at(found, "/fill"), typed(before, room="Library"))
    page = browser.post(at(found, "/fill"), typed(before, room="Gym"))
    assert page.status == 409
    assert "Somebody else wrote here meanwhile: Library" in page.text
    assert 'value="Gym"' in page.text
    assert browser.post(at(found, "/fill"), typed(page, room="Gym")).status == 302
    assert Course.objects.get(pk=found.pk).room == "Gym"


def test_a_page_that_was_refused_shows_what_others_wrote_in_other_fields() -> None:
    of = office()
    found, browser = course(of), desk(of)
    before = browser.get(at(found, "/fill"))
    theirs = {"room": "Library", "responsible": "A. Peeters", "languages": ["fr", "nl"]}
    browser.post(at(found, "/fill"), typed(before, **theirs))
    page = browser.post(at(found, "/fill"), typed(before, room="Gym"))
    assert page.status == 409
    assert 'value="A. Peeters"' in page.text
    assert len(re.findall(r'name="languages" value="(?:fr|nl)"[^>]* checked', page.text)) == 2
    assert 'value="Gym"' in page.text


def test_a_course_walks_by_its_buttons() -> None:
    of = office()
    found, browser = filled(of), desk(of)
    promised(of, dated(of, found), trainer(of))
    for state in ("talking", "dated", "ready"):
        assert browser.post(at(found, "/move"), to=state).status == 302
    assert Course.objects.get(pk=found.pk).state == State.READY
    assert "Call it delivered" in browser.get(at(found)).text


def test_a_stale_button_says_so() -> None:
    of = office()
    found, browser = course(of), desk(of)
    assert browser.post(at(found, "/move"), to="talking", seen="received").status == 302
    page = browser.post(at(found, "/move"), to="cancelled", seen="received", reason="No room")
    assert page.status == 409
    assert "No room" in page.text
    assert Course.objects.get(pk=found.pk).state == State.TALKING


@pytest.mark.parametrize(
    ("to", "status"), [("ready", 409), ("cancelled", 422), ("dated", 409), ("lost", 422)]
)
def test_a_move_that_is_none_is_refused(to: str, status: int) -> None:
    of = office()
    found = course(of)
    assert desk(of).post(at(found, "/move"), to=to, reason="").status == status
    assert Step.objects.filter(course=found).count() == 1


def test_a_cancelled_course_frees_its_trainers() -> None:
    of = office()
    found, who = filled(of), trainer(of)
    promised(of, dated(of, found), who)
    desk(of).post(at(found, "/move"), to="cancelled", reason="The school burnt down")
    promised(of, dated(of, filled(of)), who)
    assert CourseDate.objects.get(course=found).cancelled_at is not None


def test_a_date_is_added_in_the_time_of_belgium() -> None:
    of = office()
    found = filled(of)
    assert desk(of).post(at(found, "/dates"), DATE).status == 302
    date = CourseDate.objects.get(course=found)
    assert date.starts_at.isoformat() == "2027-03-10T08:00:00+00:00"
    assert "09:00–10:40" in desk(of).get(at(found)).text


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": "08:00"},
        {"ends": "23:30"},
        {"on": "someday"},
        {"on": "2027-03-28", "starts": "02:30"},
        {"part": "0"},
        {"plan": "no-such-plan"},
        {"starts": ""},
    ],
)
def test_a_date_that_is_none_is_said(wrong: dict[str, str]) -> None:
    of = office()
    found = filled(of)
    page = desk(of).post(at(found, "/dates"), {**DATE, **wrong})
    assert page.status == 422
    assert 'class="error"' in page.text or "error" in page.text
    assert not CourseDate.objects.exists()


def test_a_date_that_somebody_else_moved_is_not_moved_back() -> None:
    of = office()
    date, browser = dated(of, filled(of)), desk(of)
    address = f"/office/dates/{date.pk}/move"
    assert browser.post(address, {**DATE, "starts": "10:00", "seen": "0"}).status == 302
    page = browser.post(address, {**DATE, "starts": "07:00", "seen": "0"})
    assert page.status == 409
    assert 'value="07:00"' in page.text
    assert browser.post(address, {**DATE, "starts": "07:00", "seen": "1"}).status == 302


def test_a_cancelled_date_leaves_the_page_and_stays_in_the_timeline() -> None:
    of = office()
    found = filled(of)
    date, browser = dated(of, found), desk(of)
    assert browser.post(f"/office/dates/{date.pk}/cancel").status == 302
    assert "was cancelled" in browser.get(at(found)).text
    assert browser.get(f"/office/dates/{date.pk}").status == 200


def test_a_note_and_a_task_stand_on_the_page() -> None:
    of = office()
    found, browser = course(of), desk(of)
    note = {"way": "call", "on": "2027-02-01", "text": "Calls back on Monday"}
    assert browser.post(at(found, "/notes"), note).status == 302
    typed = {"what": "Book the room", "owner": str(of.coordinator.pk), "due_on": "2027-02-10"}
    assert browser.post(at(found, "/tasks"), typed).status == 302
    page = browser.get(at(found)).text
    assert "Calls back on Monday" in page
    assert "Book the room" in browser.get("/office/tasks").text
    task = Task.objects.get()
    assert browser.post(f"/office/tasks/{task.pk}/done", back="tasks").location.startswith(
        "/office/tasks"
    )
    assert "Book the room" not in browser.get("/office/tasks").text


def test_the_timeline_names_the_mails_about_a_course() -> None:
    of = office()
    found = course(of)
    told: dict[str, Any] = {"to": "h@e.org", "language": "fr", "text": "Bonjour", "kind": "test"}
    told["organisation"] = of.organisation.pk
    queue(**told, subject="About it", key=f"test:{found.pk}:x", at=found.made_at)
    queue(**told, subject="Not about it", key="test:else", at=found.made_at)
    page = desk(of).get(at(found)).text
    assert "About it" in page
    assert "Not about it" not in page


def test_an_empty_note_and_a_task_for_a_stranger_are_said() -> None:
    of = office()
    found, browser = course(of), desk(of)
    stranger = member(office("Elsewhere").programme, Role.Kind.COORDINATOR, "s@example.org")
    assert browser.post(at(found, "/notes"), way="call", on="2027-02-01", text=" ").status == 422
    task = {"what": "Book", "owner": str(stranger.pk)}
    page = browser.post(at(found, "/tasks"), task)
    assert page.status == 422
    assert 'value="Book"' in page.text
    assert not Note.objects.exists()
    assert not Task.objects.exists()


def test_the_plan_and_its_choices_are_kept() -> None:
    of = office()
    found, browser = course(of), desk(of)
    address = at(found, "/plan")
    first = browser.post(address, typed(browser.get(address), plan="help-a-friend"))
    assert first.location == f"{address}?done=kept"
    page = browser.get(address)
    name, option = re.findall(r'name="(choose-[\w-]+)" value="([\w-]+)"', page.text)[1]
    chosen = typed(page, plan="help-a-friend", **{name: option})
    assert browser.post(address, chosen).location == f"{at(found)}?done=kept"
    kept = Course.objects.get(pk=found.pk)
    assert kept.options[name.removeprefix("choose-")] == option
    assert browser.post(address, {**chosen, name: "nobody"}).status == 422


def test_another_host_takes_the_old_hosts_adults_away() -> None:
    of = office()
    found, other = filled(of), host(of, name="Elsewhere")
    assert desk(of).post(at(found, "/host"), host=str(other.pk)).status == 302
    kept = Course.objects.get(pk=found.pk)
    assert (kept.host, kept.host_adult, kept.coach) == (other, None, None)
    foreign = host(office("Elsewhere"))
    assert desk(of).post(at(found, "/host"), host=str(foreign.pk)).status == 422


def test_a_trainer_sees_the_own_course_without_what_is_the_offices() -> None:
    of = office()
    found, who = filled(of, external_id="KEY-7"), trainer(of)
    date = dated(of, found)
    assert Browser(who.person).get(at(found)).status == 404
    promised(of, date, who)
    desk(of).post(at(found, "/notes"), way="call", on="2027-02-01", text="Only for us")
    page = Browser(who.person).get(at(found))
    assert page.status == 200
    assert "Only for us" not in page.text
    assert "KEY-7" not in page.text
    assert "Cancel the course" not in page.text
    assert Browser(who.person).post(at(found, "/move"), to="talking").status == 404


def test_a_course_on_the_telephone_is_written_down() -> None:
    of = office()
    where, browser = host(of), desk(of)
    made = browser.post("/office/courses/new", host=str(where.pk), audience="young", wished="May")
    assert made.location.endswith("done=made")
    assert Course.objects.get().made_at > AT.replace(year=2020)
